package org.plumbline.facts.coordination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.coordination.StorePort;
import org.plumbline.cloud.coordination.StorePort.Reach;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.tls.PublicNetworks;
import org.plumbline.parse.host.ListeningSocket;
import org.plumbline.parse.host.ListeningSockets;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** The ports of memcached, Redis, etcd, the databases of OVN and swift's storage as they listen, and who can reach them. */
public final class StorePorts implements FactSource {

    /**
     * @param owners its processes
     * @param ports where the listing does not name processes
     */
    private record Store(Set<String> owners, Set<Integer> ports) {}

    /** Programs that run others, and whose name tells nothing. */
    private static final Set<String> RUNNERS = Set.of("python3", "python", "docker-proxy", "conmon");

    private static final Map<String, Store> STORES = Map.of(
            "memcached",
            new Store(Set.of("memcached"), Set.of(11211)),
            "redis",
            new Store(
                    Set.of("redis-server", "redis-sentinel", "valkey-server", "valkey-sentinel"), Set.of(6379, 26379)),
            "etcd",
            new Store(Set.of("etcd"), Set.of(2379, 2380)),
            "ovn-central",
            new Store(Set.of("ovsdb-server"), Set.of(6641, 6642, 6643, 6644)),
            "swift-object",
            new Store(Set.of("swift-object-se", "rsync"), Set.of(6200, 6000, 873)),
            "swift-container",
            new Store(Set.of("swift-container"), Set.of(6201, 6001)),
            "swift-account",
            new Store(Set.of("swift-account-s"), Set.of(6202, 6002)));

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var stores = facts.all(Deployment.class).stream()
                .filter(d -> d.isRole() && STORES.containsKey(d.software()))
                .toList();
        var open = stores.isEmpty() ? new PublicNetworks() : PublicNetworks.of(snapshot);
        var networks = new HashMap<String, HostNetwork>();
        facts.all(HostNetwork.class).forEach(network -> networks.put(network.host(), network));
        for (var store : stores) {
            snapshot.host(store.host())
                    .ifPresent(host -> add(facts, host, store.software(), open, networks.get(host.name())));
        }
    }

    private static void add(
            Facts facts, HostFiles host, String software, PublicNetworks open, @Nullable HostNetwork network) {
        var own = sockets(facts, host, software, "tcp");
        if (own.isEmpty()) {
            facts.add(Unseen.of(
                    "port:" + software,
                    host.name(),
                    "ss-tcp-listen",
                    "on which addresses " + software + " listens was not collected",
                    "collect the output of `ss -ltnp` as root"));
            return;
        }
        var all = new ArrayList<>(own.get());
        sockets(facts, host, software, "udp").ifPresent(all::addAll);
        for (var socket : all) {
            var address = socket.isWildcard() ? "*" : socket.address();
            facts.add(new StorePort(
                    software,
                    host.name(),
                    socket.protocol(),
                    address,
                    socket.port(),
                    reach(address, open, network),
                    socket.at()));
        }
    }

    /** Its sockets; empty where it was not collected, or where the listing shows none of a store that runs. */
    private static Optional<List<ListeningSocket>> sockets(
            Facts facts, HostFiles host, String software, String protocol) {
        var store = Objects.requireNonNull(STORES.get(software), software);
        return host.output("ss-" + protocol + "-listen")
                .map(output -> facts.understood(ListeningSockets.parse(output.at(), output.text())).stream()
                        .filter(socket -> RUNNERS.containsAll(socket.owners())
                                ? store.ports().contains(socket.port())
                                : socket.owners().stream().anyMatch(store.owners()::contains))
                        .map(socket -> new ListeningSocket(
                                protocol, socket.address(), socket.port(), socket.owners(), socket.at()))
                        .toList())
                .filter(found -> !found.isEmpty());
    }

    private static Reach reach(String address, PublicNetworks open, @Nullable HostNetwork network) {
        if (IpNetwork.isLoopback(address)) {
            return Reach.INTERNAL;
        }
        if (network == null || !open.known()) {
            return Reach.UNKNOWN;
        }
        var reached = network.addresses().stream()
                .filter(own -> !IpNetwork.isLoopback(own.address()))
                .filter(own -> address.equals("*") || own.address().equals(IpNetwork.normal(address)))
                .map(own -> IpNetwork.of(own.address(), own.prefixLength()))
                .filter(open::isPublic)
                .toList();
        if (reached.isEmpty()) {
            return Reach.INTERNAL;
        }
        return reached.stream().allMatch(open::isInternal) ? Reach.FLAT : Reach.PUBLIC;
    }
}
