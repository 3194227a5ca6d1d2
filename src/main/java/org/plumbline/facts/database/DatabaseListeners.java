package org.plumbline.facts.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.database.DatabaseListener;
import org.plumbline.cloud.database.DatabaseListener.Neighbours;
import org.plumbline.cloud.database.DatabaseListener.Reach;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.tls.PublicNetworks;
import org.plumbline.parse.host.ListeningSocket;
import org.plumbline.parse.host.ListeningSockets;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The ports of the database servers, as they listen, else as they are configured, and who can reach them. */
public final class DatabaseListeners implements FactSource {

    private static final Set<String> SERVERS = Set.of("mariadbd", "mysqld");
    private static final int REPLICATION = 4567;

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var servers = facts.all(DatabaseServer.class);
        var open = servers.isEmpty() ? new PublicNetworks() : PublicNetworks.of(snapshot);
        var networks = new HashMap<String, HostNetwork>();
        facts.all(HostNetwork.class).forEach(network -> networks.put(network.host(), network));
        for (var server : servers) {
            snapshot.host(server.host())
                    .ifPresent(host -> new OnHost(facts, host, server, open, networks.get(host.name())).look());
        }
    }

    private static final class OnHost {

        private final Facts facts;
        private final HostFiles host;
        private final DatabaseServer server;
        private final PublicNetworks open;
        private final @Nullable HostNetwork network;
        private final List<ListeningSocket> sockets = new ArrayList<>();

        OnHost(Facts facts, HostFiles host, DatabaseServer server, PublicNetworks open, @Nullable HostNetwork network) {
            this.facts = facts;
            this.host = host;
            this.server = server;
            this.open = open;
            this.network = network;
        }

        void look() {
            host.output("ss-tcp-listen")
                    .ifPresent(output ->
                            sockets.addAll(facts.understood(ListeningSockets.parse(output.at(), output.text()))));
            var own = sockets.stream()
                    .filter(socket -> socket.owners().stream().anyMatch(SERVERS::contains))
                    .toList();
            if (own.isEmpty()) {
                configured();
            }
            for (var socket : own) {
                var address = socket.isWildcard() ? "*" : socket.address();
                add(socket.port() == REPLICATION ? "replication" : "SQL", address, socket.port(), socket.at());
            }
        }

        private void configured() {
            var bind = server.setting("bind_address");
            if (bind.known()) {
                for (var address : bind.value().isBlank() ? List.of("*") : bind.list()) {
                    add("SQL", address, (int) server.setting("port").number(), bind.at());
                }
            }
            var listen = server.setting("gmcast.listen_addr");
            if (server.replicated() && listen.known()) {
                add("replication", addressOf(listen), REPLICATION, listen.at());
            }
        }

        /** {@code tcp://10.0.0.11:4567} or {@code ssl://[::]:4567}. */
        private static String addressOf(Setting listen) {
            var address = listen.value()
                    .substring(
                            listen.value().indexOf("://") < 0
                                    ? 0
                                    : listen.value().indexOf("://") + 3);
            int port = address.lastIndexOf(':');
            return address.substring(0, port < 0 ? address.length() : port)
                    .replace("[", "")
                    .replace("]", "");
        }

        private void add(String purpose, String address, int port, Location at) {
            boolean everywhere = address.equals("*") || address.equals("0.0.0.0") || address.equals("::");
            boolean shared = sockets.stream()
                    .filter(socket -> socket.owners().stream().noneMatch(SERVERS::contains) && !socket.isLoopback())
                    .anyMatch(socket -> everywhere || socket.address().equals(address));
            facts.add(new DatabaseListener(
                    host.name(),
                    purpose,
                    everywhere ? "*" : address,
                    port,
                    reach(everywhere, address, port),
                    sockets.isEmpty() ? Neighbours.UNKNOWN : shared ? Neighbours.SOME : Neighbours.NONE,
                    at));
        }

        private Reach reach(boolean everywhere, String address, int port) {
            if (!everywhere && (IpNetwork.isLoopback(address) || address.equals("localhost"))) {
                return Reach.INTERNAL;
            }
            if (network == null || !open.known()) {
                return Reach.UNKNOWN;
            }
            var reached = network.addresses().stream()
                    .filter(own -> !IpNetwork.isLoopback(own.address()))
                    .filter(own -> everywhere || own.address().equals(IpNetwork.normal(address)))
                    .map(own -> IpNetwork.of(own.address(), own.prefixLength()))
                    .filter(open::isPublic)
                    .toList();
            if (reached.isEmpty()) {
                return Reach.INTERNAL;
            }
            if (filtered(port)) {
                return Reach.FILTERED;
            }
            return reached.stream().allMatch(open::isInternal) ? Reach.FLAT : Reach.PUBLIC;
        }

        /** Whether rules of a packet filter mention the port, or drop what they do not mention. */
        private boolean filtered(int port) {
            return List.of("iptables-save", "nft-ruleset").stream()
                    .flatMap(input -> host.output(input).stream())
                    .anyMatch(output -> output.text().contains("dport " + port)
                            || output.text().contains("dports " + port)
                            || output.text().contains("," + port)
                            || output.text().contains(":INPUT DROP"));
        }
    }
}
