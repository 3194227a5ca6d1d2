package org.plumbline.facts.endpoints;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.endpoints.ServiceRoute.Reach;
import org.plumbline.cloud.loadbalancer.BalancedAddress;
import org.plumbline.cloud.loadbalancer.ProxyBind;
import org.plumbline.cloud.loadbalancer.ProxyFrontend;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.facts.cluster.PacemakerAddresses;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.parse.host.HostsFile;
import org.plumbline.snapshot.Snapshot;

/** What names and addresses lead to: virtual addresses, balancers, or one host. */
public final class Destinations {

    /** Who serves a function. */
    public record Providers(Set<String> hosts, boolean complete) {}

    private final Facts facts;
    private final Set<String> floating = new HashSet<>();
    private final Map<String, Set<String>> addresses = new HashMap<>();
    private final Map<String, String> hostsByName = new HashMap<>();
    private final Map<String, Set<String>> software = new HashMap<>();
    private final Map<String, Set<ProxyBind>> binds = new HashMap<>();
    private final boolean complete;

    public Destinations(Facts facts, Snapshot snapshot) {
        this.facts = facts;
        facts.all(VrrpMember.class).forEach(member -> floating.addAll(member.addresses()));
        floating.addAll(PacemakerAddresses.of(facts, snapshot).candidates().keySet());
        facts.all(BalancedAddress.class).forEach(address -> floating.add(address.address()));
        facts.all(Host.class).forEach(host -> host.names().forEach(name -> hostsByName.putIfAbsent(name, host.name())));
        for (var host : snapshot.hosts()) {
            host.file("/etc/hosts").ifPresent(file -> HostsFile.parse(file.at(), file.text()).value().stream()
                    .filter(line -> !IpNetwork.isLoopback(line.address()))
                    .forEach(line -> line.names().forEach(name -> addresses
                            .computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new TreeSet<>())
                            .add(IpNetwork.normal(line.address())))));
        }
        facts.all(Deployment.class).stream().filter(Deployment::isRole).forEach(role -> software.computeIfAbsent(
                        role.software(), s -> new TreeSet<>())
                .add(role.host()));
        facts.all(ProxyFrontend.class).forEach(frontend -> binds.computeIfAbsent(frontend.host(), h -> new HashSet<>())
                .addAll(frontend.binds()));
        complete = facts.all(MissingHost.class).stream().noneMatch(ControlPlane::couldCarryIt);
    }

    public Providers providers(String name) {
        return new Providers(software.getOrDefault(name, Set.of()), complete);
    }

    /**
     * Where a name leads.
     *
     * @param from the host that uses it; {@code api} where that may be any
     * @param name a host name or an address, without brackets; empty for the host itself
     */
    public Reach of(String from, String name, int port, Providers providers) {
        var key = name.toLowerCase(Locale.ROOT);
        if (key.isEmpty() || key.equals("localhost") || (HostNames.isAddress(key) && IpNetwork.isLoopback(key))) {
            return from.equals("api") ? count(providers) : onHost(from, "127.0.0.1", port, providers);
        }
        var own = HostNames.isAddress(key) ? Set.of(IpNetwork.normal(key)) : addresses.getOrDefault(key, Set.of());
        if (own.size() > 1 || own.stream().anyMatch(floating::contains)) {
            return Reach.ANY_HOST;
        }
        var address = own.stream().findFirst().orElse("");
        var host = address.isEmpty()
                ? hostsByName.get(key)
                : facts.hostNames().host(address).orElse(hostsByName.get(key));
        if (host != null) {
            return onHost(host, address, port, providers);
        }
        boolean nothingElse = providers.complete() && providers.hosts().size() == 1;
        return nothingElse ? Reach.ONLY_ONE : Reach.UNKNOWN;
    }

    private Reach onHost(String host, String address, int port, Providers providers) {
        var known = binds.getOrDefault(host, Set.of());
        if (known.stream()
                .anyMatch(bind -> bind.ports().contains(port)
                        && (bind.wildcard() || bind.addresses().contains(address)))) {
            return Reach.ANY_HOST;
        }
        boolean serves = providers.hosts().contains(host);
        if (runs("proxysql", host) || runs("maxscale", host)) {
            return IpNetwork.isLoopback(address) && !serves ? Reach.ANY_HOST : Reach.UNKNOWN;
        }
        if (!serves || (runs("haproxy", host) && known.isEmpty())) {
            return Reach.UNKNOWN;
        }
        return count(providers);
    }

    /** What one host is among these; a name that means another host to everybody means one host. */
    private static Reach count(Providers providers) {
        return providers.hosts().size() > 1
                ? Reach.ONE_OF_SEVERAL
                : providers.complete() && !providers.hosts().isEmpty() ? Reach.ONLY_ONE : Reach.UNKNOWN;
    }

    private boolean runs(String name, String host) {
        return software.getOrDefault(name, Set.of()).contains(host);
    }

    /** Names and addresses of hosts, as far as they are known: for lists of members. */
    public List<String> hosts(String name) {
        var key = name.toLowerCase(Locale.ROOT);
        var own = HostNames.isAddress(key) ? Set.of(IpNetwork.normal(key)) : addresses.getOrDefault(key, Set.of());
        var found = own.stream()
                .flatMap(address -> facts.hostNames().host(address).stream())
                .distinct()
                .toList();
        return !found.isEmpty() || !hostsByName.containsKey(key) ? found : List.of(hostsByName.get(key));
    }

    public boolean floats(String name) {
        var key = name.toLowerCase(Locale.ROOT);
        return (HostNames.isAddress(key) ? Set.of(IpNetwork.normal(key)) : addresses.getOrDefault(key, Set.of()))
                .stream().anyMatch(floating::contains);
    }
}
