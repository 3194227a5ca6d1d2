package org.plumbline.facts.endpoints;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.SqlClient;
import org.plumbline.cloud.endpoints.Endpoint;
import org.plumbline.cloud.endpoints.ServiceRoute;
import org.plumbline.cloud.endpoints.ServiceRoute.Reach;
import org.plumbline.cloud.endpoints.UrlServer;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.endpoints.Destinations.Providers;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Where the endpoints of the catalog, the database and keystone are reached. */
public final class ServiceRoutes implements FactSource {

    private static final int SQL = 3306;

    private static final Set<String> KEYSTONE = Set.of("auth_url", "www_authenticate_uri", "auth_uri", "identity_uri");

    /** Which software answers at the endpoints of a type of service (openstack/service-types-authority, with aliases). */
    private static final Map<String, String> SOFTWARE = Map.ofEntries(
            Map.entry("identity", "keystone"),
            Map.entry("image", "glance-api"),
            Map.entry("placement", "placement-api"),
            Map.entry("compute", "nova-api"),
            Map.entry("network", "neutron-server"),
            Map.entry("volume", "cinder-api"),
            Map.entry("volumev2", "cinder-api"),
            Map.entry("volumev3", "cinder-api"),
            Map.entry("block-store", "cinder-api"),
            Map.entry("block-storage", "cinder-api"),
            Map.entry("orchestration", "heat-api"),
            Map.entry("cloudformation", "heat-api-cfn"),
            Map.entry("key-manager", "barbican-api"),
            Map.entry("load-balancer", "octavia-api"),
            Map.entry("share", "manila-api"),
            Map.entry("sharev2", "manila-api"),
            Map.entry("shared-file-system", "manila-api"),
            Map.entry("baremetal", "ironic-api"),
            Map.entry("bare-metal", "ironic-api"),
            Map.entry("dns", "designate-api"),
            Map.entry("object-store", "swift-proxy"),
            Map.entry("instance-ha", "masakari-api"),
            Map.entry("ha", "masakari-api"),
            Map.entry("container-infrastructure-management", "magnum-api"),
            Map.entry("container-infrastructure", "magnum-api"),
            Map.entry("container-infra", "magnum-api"),
            Map.entry("alarm", "aodh-api"),
            Map.entry("alarming", "aodh-api"),
            Map.entry("metric", "gnocchi-api"),
            Map.entry("resource-optimization", "watcher-api"),
            Map.entry("infra-optim", "watcher-api"),
            Map.entry("database", "trove-api"));

    /** Addresses that services hand out for others to call back. */
    private static final Map<String, String> CALLBACKS = Map.of(
            "DEFAULT.heat_metadata_server_url", "heat-api-cfn",
            "DEFAULT.heat_waitcondition_server_url", "heat-api-cfn",
            "DEFAULT.host_href", "barbican-api");

    private record Route(String purpose, String name, Reach reach) implements Comparable<Route> {

        @Override
        public int compareTo(Route other) {
            return (purpose + name + reach).compareTo(other.purpose + other.name + other.reach);
        }
    }

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var routes = new Grouped(new Destinations(facts, snapshot));
        for (var endpoint : facts.all(Endpoint.class)) {
            routes.add("endpoint", "api", endpoint.type(), endpoint.url(), SOFTWARE.get(endpoint.type()), endpoint);
        }
        for (var client : facts.all(SqlClient.class)) {
            routes.add("database", client);
        }
        var seen = new HashSet<Location>();
        for (var service : facts.all(Service.class)) {
            service.options().all().stream()
                    .filter(setting -> isKeystone(setting.option()) && seen.add(setting.at()))
                    .forEach(setting -> {
                        if (setting.known()) {
                            routes.add(
                                    "identity",
                                    service.host(),
                                    service.project(),
                                    setting.value(),
                                    "keystone",
                                    setting);
                        } else {
                            hidden(facts, "identity-route", service, setting);
                        }
                    });
            CALLBACKS.forEach((option, software) -> {
                var setting = service.setting(option);
                boolean elsewhere = !setting.mentions("localhost") && !setting.mentions("//127.");
                if (setting.isSet() && setting.known() && elsewhere && seen.add(setting.at())) {
                    routes.add(
                            service.project() + "-callback",
                            service.host(),
                            service.project(),
                            setting.value(),
                            software,
                            setting);
                }
            });
            var connection = service.setting("database.connection");
            if (connection.isSet() && !connection.known()) {
                hidden(facts, "database-route", service, connection);
            }
        }
        facts.addAll(routes.all());
    }

    private static void hidden(Facts facts, String route, Service service, Setting setting) {
        facts.add(Unseen.of(
                route,
                service.host(),
                setting.at().source(),
                "where " + service.project() + " goes does not show: " + setting.seen(),
                "let plumbline collect the file itself: it keeps hosts and hides passwords"));
    }

    private static boolean isKeystone(String option) {
        return KEYSTONE.contains(option.substring(option.lastIndexOf('.') + 1));
    }

    /** Uses of the same address for the same purpose are one route. */
    private static final class Grouped {

        private static final Providers NOT_KNOWN = new Providers(Set.of(), false);

        private final Destinations destinations;
        private final TreeMap<Route, List<Located>> uses = new TreeMap<>();
        private final TreeMap<Route, TreeSet<String>> users = new TreeMap<>();

        Grouped(Destinations destinations) {
            this.destinations = destinations;
        }

        void add(String purpose, SqlClient client) {
            if (client.mysql()) {
                var reach = destinations.of(client.host(), client.server(), SQL, destinations.providers("mariadb"));
                add(new Route(purpose, client.server(), reach), client.project(), client.connection());
            }
        }

        /** @param software what answers there; null where that is not known, and only the address can tell */
        void add(String purpose, String host, String user, String url, @Nullable String software, Located at) {
            var server = UrlServer.of(url);
            var name = server.map(UrlServer::host).orElse(url);
            var providers = software == null ? NOT_KNOWN : destinations.providers(software);
            var reach = server.map(to -> destinations.of(host, to.host(), to.port(), providers))
                    .orElse(Reach.UNKNOWN);
            add(new Route(purpose, name, reach), user, at);
        }

        private void add(Route route, String user, Located at) {
            uses.computeIfAbsent(route, r -> new ArrayList<>()).add(at);
            users.computeIfAbsent(route, r -> new TreeSet<>()).add(user);
        }

        List<ServiceRoute> all() {
            var all = new ArrayList<ServiceRoute>();
            uses.forEach((route, at) -> all.add(new ServiceRoute(
                    route.purpose(),
                    route.name(),
                    route.reach(),
                    List.copyOf(users.getOrDefault(route, new TreeSet<>())),
                    at)));
            return all;
        }
    }
}
