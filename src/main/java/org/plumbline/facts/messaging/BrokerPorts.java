package org.plumbline.facts.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.messaging.BrokerPort;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.IpAddr;
import org.plumbline.parse.host.ListeningSockets;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The ports of RabbitMQ hosts that are for administrators and other members only, and who could reach them. */
public final class BrokerPorts implements FactSource {

    /** Port mapper, inter-node, management API with and without TLS, metrics with and without TLS. */
    private static final Set<Integer> INNER = Set.of(4369, 25672, 15671, 15672, 15691, 15692);

    /** Bridges and interfaces that machines and namespaces are plugged into. */
    private static final List<String> VIRTUAL = List.of("lo", "docker", "virbr", "veth", "tap", "qbr", "qvb", "br-int");

    private static final List<String> FIREWALL_OUTPUTS = List.of("iptables-save", "nft-list-ruleset");
    private static final List<String> FIREWALL_FILES =
            List.of("/etc/iptables/rules.v4", "/etc/nftables.conf", "/etc/sysconfig/iptables");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.software().equals("rabbitmq") && deployment.isRole()) {
                snapshot.host(deployment.host()).ifPresent(host -> host(facts, host));
            }
        }
    }

    private static void host(Facts facts, HostFiles host) {
        var sockets = host.output("ss-tcp-listen").or(() -> host.output("ss"));
        if (sockets.isEmpty()) {
            facts.add(Unseen.of(
                    "rabbitmq-port",
                    host.name(),
                    "ss-tcp-listen",
                    "which addresses RabbitMQ's inner ports are bound to was not collected",
                    "run ss -ltnp as root"));
            return;
        }
        if (host.output("ip-addr").isEmpty()) {
            facts.add(Unseen.of(
                    "rabbitmq-port",
                    host.name(),
                    "ip-addr",
                    "which networks the host has an address in was not collected",
                    "run ip -j addr"));
        }
        var networks = networks(facts, host);
        var firewall = firewall(host);
        var sources = new ArrayList<Location>();
        sources.add(sockets.get().at());
        host.output("ip-addr").ifPresent(file -> sources.add(file.at()));
        for (var socket : facts.understood(
                ListeningSockets.parse(sockets.get().at(), sockets.get().text()))) {
            if (INNER.contains(socket.port()) && !socket.owners().contains("haproxy") && !socket.isLoopback()) {
                facts.add(new BrokerPort(
                        host.name(),
                        socket.address(),
                        socket.port(),
                        socket.isWildcard(),
                        networks,
                        firewall,
                        List.copyOf(sources),
                        socket.at()));
            }
        }
    }

    /** The interfaces with global addresses; where they were not seen, none. */
    private static List<String> networks(Facts facts, HostFiles host) {
        var networks = new TreeSet<String>();
        host.output("ip-addr").ifPresent(file -> facts.understood(IpAddr.parse(file.at(), file.text()))
                .forEach(device -> {
                    if (VIRTUAL.stream().noneMatch(device.name()::startsWith)
                            && device.addresses().stream()
                                    .anyMatch(a -> a.scope().equals("global"))) {
                        networks.add(device.name());
                    }
                }));
        return List.copyOf(networks);
    }

    private static BrokerPort.Firewall firewall(HostFiles host) {
        var rules = new ArrayList<String>();
        FIREWALL_OUTPUTS.forEach(id -> host.output(id).ifPresent(file -> rules.add(file.text())));
        if (rules.isEmpty()) {
            FIREWALL_FILES.forEach(path -> host.file(path).ifPresent(file -> rules.add(file.text())));
        }
        if (rules.isEmpty()) {
            return BrokerPort.Firewall.UNSEEN;
        }
        return rules.stream().anyMatch(BrokerPorts::filters) ? BrokerPort.Firewall.FILTERS : BrokerPort.Firewall.OPEN;
    }

    /** Whether the rules for what comes in drop or reject anything. */
    private static boolean filters(String rules) {
        return rules.lines()
                .map(String::strip)
                .anyMatch(line -> line.startsWith(":INPUT DROP")
                        || (line.startsWith("-A INPUT") && (line.contains("-j DROP") || line.contains("-j REJECT")))
                        || (line.contains("hook input") && line.contains("policy drop"))
                        || (!line.startsWith("#") && line.contains("dport") && line.contains("drop")));
    }
}
