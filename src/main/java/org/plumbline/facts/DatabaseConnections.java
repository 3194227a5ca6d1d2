package org.plumbline.facts;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.DatabaseConnection;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The databases that OpenStack services keep their data in. */
final class DatabaseConnections implements FactSource {

    private static final Map<String, List<String>> OPTIONS = Map.of(
            "nova", List.of("database.connection", "api_database.connection"),
            "placement", List.of("placement_database.connection"));

    private static final List<String> USUAL = List.of("database.connection");

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

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var seen = new HashSet<Location>();
        for (var service : facts.all(Service.class)) {
            for (var option : OPTIONS.getOrDefault(service.project(), USUAL)) {
                var setting = service.setting(option);
                boolean owner =
                        OWNERS.contains(service.name()) && !service.name().equals("nova-api");
                boolean needed = owner
                        && option.equals(
                                OPTIONS.getOrDefault(service.project(), USUAL).get(0));
                boolean used = setting.isSet() && mayOpen(service, setting) && seen.add(setting.at());
                if (used || (!setting.isSet() && needed)) {
                    facts.add(new DatabaseConnection(service.name(), service.project(), service.host(), setting));
                }
            }
        }
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().stream().anyMatch(OWNERS::contains))
                .forEach(missing -> facts.add(new Unseen(List.of("database-connection"), missing.spot())));
    }

    /**
     * Agents and nova-compute never open a database, whatever their package left in the file. Where it is not known which
     * service runs, only an address that somebody wrote counts, not the SQLite file of the package.
     */
    private static boolean mayOpen(Service service, Setting setting) {
        return OWNERS.contains(service.name())
                || service.name().equals("nova-scheduler")
                || (service.name().equals(service.project()) && !setting.startsWith("sqlite"));
    }
}
