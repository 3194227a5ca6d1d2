package org.plumbline.facts.ceph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.ceph.CephClient;
import org.plumbline.cloud.ceph.CephMonitors;
import org.plumbline.cloud.ceph.CephPlacement;
import org.plumbline.cloud.ceph.CephPool;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.ceph.CephConf;
import org.plumbline.parse.ceph.CephMonMap;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Ceph: its monitors, its pools and where their copies lie, as the cluster answers; and who relies on it. */
public final class CephClusters implements FactSource {

    private static final List<String> SUBJECTS = List.of(
            "ceph-monitors",
            "ceph-client",
            "ceph-pool",
            "ceph-placement",
            "ceph-health",
            "ceph-space",
            "ceph-managers",
            "ceph-flags",
            "ceph-versions",
            "ceph-user",
            "ceph-gateways");
    /** Pools of Ceph's own, with next to nothing in them. */
    private static final Set<String> INTERNAL = Set.of(".mgr", "device_health_metrics");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var use = CephUse.of(facts, snapshot);
        for (var host : snapshot.hosts()) {
            monitors(facts, host);
            new CephPools(facts, host).add(wanted(use));
            new CephStates(facts, host).add();
        }
        use.confs().forEach(file -> client(facts, file));
        var rights = new CephRights(facts, use);
        snapshot.hosts().forEach(rights::look);
        CephStates.gateways(facts);
        if (answers(facts).findAny().isPresent()
                || !use.signs().isEmpty()
                || !use.confs().isEmpty()) {
            unseen(facts, use);
            CephStates.UNASKED.forEach((subject, command) -> {
                if (answers(facts).noneMatch(seen -> seen.subjects().contains(subject))) {
                    facts.add(unseen(subject, command.replace(' ', '-'), command + " -f json", sign(facts, use)));
                }
            });
        } else {
            absent(facts);
        }
    }

    private static final Set<String> USERS = Set.of("nova", "cinder", "glance", "manila");

    private static CephPools.Wanted wanted(CephUse use) {
        return (name, applications) -> {
            if (INTERNAL.contains(name)) {
                return Optional.empty();
            }
            var users = new TreeSet<>(use.pools().getOrDefault(name, Set.of()));
            boolean gateway = applications.stream().anyMatch(a -> a.equals("rgw") || a.equals("cephfs"));
            if (users.isEmpty() && !gateway && !use.pools().isEmpty()) {
                return Optional.empty();
            }
            users.addAll(users.isEmpty() ? applications : List.of());
            return Optional.of(List.copyOf(users));
        };
    }

    private static void monitors(Facts facts, HostFiles host) {
        Stream.of("ceph-quorum_status", "ceph-mon-dump")
                .flatMap(input -> host.output(input).stream())
                .findFirst()
                .ifPresent(output -> {
                    var map = facts.understood(CephMonMap.parse(output.at(), output.text()));
                    if (!map.monitors().isEmpty()) {
                        var members = map.monitors().stream()
                                .map(mon -> new CephMonitors.Member(
                                        mon.name(),
                                        mon.addresses().stream()
                                                .map(CephClusters::withoutPort)
                                                .distinct()
                                                .toList(),
                                        mon.at()))
                                .toList();
                        facts.add(new CephMonitors(host.name(), members, map.quorumNames(), output.at()));
                    }
                });
    }

    private static void client(Facts facts, SourceFile file) {
        var parsed = CephConf.parse(file.at(), file.text());
        var conf = facts.understood(parsed);
        var entry = conf.entry("client", "mon_host");
        if (!parsed.problems().isEmpty()) {
            facts.add(new Unseen(
                    List.of("ceph-client"),
                    new BlindSpot(
                            file.host(),
                            file.path(),
                            parsed.problems().get(0).at().line(),
                            "Ceph would refuse this file",
                            "mend the line and collect the file again")));
            return;
        }
        if (entry.isEmpty() && conf.entry("client", "fsid").isEmpty()) {
            return;
        }
        var monitors = monitors(entry.map(found -> found.value()).orElse(""));
        var known = addresses(facts);
        boolean all = !monitors.isEmpty() && monitors.stream().allMatch(HostNames::isAddress);
        var stale = known.isEmpty()
                ? List.<String>of()
                : monitors.stream()
                        .filter(monitor -> HostNames.isAddress(monitor) && !known.contains(monitor))
                        .toList();
        boolean several = facts.all(CephMonitors.class).stream().allMatch(map -> map.count() > 2);
        var at = entry.map(found -> found.at()).orElse(file.at());
        facts.add(new CephClient(file.host(), monitors, stale, all && monitors.size() < 3 && several, at));
    }

    private static Set<String> addresses(Facts facts) {
        var addresses = new TreeSet<String>();
        facts.all(CephMonitors.class)
                .forEach(map -> map.members().forEach(member -> addresses.addAll(member.addresses())));
        return addresses;
    }

    /** {@code a,b c}, with ports, or {@code [v2:10.0.0.1:3300,v1:10.0.0.1:6789]} for each monitor. */
    private static List<String> monitors(String value) {
        var monitors = new TreeSet<String>();
        for (var word : value.split("[,; ]+")) {
            boolean typed = word.contains("v1:") || word.contains("v2:");
            var bare = typed ? word.substring(word.indexOf(':') + 1).replaceAll("]+$", "") : word;
            if (!bare.isBlank()) {
                monitors.add(withoutPort(bare));
            }
        }
        return List.copyOf(monitors);
    }

    private static String withoutPort(String address) {
        var plain = address.contains("/") ? address.substring(0, address.indexOf('/')) : address;
        if (plain.startsWith("[")) {
            int end = plain.indexOf(']');
            return end < 0 ? plain.substring(1) : plain.substring(1, end);
        }
        int colon = plain.indexOf(':');
        return colon > 0 && colon == plain.lastIndexOf(':') ? plain.substring(0, colon) : plain;
    }

    private static void unseen(Facts facts, CephUse use) {
        var sign = sign(facts, use);
        if (facts.all(CephMonitors.class).isEmpty()) {
            facts.add(unseen("ceph-monitors", "ceph-quorum_status", "ceph quorum_status -f json", sign));
        }
        if (facts.all(CephPool.class).isEmpty()) {
            facts.add(unseen("ceph-pool", "ceph-osd-pool-ls-detail", "ceph osd pool ls detail -f json", sign));
        }
        if (facts.all(CephPlacement.class).isEmpty()) {
            facts.add(unseen(
                    "ceph-placement",
                    "ceph-osd-tree",
                    "ceph osd tree -f json` or `ceph osd crush rule dump -f json",
                    sign));
        }
        if (use.confs().isEmpty()) {
            facts.add(new Unseen(
                    List.of("ceph-client"),
                    new BlindSpot(
                            sign.host(),
                            "/etc/ceph/ceph.conf",
                            "Ceph is in use (" + sign + "), and no ceph.conf was collected",
                            "collect /etc/ceph/ceph.conf")));
        }
    }

    /** What is known of the cluster. */
    private static Stream<Subject> answers(Facts facts) {
        return facts.all().stream()
                .filter(Subject.class::isInstance)
                .map(Subject.class::cast)
                .filter(seen -> seen.subjects().stream().anyMatch(SUBJECTS::contains));
    }

    /** Where it shows that there is a cluster. */
    private static Location sign(Facts facts, CephUse use) {
        return Stream.of(
                        use.signs().stream().map(Located::at),
                        use.confs().stream().map(SourceFile::at),
                        answers(facts).map(Subject::at))
                .flatMap(places -> places)
                .findFirst()
                .orElseThrow();
    }

    private static Unseen unseen(String subject, String input, String command, Location sign) {
        return new Unseen(
                List.of(subject),
                new BlindSpot(
                        sign.host(),
                        input,
                        "Ceph is in use (" + sign + "), and what `" + command + "` says was not recorded",
                        "run it on a host with an admin keyring and add the output"));
    }

    /** Only where the configuration was read of all services that could keep data in it. */
    private static void absent(Facts facts) {
        boolean unread = facts.all(Unseen.class).stream()
                .anyMatch(missing -> missing.subjects().stream().anyMatch(USERS::contains));
        if (unread) {
            return;
        }
        facts.all(Absent.class).stream()
                .filter(proof -> proof.subject().equals("ceph-mon"))
                .findFirst()
                .ifPresent(proof -> SUBJECTS.forEach(subject -> facts.add(new Absent(
                        subject, "no host runs a part of Ceph, and no service keeps data in it", proof.proof()))));
    }
}
