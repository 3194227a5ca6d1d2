package org.plumbline.facts.database;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.DatabaseConnection;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The databases that OpenStack services keep their data in. */
public final class DatabaseConnections implements FactSource {

    private static final Map<String, List<String>> OPTIONS = Map.of(
            "nova", List.of("database.connection", "api_database.connection"),
            "placement", List.of("placement_database.connection"));

    private static final List<String> USUAL = List.of("database.connection");

    /** Projects with services on other hosts that have the same file and need no database. */
    private static final Set<String> MIXED = Set.of("nova", "neutron");

    /** Services that cannot work without a database of their own; others reach it through these. */
    private static final Set<String> OWNERS = Set.of(
            "keystone",
            "glance-api",
            "placement-api",
            "nova-api",
            "nova-conductor",
            "neutron-server",
            "cinder-api",
            "heat-engine",
            "barbican-api",
            "octavia-api",
            "manila-api",
            "ironic-conductor",
            "designate-central",
            "magnum-conductor",
            "masakari-api",
            "trove-api",
            "watcher-api",
            "aodh-api");

    /** Services that find a database in a file that they share with others, and never use it. */
    private static final Set<String> STRANGERS =
            Set.of("nova-compute", "nova-spicehtml5proxy", "heat-api", "heat-api-cfn");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var seen = new HashSet<Location>();
        for (var service : facts.all(Service.class)) {
            var options = OPTIONS.getOrDefault(service.project(), USUAL);
            for (var option : options) {
                var setting = service.setting(option);
                // nova-api can do with [api_database] alone.
                boolean needed = OWNERS.contains(service.name())
                        && !service.name().equals("nova-api")
                        && option.equals(options.get(0));
                if ((setting.isSet() && uses(service) && seen.add(setting.at())) || (!setting.isSet() && needed)) {
                    add(facts, service, setting);
                }
            }
        }
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().stream().anyMatch(OWNERS::contains))
                .forEach(missing -> facts.add(new Unseen(List.of("database-connection"), missing.spot())));
    }

    private static boolean uses(Service service) {
        return !STRANGERS.contains(service.name())
                && !(service.name().startsWith("neutron-") && service.name().endsWith("-agent"));
    }

    /** Where nothing tells what runs on a host, it may be one that leaves its packages' default alone. */
    private static void add(Facts facts, Service service, Setting setting) {
        var connection = new DatabaseConnection(service.name(), service.project(), service.host(), setting);
        if (connection.isSqlite() && service.name().equals(service.project()) && MIXED.contains(service.project())) {
            facts.add(Unseen.of(
                    "database-connection",
                    service.host(),
                    setting.at().source(),
                    setting.seen() + ", and whether a service there uses it is not known",
                    "collect what runs on the host"));
        } else {
            facts.add(connection);
        }
    }
}
