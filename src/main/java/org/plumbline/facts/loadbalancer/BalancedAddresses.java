package org.plumbline.facts.loadbalancer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.loadbalancer.BalancedAddress;
import org.plumbline.cloud.loadbalancer.Balancers;
import org.plumbline.cloud.loadbalancer.Haproxy;
import org.plumbline.cloud.loadbalancer.ProxyBackend;
import org.plumbline.cloud.loadbalancer.ProxyBind;
import org.plumbline.cloud.loadbalancer.ProxyFrontend;
import org.plumbline.cloud.loadbalancer.StatsPage;
import org.plumbline.cloud.vip.VirtualAddress;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.cluster.PacemakerAddresses;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Which virtual addresses lead to the balancers, and what moves them. */
public final class BalancedAddresses implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var balancers = facts.all(Haproxy.class);
        if (balancers.isEmpty()) {
            return;
        }
        var missing = facts.all(MissingHost.class).stream()
                .filter(ControlPlane::couldCarryIt)
                .map(MissingHost::name)
                .toList();
        var unseen = new TreeSet<>(missing);
        facts.all(Unseen.class).stream()
                .filter(one -> one.subjects().contains("haproxy-frontend"))
                .map(one -> one.spot().host())
                .forEach(unseen::add);
        var addresses = addresses(facts, PacemakerAddresses.of(facts, snapshot), List.copyOf(unseen));
        facts.addAll(addresses);
        facts.add(new Balancers(balancers, !addresses.isEmpty(), List.copyOf(unseen)));
        if (unseen.isEmpty()) {
            proveAbsence(facts, balancers);
        }
    }

    private static List<BalancedAddress> addresses(Facts facts, PacemakerAddresses pacemaker, List<String> unseen) {
        var candidates = new TreeMap<String, Set<String>>();
        facts.all(VirtualAddress.class).forEach(address -> candidates
                .computeIfAbsent(address.address(), a -> new TreeSet<>())
                .addAll(address.candidates()));
        pacemaker.candidates().forEach((address, hosts) -> candidates
                .computeIfAbsent(address, a -> new TreeSet<>())
                .addAll(hosts));
        var binds = new TreeMap<String, List<ProxyBind>>();
        var everywhere = new TreeSet<String>();
        for (var frontend : facts.all(ProxyFrontend.class)) {
            for (var bind : frontend.binds()) {
                bind.addresses().forEach(address -> binds.computeIfAbsent(address, a -> new ArrayList<>())
                        .add(bind));
                if (bind.wildcard()) {
                    everywhere.add(frontend.host());
                }
            }
        }
        var found = new ArrayList<BalancedAddress>();
        binds.forEach((address, on) -> {
            var explicit =
                    new TreeSet<>(on.stream().map(bind -> bind.at().host()).toList());
            var movers = candidates.getOrDefault(address, Set.of());
            if (!movers.isEmpty() || explicit.size() > 1) {
                var listening = new TreeSet<>(explicit);
                listening.addAll(everywhere);
                var unknown = new TreeSet<>(unseen);
                if (movers.isEmpty()) {
                    unknown.addAll(pacemaker.unseen());
                    facts.hostsOfUnseen("vrrp-instance").forEach(unknown::add);
                }
                found.add(new BalancedAddress(
                        address,
                        List.copyOf(listening),
                        List.copyOf(movers),
                        List.copyOf(unknown),
                        on,
                        on.get(0).at()));
            }
        });
        return found;
    }

    /** Every balancer was seen: what none of them has, the cloud has not. */
    private static void proveAbsence(Facts facts, List<Haproxy> balancers) {
        var proof = balancers.stream()
                .map(Haproxy::at)
                .map(Location::whole)
                .distinct()
                .toList();
        var reasons = new HashMap<String, String>();
        if (facts.all(ProxyBackend.class).stream().noneMatch(ProxyBackend::isSql)) {
            reasons.put("haproxy-sql", "no HAProxy passes on SQL connections");
        }
        if (facts.all(ProxyFrontend.class).stream().noneMatch(ProxyFrontend::terminatesTls)) {
            reasons.put("haproxy-tls", "no HAProxy terminates TLS");
        }
        if (facts.all(StatsPage.class).isEmpty()) {
            reasons.put("haproxy-stats", "no HAProxy shows a statistics page");
        }
        new TreeMap<>(reasons).forEach((subject, reason) -> facts.add(new Absent(subject, reason, proof)));
    }

    /** Whether a host runs some software of a set, as far as is known. */
    public static Map<String, Deployment> roles(Facts facts, String software) {
        var roles = new HashMap<String, Deployment>();
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals(software) && deployment.isRole())
                .forEach(deployment -> roles.put(deployment.host(), deployment));
        return roles;
    }
}
