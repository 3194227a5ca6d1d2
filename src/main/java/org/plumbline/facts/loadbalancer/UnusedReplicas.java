package org.plumbline.facts.loadbalancer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.loadbalancer.ProxyBackend;
import org.plumbline.cloud.loadbalancer.ProxyServer;
import org.plumbline.cloud.loadbalancer.UnusedReplica;
import org.plumbline.cloud.topology.Role;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** APIs that run on a host which the load balancer leaves out. */
public final class UnusedReplicas implements FactSource {

    private static final Map<String, Integer> PORTS =
            Map.of("keystone", 5000, "placement-api", 8778, "cinder-api", 8776, "glance-api", 9292);

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var seen = new HashSet<String>();
        facts.all(Host.class).forEach(host -> seen.add(host.name()));
        for (var role : facts.all(Role.class)) {
            var port = PORTS.get(role.name());
            if (port != null) {
                facts.all(ProxyBackend.class).stream()
                        .filter(backend -> serves(backend, port, seen))
                        .findFirst()
                        .ifPresent(backend -> unused(facts, role, backend, port));
            }
        }
    }

    private static void unused(Facts facts, Role role, ProxyBackend model, int port) {
        var used = new HashSet<String>();
        facts.all(ProxyBackend.class).stream()
                .filter(backend -> backend.ports().contains(port) || has(backend, port))
                .forEach(backend -> backend.enabled().forEach(server -> used.add(server.machine())));
        role.members().stream()
                .filter(member -> !used.contains(member.host()))
                .forEach(member ->
                        facts.add(new UnusedReplica(role.name(), member.host(), model.name(), List.of(member, model))));
    }

    /** A backend of the port whose servers are all known hosts: only then a host is known to be left out. */
    private static boolean serves(ProxyBackend backend, int port, Set<String> seen) {
        return (backend.ports().contains(port) || has(backend, port))
                && !backend.enabled().isEmpty()
                && backend.enabled().stream().allMatch(server -> server.counted() && seen.contains(server.machine()));
    }

    private static boolean has(ProxyBackend backend, int port) {
        return backend.servers().stream().map(ProxyServer::port).anyMatch(p -> p == port);
    }
}
