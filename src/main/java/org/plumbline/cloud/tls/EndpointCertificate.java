package org.plumbline.cloud.tls;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.cloud.endpoints.UrlServer;
import org.plumbline.cloud.loadbalancer.ProxyBind;
import org.plumbline.snapshot.Location;

/**
 * What a balancer shows to clients that come to one server of the catalog over TLS.
 *
 * @param server name or address and port, as clients ask for it
 * @param bind where the balancer waits for them
 * @param certificates those that it may show there; at least one
 */
public record EndpointCertificate(String host, UrlServer server, ProxyBind bind, List<TlsCertificate> certificates)
        implements Subject {

    private boolean isCovered() {
        return certificates.stream().anyMatch(one -> one.traits().covers(server.host()));
    }

    private boolean showsAll() {
        boolean address = server.host().indexOf(':') >= 0
                || server.host().chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return !address || certificates.stream().allMatch(one -> one.traits().allNames());
    }

    /** None of the certificates names the server that clients ask for. */
    public boolean isForOthers() {
        return !isCovered() && showsAll();
    }

    /** An address may be named by a certificate of which not all names were recorded. */
    public boolean isUnclear() {
        return !isCovered() && !showsAll();
    }

    /** The names that the certificates do have, for people. */
    public String names() {
        var names = certificates.stream()
                .flatMap(one -> one.traits().names().stream())
                .distinct()
                .sorted()
                .toList();
        return names.isEmpty() ? "no name at all" : String.join(", ", names);
    }

    public List<Located> evidence() {
        return Stream.concat(Stream.of(bind), certificates.stream())
                .<Located>map(one -> one)
                .toList();
    }

    @Override
    public Location at() {
        return bind.at();
    }

    @Override
    public List<Location> sources() {
        return evidence().stream().map(Located::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("endpoint-certificate");
    }

    @Override
    public String seen() {
        return server.address() + " is served with a certificate for " + names();
    }
}
