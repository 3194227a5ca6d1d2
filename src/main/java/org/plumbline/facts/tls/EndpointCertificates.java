package org.plumbline.facts.tls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.endpoints.Endpoint;
import org.plumbline.cloud.endpoints.UrlServer;
import org.plumbline.cloud.loadbalancer.ProxyBind;
import org.plumbline.cloud.loadbalancer.ProxyFrontend;
import org.plumbline.cloud.tls.EndpointCertificate;
import org.plumbline.cloud.tls.TlsCertificate;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.HostsFile;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Which certificates the balancers show at the servers that the catalog names. */
final class EndpointCertificates {

    private final Facts facts;
    private final CertificateReading reading;
    private final Map<String, Set<String>> addresses = new HashMap<>();
    private final Set<String> own = new HashSet<>();
    private final Map<String, List<TlsCertificate>> byFile = new HashMap<>();

    EndpointCertificates(Facts facts, Snapshot snapshot, CertificateReading reading) {
        this.facts = facts;
        this.reading = reading;
        for (var host : snapshot.hosts()) {
            host.file("/etc/hosts").ifPresent(file -> HostsFile.parse(file.at(), file.text()).value().stream()
                    .forEach(line -> line.names().forEach(name -> addresses
                            .computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new HashSet<>())
                            .add(IpNetwork.normal(line.address())))));
        }
        facts.all(HostNetwork.class)
                .forEach(network -> network.addresses().forEach(address -> own.add(address.address())));
        facts.all(VrrpMember.class).forEach(member -> own.addAll(member.addresses()));
        for (var certificate : facts.all(TlsCertificate.class)) {
            if (!certificate.authority() && !certificate.file().isEmpty()) {
                byFile.merge(
                        key(certificate.host(), certificate.file()),
                        List.of(certificate),
                        (a, b) -> List.of(shown(a.get(0), b.get(0))));
            }
        }
    }

    /** What the running process has loaded; the file behind it where it is the same and tells more names. */
    private static TlsCertificate shown(TlsCertificate one, TlsCertificate other) {
        boolean first = one.traits().allNames();
        var file = first ? one : other;
        var loaded = first ? other : one;
        boolean same = file.end().equals(loaded.end())
                && file.traits().subject().equals(loaded.traits().subject())
                && file.traits().names().containsAll(loaded.traits().names());
        return same ? file : loaded;
    }

    private static String key(String host, String file) {
        return host + '\0' + file;
    }

    void add() {
        var servers = new TreeMap<String, Endpoint>();
        facts.all(Endpoint.class).stream()
                .filter(Endpoint::isEncrypted)
                .forEach(endpoint -> servers.putIfAbsent(
                        UrlServer.of(endpoint.url()).map(UrlServer::address).orElse(endpoint.url()), endpoint));
        servers.forEach((name, endpoint) -> UrlServer.of(endpoint.url())
                .ifPresentOrElse(server -> add(server, endpoint), () -> unseen(endpoint, "leads to no server", "")));
        var endpoints = facts.all(Endpoint.class);
        if (servers.isEmpty() && !endpoints.isEmpty()) {
            facts.add(new Absent(
                    "endpoint-certificate",
                    "every endpoint of the catalog is plain HTTP",
                    List.of(endpoints.get(0).at().whole())));
        } else if (endpoints.isEmpty()) {
            facts.add(new Unseen(
                    List.of("endpoint-certificate"),
                    new BlindSpot(
                            "api",
                            "identity/endpoints",
                            "which names the catalog has was not collected",
                            "collect the answer of GET /v3/endpoints")));
        }
    }

    private void add(UrlServer server, Endpoint endpoint) {
        boolean served = false;
        for (var frontend : facts.all(ProxyFrontend.class)) {
            for (var bind : frontend.binds()) {
                if (bind.tls() && leadsTo(server, bind)) {
                    served = true;
                    shown(frontend.host(), bind)
                            .ifPresentOrElse(
                                    shown -> facts.add(new EndpointCertificate(frontend.host(), server, bind, shown)),
                                    () -> unseen(
                                            bind, "shows certificates there that were not collected", frontend.host()));
                }
            }
        }
        if (!served) {
            unseen(endpoint, "is served by something whose certificate was not seen", "");
        }
    }

    /** A bind to every address counts where the address is one of the cloud's, and not of a balancer before it. */
    private boolean leadsTo(UrlServer server, ProxyBind bind) {
        var wanted = addresses.getOrDefault(server.host(), Set.of(IpNetwork.normal(server.host())));
        return bind.ports().contains(server.port())
                && (bind.wildcard()
                        ? wanted.stream().anyMatch(own::contains)
                        : bind.addresses().stream().anyMatch(wanted::contains));
    }

    /** All that the line names; nothing where any of it was not read. */
    private Optional<List<TlsCertificate>> shown(String host, ProxyBind bind) {
        var all = new ArrayList<TlsCertificate>();
        for (var paths : reading.places(bind.at())) {
            var found = paths.stream()
                    .flatMap(file -> byFile.getOrDefault(key(host, file), List.of()).stream())
                    .toList();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(found);
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(all));
    }

    private void unseen(Located what, String why, String host) {
        Location at = what.at();
        facts.add(new Unseen(
                List.of("endpoint-certificate"),
                new BlindSpot(
                        host.isEmpty() ? at.host() : host,
                        at.source(),
                        at.line(),
                        what.seen() + " " + why,
                        "collect the certificates of the balancers, or name the files that they use")));
    }
}
