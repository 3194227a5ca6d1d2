package org.plumbline.facts.loadbalancer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.loadbalancer.BalancedAddress;
import org.plumbline.cloud.loadbalancer.Haproxy;
import org.plumbline.cloud.loadbalancer.ProxyBind;
import org.plumbline.cloud.loadbalancer.ProxyFrontend;
import org.plumbline.cloud.vip.FloatingBind;
import org.plumbline.cloud.vip.TcpPatience;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.facts.KernelSettings;
import org.plumbline.facts.cluster.PacemakerAddresses;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Whether the kernels of balancers and of their clients are set up for addresses that move. */
public final class BalancerKernels implements FactSource {

    private static final String V4 = "net.ipv4.ip_nonlocal_bind";
    private static final String V6 = "net.ipv6.ip_nonlocal_bind";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var bindsOf = new TreeMap<String, List<ProxyBind>>();
        facts.all(ProxyFrontend.class)
                .forEach(frontend -> bindsOf.computeIfAbsent(frontend.host(), host -> new ArrayList<>())
                        .addAll(frontend.binds()));
        if (bindsOf.isEmpty()) {
            return;
        }
        var networks = new HashMap<String, HostNetwork>();
        facts.all(HostNetwork.class).forEach(network -> networks.put(network.host(), network));
        var moving = new HashSet<String>();
        facts.all(BalancedAddress.class).stream()
                .filter(address -> !address.candidates().isEmpty())
                .forEach(address -> moving.add(address.address()));
        var clients = new TreeSet<>(bindsOf.keySet());
        facts.all(Service.class).forEach(service -> clients.add(service.host()));
        if (moving.isEmpty() && knowsWhatMoves(facts, snapshot)) {
            facts.add(absent(facts, "tcp-patience", "no virtual address leads to the balancers"));
        }
        for (var host : snapshot.hosts()) {
            if (clients.contains(host.name())) {
                var kernel = new KernelSettings(facts, host);
                if (!moving.isEmpty()) {
                    addPatience(facts, host, kernel);
                }
                var binds = bindsOf.get(host.name());
                if (binds != null) {
                    addBinds(facts, host, kernel, binds, networks, moving);
                }
            }
        }
        if (facts.all(FloatingBind.class).isEmpty() && networks.keySet().containsAll(bindsOf.keySet())) {
            facts.add(absent(
                    facts,
                    "floating-bind",
                    "every address that HAProxy listens on is always there or bound transparently"));
        }
    }

    private static boolean knowsWhatMoves(Facts facts, Snapshot snapshot) {
        return facts.all(MissingHost.class).stream().noneMatch(ControlPlane::couldCarryIt)
                && facts.hostsOfUnseen("vrrp-instance").findAny().isEmpty()
                && PacemakerAddresses.of(facts, snapshot).unseen().isEmpty();
    }

    private static Absent absent(Facts facts, String subject, String reason) {
        return new Absent(
                subject,
                reason,
                facts.all(Haproxy.class).stream()
                        .map(haproxy -> haproxy.at().whole())
                        .toList());
    }

    private static void addPatience(Facts facts, HostFiles host, KernelSettings kernel) {
        var retries = kernel.running("net.ipv4.tcp_retries2");
        if (retries.known()) {
            facts.add(new TcpPatience(host.name(), retries, kernel.running("net.ipv4.tcp_keepalive_time")));
        } else {
            facts.add(Unseen.of(
                    "tcp-patience",
                    host.name(),
                    "sysctl",
                    "the kernel parameters of " + host.name() + " were not collected",
                    "run `sysctl -a`"));
        }
    }

    private static void addBinds(
            Facts facts,
            HostFiles host,
            KernelSettings kernel,
            List<ProxyBind> binds,
            Map<String, HostNetwork> networks,
            Set<String> moving) {
        var network = networks.get(host.name());
        for (var key : List.of(V4, V6)) {
            var floating = binds.stream()
                    .filter(bind -> !bind.transparent()
                            && !addresses(bind, key, network, moving).isEmpty())
                    .toList();
            if (!floating.isEmpty()) {
                var addresses = new TreeSet<String>();
                floating.forEach(bind -> addresses.addAll(addresses(bind, key, network, moving)));
                facts.add(new FloatingBind(
                        host.name(), List.copyOf(addresses), floating, kernel.running(key), kernel.atBoot(key)));
            }
        }
        if (network == null) {
            facts.add(new Unseen(
                    List.of("floating-bind"),
                    new BlindSpot(
                            host.name(),
                            "ip-addr",
                            "the addresses of " + host.name() + " were not collected",
                            "run `ip -j addr`")));
        }
    }

    /** The addresses of a line, of one family, that move or that the host does not have now. */
    private static List<String> addresses(
            ProxyBind bind, String key, @Nullable HostNetwork network, Set<String> moving) {
        boolean v6 = key.equals(V6);
        return bind.addresses().stream()
                .filter(address -> HostNames.isAddress(address) && (address.indexOf(':') >= 0) == v6)
                .filter(address -> moving.contains(address) || (network != null && !network.has(address)))
                .toList();
    }
}
