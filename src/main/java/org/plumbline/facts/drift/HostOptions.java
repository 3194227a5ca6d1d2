package org.plumbline.facts.drift;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Host;

/** Which options belong to a host, and may differ from host to host. */
final class HostOptions {

    private static final Set<String> OWN = Set.of(
            "host",
            "hostname",
            "my_ip",
            "my_ipv6",
            "my_block_storage_ip",
            "local_ip",
            "cluster",
            "backend_host",
            "enabled_backends",
            "enabled_share_backends",
            "compute_id",
            "log_file",
            "log_dir",
            "processname",
            "worker_self_reference_url",
            "conductor_group",
            "initial_cpu_allocation_ratio",
            "initial_ram_allocation_ratio",
            "bridge_mappings",
            "physical_interface_mappings");

    private static final List<String> OWN_ENDS = List.of(
            "workers", "_listen", "_listen_port", "_host", "_ip", "_inbound_addr", "availability_zone", "_address");

    private static final List<String> OWN_STARTS = List.of("bind_", "listen", "reserved_host_", "cpu_");

    private static final Set<String> OWN_GROUPS = Set.of("libvirt", "vnc", "spice", "serial_console", "pci", "ovs");

    /** Where two values mean that requests are answered differently, or not at all. */
    private static final List<String> WEIGHTY = List.of(
            "connection",
            "transport_url",
            "memcache",
            "_key",
            "password",
            "secret",
            "_down_time",
            "policy",
            "auth_url",
            "provider",
            "driver",
            "plugin");

    private HostOptions() {}

    static boolean mayDiffer(String option) {
        int dot = option.indexOf('.');
        var name = option.substring(dot + 1);
        return OWN.contains(name)
                || OWN_GROUPS.contains(option.substring(0, dot))
                || OWN_ENDS.stream().anyMatch(name::endsWith)
                || OWN_STARTS.stream().anyMatch(name::startsWith);
    }

    /** Conductors of different cells have a message bus and a database each. */
    static boolean differsByCell(String option) {
        return option.equals("DEFAULT.transport_url") || option.equals("database.connection");
    }

    static boolean isWeighty(String option) {
        return WEIGHTY.stream().anyMatch(option::contains);
    }

    /** The value with the host's own names and addresses taken out. */
    static String withoutOwn(String value, @Nullable Host host) {
        var text = value.strip().toLowerCase(Locale.ROOT);
        if (host != null) {
            var own = Stream.concat(host.addresses().stream(), host.names().stream())
                    .sorted((a, b) -> b.length() - a.length())
                    .toList();
            for (var name : own) {
                text = text.replace(name, "‹own›");
            }
        }
        return text;
    }
}
