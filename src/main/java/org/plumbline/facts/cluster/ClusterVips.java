package org.plumbline.facts.cluster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.cloud.cluster.ClusterResource;
import org.plumbline.cloud.cluster.ClusterVip;
import org.plumbline.cloud.cluster.PacemakerCluster;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.haproxy.HaproxyCfg;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.parse.pacemaker.PacemakerConfig;
import org.plumbline.parse.pacemaker.PacemakerConstraint;
import org.plumbline.parse.pacemaker.Score;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The virtual addresses of a Pacemaker cluster, what uses them, and what keeps them where a load balancer runs. */
final class ClusterVips {

    private static final Set<String> ANY = Set.of("", "*", "0.0.0.0", "::");

    private final Facts facts;
    private final Snapshot snapshot;
    private final PacemakerCluster cluster;
    private final PacemakerConfig config;
    private boolean useKnown;

    ClusterVips(Facts facts, Snapshot snapshot, PacemakerCluster cluster, PacemakerConfig config) {
        this.facts = facts;
        this.snapshot = snapshot;
        this.cluster = cluster;
        this.config = config;
    }

    void add() {
        var balancers = cluster.resources().stream()
                .filter(ClusterResource::loadBalancer)
                .toList();
        for (var resource : cluster.resources()) {
            if (resource.virtualAddress()) {
                var users = users(resource.address());
                facts.add(new ClusterVip(
                        resource,
                        users,
                        useKnown,
                        balancers,
                        related(resource, balancers, PacemakerConstraint.Kind.COLOCATION),
                        related(resource, balancers, PacemakerConstraint.Kind.ORDER),
                        cluster.host(),
                        cluster.sources()));
            }
        }
    }

    /** Endpoints of the identity API and load balancers on the cluster's hosts that use the address. */
    private List<Location> users(String address) {
        var names = HostNames.of(facts);
        var users = new ArrayList<Location>();
        snapshot.api("identity/endpoints").ifPresent(file -> {
            var json = ApiJson.parse(file.at(), file.text()).value();
            useKnown |= json.has("endpoints");
            json.items("endpoints").stream()
                    .filter(endpoint ->
                            names.same(host(endpoint.get("url").text().orElse("")), address))
                    .limit(1)
                    .forEach(endpoint -> users.add(file.at()));
        });
        for (var node : cluster.nodes()) {
            names.host(node)
                    .flatMap(snapshot::host)
                    .flatMap(host -> host.file("/etc/haproxy/haproxy.cfg"))
                    .ifPresent(file -> {
                        useKnown = true;
                        HaproxyCfg.parse(file.at(), file.text()).value().sections().stream()
                                .flatMap(section -> section.binds().stream())
                                .filter(bind -> bind.addresses().stream()
                                        .anyMatch(a -> ANY.contains(a.host()) || names.same(a.host(), address)))
                                .limit(1)
                                .forEach(bind -> users.add(bind.at()));
                    });
        }
        return List.copyOf(users);
    }

    private static String host(String url) {
        int start = url.indexOf("://");
        var rest = start < 0 ? url : url.substring(start + 3);
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    /** Whether a group or a constraint of this kind ties the address to one of the load balancers. */
    private boolean related(ClusterResource vip, List<ClusterResource> balancers, PacemakerConstraint.Kind kind) {
        var own = names(vip);
        for (var balancer : balancers) {
            var other = names(balancer);
            boolean group = vip.within().stream().anyMatch(balancer.within()::contains);
            if (group || config.constraints().stream().anyMatch(c -> c.kind() == kind && binds(c, own, other))) {
                return true;
            }
        }
        return false;
    }

    private static boolean binds(PacemakerConstraint constraint, Set<String> own, Set<String> other) {
        boolean repels = Score.of(constraint.attribute("score")) < 0;
        return !repels
                && constraint.resources().anyMatch(own::contains)
                && constraint.resources().anyMatch(other::contains);
    }

    private static Set<String> names(ClusterResource resource) {
        var names = new HashSet<>(resource.within());
        names.add(resource.id());
        return names;
    }
}
