package org.plumbline.resilience;

import java.util.List;
import java.util.Map;

/** What a control-plane role cannot work without (catalog NOTES 2.2, hard dependencies only). */
final class Dependencies {

    private static final Map<String, List<String>> HARD = Map.ofEntries(
            Map.entry("keystone", List.of("haproxy", "mariadb")),
            Map.entry("glance-api", List.of("haproxy", "keystone", "mariadb")),
            Map.entry("placement-api", List.of("haproxy", "keystone", "mariadb")),
            Map.entry("nova-api", List.of("haproxy", "keystone", "mariadb", "rabbitmq", "placement-api")),
            Map.entry("nova-scheduler", List.of("mariadb", "rabbitmq", "placement-api")),
            Map.entry("nova-conductor", List.of("mariadb", "rabbitmq")),
            Map.entry("neutron-server", List.of("haproxy", "keystone", "mariadb", "rabbitmq", "ovn-central")),
            Map.entry("cinder-api", List.of("haproxy", "keystone", "mariadb", "rabbitmq")),
            Map.entry("cinder-scheduler", List.of("mariadb", "rabbitmq")),
            Map.entry("horizon", List.of("haproxy", "keystone")));

    private Dependencies() {}

    static List<String> of(String role) {
        return HARD.getOrDefault(role, List.of());
    }
}
