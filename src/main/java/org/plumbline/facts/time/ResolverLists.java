package org.plumbline.facts.time;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.time.Resolvers;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.facts.Machines;
import org.plumbline.parse.host.ResolvConf;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Which DNS servers each machine asks: of resolv.conf, and behind systemd-resolved those that it asks in turn. */
public final class ResolverLists implements FactSource {

    private static final Set<String> STUB = Set.of("127.0.0.53", "127.0.0.54");
    private static final String UPSTREAM = "/run/systemd/resolve/resolv.conf";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var moving = new HashSet<String>();
        facts.all(VrrpMember.class).forEach(member -> moving.addAll(member.addresses()));
        for (var host : Machines.of(facts, snapshot)) {
            resolvers(facts, host, moving)
                    .ifPresentOrElse(
                            facts::add,
                            () -> facts.add(
                                    Unseen.of(
                                            "resolvers",
                                            host.name(),
                                            "/etc/resolv.conf",
                                            "which DNS servers the host asks was not collected",
                                            "collect /etc/resolv.conf and, behind systemd-resolved, the output of `resolvectl status`")));
        }
        Machines.addMissing(facts, "resolvers");
    }

    private static Optional<Resolvers> resolvers(Facts facts, HostFiles host, Set<String> moving) {
        var file = host.file("/etc/resolv.conf");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var named = named(facts, file.get());
        if (named.stream().noneMatch(server -> IpNetwork.isLoopback(server.address()))) {
            return Optional.of(of(facts, host, named, moving, file.get().at()));
        }
        return named.stream().allMatch(server -> STUB.contains(server.address()))
                ? host.file(UPSTREAM)
                        .map(upstream -> of(facts, host, named(facts, upstream), moving, upstream.at()))
                        .or(() -> host.output("resolvectl-status")
                                .map(output -> of(facts, host, resolved(output), moving, output.at())))
                        .filter(found -> !found.isNone())
                : Optional.empty();
    }

    private static List<Resolvers.Server> named(Facts facts, SourceFile file) {
        return facts.understood(ResolvConf.parse(file.at(), file.text())).nameservers().stream()
                .map(entry -> new Resolvers.Server(IpNetwork.normal(entry.value()), entry.at()))
                .toList();
    }

    /** {@code DNS Servers: 192.0.2.1 192.0.2.2} of each link and of all together, further ones on lines of their own. */
    private static List<Resolvers.Server> resolved(SourceFile output) {
        var servers = new ArrayList<Resolvers.Server>();
        boolean inside = false;
        int number = 0;
        for (var line : (Iterable<String>) output.text().lines()::iterator) {
            number++;
            int colon = line.indexOf(": ");
            boolean opens = line.strip().startsWith("DNS Servers: ");
            inside = opens || inside && colon < 0;
            if (inside) {
                for (var word : line.substring(opens ? colon + 2 : 0).strip().split("\\s+")) {
                    var address = word.replaceFirst("[%#].*", "");
                    if (HostNames.isAddress(address)) {
                        servers.add(new Resolvers.Server(
                                IpNetwork.normal(address), output.at().line(number)));
                    }
                }
            }
        }
        return List.copyOf(servers);
    }

    private static Resolvers of(
            Facts facts, HostFiles host, List<Resolvers.Server> named, Set<String> moving, Location at) {
        var seen = new HashSet<String>();
        var servers =
                named.stream().filter(server -> seen.add(server.address())).toList();
        var hosts = servers.stream()
                .map(server -> facts.hostNames().host(server.address()).orElse(""))
                .distinct()
                .toList();
        return new Resolvers(
                host.name(),
                servers,
                servers.size() == 1 && moving.contains(servers.get(0).address()),
                hosts.size() == 1 ? hosts.get(0) : "",
                at);
    }
}
