package org.plumbline.facts.ceph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.ceph.CephFlags;
import org.plumbline.cloud.ceph.CephGateways;
import org.plumbline.cloud.ceph.CephHealth;
import org.plumbline.cloud.ceph.CephManagers;
import org.plumbline.cloud.ceph.CephSpace;
import org.plumbline.cloud.ceph.CephVersions;
import org.plumbline.cloud.topology.Replicas;
import org.plumbline.facts.Facts;
import org.plumbline.parse.ceph.CephDf;
import org.plumbline.parse.ceph.CephMgr;
import org.plumbline.parse.ceph.CephOsdDf;
import org.plumbline.parse.ceph.CephOsdMap;
import org.plumbline.parse.ceph.CephOsdTree;
import org.plumbline.parse.ceph.CephPool;
import org.plumbline.parse.ceph.CephStatus;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.SourceFile;

/** The state of a Ceph cluster as one host recorded it: health, room, managers, flags, versions and gateways. */
final class CephStates {

    /** Subject to the command that answers for it. */
    static final Map<String, String> UNASKED = Map.of(
            "ceph-health", "ceph health detail",
            "ceph-space", "ceph osd dump",
            "ceph-managers", "ceph mgr dump",
            "ceph-flags", "ceph osd dump",
            "ceph-versions", "ceph versions",
            "ceph-user", "ceph auth ls");

    private static final String GATEWAYS = "ceph-gateways";

    private final Facts facts;
    private final HostFiles host;

    CephStates(Facts facts, HostFiles host) {
        this.facts = facts;
        this.host = host;
    }

    void add() {
        var status = host.output("ceph-status")
                .map(output -> facts.understood(CephStatus.parse(output.at(), output.text())));
        health(status);
        managers(status);
        status.ifPresent(this::gateways);
        var map = host.output("ceph-osd-dump");
        var parsed = map.map(output -> facts.understood(CephOsdMap.parse(output.at(), output.text())))
                .filter(found -> !found.flags().isEmpty());
        parsed.ifPresent(found -> facts.add(new CephFlags(host.name(), found.flags(), found.flagsAt())));
        parsed.ifPresent(this::space);
        host.output("ceph-versions").ifPresent(output -> versions(output, parsed));
    }

    private void health(Optional<CephStatus> status) {
        host.output("ceph-health-detail")
                .map(output -> facts.understood(org.plumbline.parse.ceph.CephHealth.parse(output.at(), output.text())))
                .or(() -> status.map(CephStatus::health))
                .filter(health -> !health.status().isEmpty())
                .ifPresent(health -> facts.add(new CephHealth(
                        host.name(),
                        health.status(),
                        health.checks().stream()
                                .map(check -> new CephHealth.Check(
                                        check.code(), check.severity(), check.message(), check.at()))
                                .toList(),
                        health.mutes(),
                        health.at())));
    }

    private void managers(Optional<CephStatus> status) {
        var dump = host.output("ceph-mgr-dump")
                .map(output -> facts.understood(CephMgr.parse(output.at(), output.text())))
                .filter(mgr -> mgr.available().isPresent());
        if (dump.isPresent()) {
            var mgr = dump.get();
            var standbys = mgr.standbys().map(names -> OptionalLong.of(names.size()));
            facts.add(new CephManagers(host.name(), mgr.available(), standbys.orElse(OptionalLong.empty()), mgr.at()));
        } else {
            status.filter(s -> s.mgrAvailable().isPresent())
                    .ifPresent(
                            s -> facts.add(new CephManagers(host.name(), s.mgrAvailable(), s.mgrStandbys(), s.at())));
        }
    }

    private void gateways(CephStatus status) {
        var hosts = new TreeSet<String>();
        status.daemons().stream()
                .filter(daemon -> daemon.service().equals("rgw"))
                .forEach(daemon -> hosts.add(daemon.host().isEmpty() ? daemon.id() : daemon.host()));
        if (!hosts.isEmpty()) {
            facts.add(new CephGateways(host.name(), List.copyOf(hosts), true, status.at()));
        }
    }

    /** Where the cluster lists none, those that were seen on hosts. */
    static void gateways(Facts facts) {
        if (!facts.all(CephGateways.class).isEmpty()) {
            return;
        }
        var seen = facts.all(Replicas.class).stream()
                .filter(part -> part.software().equals("radosgw"))
                .findFirst();
        if (seen.isPresent()) {
            var part = seen.get();
            facts.add(new CephGateways(part.host(), part.machines(), part.complete(), part.at()));
        } else {
            facts.all(Absent.class).stream()
                    .filter(proof -> proof.subject().equals("radosgw"))
                    .findFirst()
                    .ifPresent(proof -> facts.add(new Absent(GATEWAYS, proof.reason(), proof.proof())));
        }
    }

    private void space(CephOsdMap map) {
        if (map.nearfull().isEmpty()
                || map.backfillfull().isEmpty()
                || map.full().isEmpty()) {
            return;
        }
        double nearfull = map.nearfull().getAsDouble();
        var crowded = host
                .output("ceph-osd-df")
                .map(output -> facts.understood(CephOsdDf.parse(output.at(), output.text())))
                .orElse(List.of())
                .stream()
                .filter(osd -> osd.utilization().orElse(0) > nearfull * 100)
                .map(CephOsdDf::name)
                .toList();
        facts.add(new CephSpace(
                host.name(),
                nearfull,
                map.backfillfull().getAsDouble(),
                map.full().getAsDouble(),
                used(),
                hosts(),
                map.pools().stream()
                        .filter(pool -> !pool.erasure().orElse(true))
                        .map(CephPool::size)
                        .mapToLong(size -> size.orElse(0))
                        .max()
                        .orElse(0),
                crowded,
                map.at()));
    }

    private OptionalDouble used() {
        var df = host.output("ceph-df").map(output -> facts.understood(CephDf.parse(output.at(), output.text())));
        if (df.isEmpty() || df.get().total().orElse(0) == 0 || df.get().used().isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                (double) df.get().used().getAsLong() / df.get().total().getAsLong());
    }

    private int hosts() {
        return host.output("ceph-osd-tree")
                .map(output -> facts.understood(CephOsdTree.parse(output.at(), output.text())))
                .map(tree -> (int) tree.ofType("host").stream()
                        .filter(node -> !tree.osdsBelow(node).isEmpty())
                        .count())
                .orElse(0);
    }

    private void versions(SourceFile output, Optional<CephOsdMap> map) {
        var versions = facts.understood(org.plumbline.parse.ceph.CephVersions.parse(output.at(), output.text()));
        var overall = versions.daemons().getOrDefault("overall", Map.of());
        if (!overall.isEmpty()) {
            facts.add(new CephVersions(
                    host.name(), overall, map.map(CephOsdMap::requireOsdRelease).orElse(""), versions.at()));
        }
    }
}
