package org.plumbline.facts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Unseen;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/**
 * Hosts named against hosts seen. A named host that was not seen is a blind spot for everything it should have. Only
 * when every named host was seen, and what runs on each is known, is a piece of software proved absent.
 */
final class Completeness implements FactSource {

    private static final String HINT = "add the host to the snapshot (an sosreport or a copy of its /etc will do)";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var missing = missing(facts);
        missing.values().forEach(host -> {
            facts.add(host);
            facts.add(new Unseen(
                    host.roles(),
                    new BlindSpot(
                            host.name(),
                            "host",
                            "host " + host.name() + " is named at " + host.at() + " but is not in the snapshot",
                            HINT)));
        });
        if (missing.isEmpty()) {
            proveAbsence(facts);
        }
    }

    private static Map<String, MissingHost> missing(Facts facts) {
        var names = HostNames.of(facts);
        var roles = new TreeMap<String, Set<String>>();
        var first = new TreeMap<String, Location>();
        for (var mention : facts.all(Mention.class)) {
            if (names.host(mention.name()).isEmpty() && !isHere(names.canonical(mention.name()))) {
                var name = names.canonical(mention.name());
                roles.computeIfAbsent(name, n -> new LinkedHashSet<>()).addAll(mention.subjects());
                first.putIfAbsent(name, mention.at());
            }
        }
        var missing = new TreeMap<String, MissingHost>();
        roles.forEach((name, subjects) -> missing.put(
                name, new MissingHost(name, List.copyOf(subjects), Objects.requireNonNull(first.get(name), name))));
        return missing;
    }

    /** Whether the name means whoever says it. */
    private static boolean isHere(String name) {
        return name.equals("localhost")
                || name.equals("0.0.0.0")
                || HostNames.isAddress(name) && IpNetwork.isLoopback(name);
    }

    private static void proveAbsence(Facts facts) {
        var known = new TreeMap<String, Inventory>();
        facts.all(Inventory.class).forEach(inventory -> known.put(inventory.host(), inventory));
        var hosts = facts.all(Host.class);
        if (hosts.isEmpty() || !hosts.stream().allMatch(host -> known.containsKey(host.name()))) {
            return;
        }
        var proof = known.values().stream().flatMap(i -> i.proof().stream()).toList();
        var present = new TreeSet<String>();
        var projects = new TreeSet<String>();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.evidence() != Deployment.Evidence.INSTALLED) {
                present.add(deployment.software());
                projects.add(deployment.project());
            }
        }
        var reported = new TreeSet<String>();
        for (var software : Software.ALL) {
            var absent = new ArrayList<String>();
            if (!present.contains(software.name())) {
                absent.add(software.name());
                absent.add("deployment:" + software.name());
                absent.addAll(software.subjects());
            }
            if (!software.project().equals("infra") && !projects.contains(software.project())) {
                absent.add(software.project());
            }
            absent.stream()
                    .filter(reported::add)
                    .forEach(subject -> facts.add(new Absent(
                            subject,
                            "%s runs on none of the %d hosts, and no other host is named"
                                    .formatted(software.name(), hosts.size()),
                            proof)));
        }
    }
}
