package org.plumbline.facts.backup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.backup.BackupPlan;
import org.plumbline.cloud.backup.BackupStep;
import org.plumbline.cloud.backup.StateStore;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The programs that keep state besides the database, and what makes them restorable. */
final class StateStores {

    private static final Map<String, Set<String>> TOOLS = Map.of(
            "etcd", Set.of("etcdctl"),
            "ovn-central", Set.of("ovsdb-client", "ovsdb-tool"),
            "ceph-mon", Set.of("ceph", "ceph-objectstore-tool", "ceph-monstore-tool"),
            "rabbitmq", Set.of("rabbitmqctl", "rabbitmqadmin"));

    private final Facts facts;
    private final Snapshot snapshot;
    private final BackupPlan plan;

    StateStores(Facts facts, Snapshot snapshot, BackupPlan plan) {
        this.facts = facts;
        this.snapshot = snapshot;
        this.plan = plan;
    }

    void add() {
        var first = new TreeMap<String, Deployment>();
        facts.all(Deployment.class).stream()
                .filter(d -> d.isRole() && TOOLS.containsKey(d.software()))
                .forEach(d -> first.putIfAbsent(d.software(), d));
        if (Stream.of("etcd", "ovn-central", "ceph-mon").allMatch(facts::isAbsent)) {
            facts.add(new Absent("state-store", "neither etcd nor OVN nor Ceph runs on any host", plan.sources()));
        }
        first.forEach((name, deployment) -> {
            Optional<Located> saved = step(name)
                    .<Located>map(step -> step)
                    .or(() -> name.equals("rabbitmq") ? definitions() : Optional.empty());
            boolean attested = plan.attestations().stream().anyMatch(a -> a.id().equals("backup-" + name));
            boolean opaque = plan.jobs().stream().anyMatch(job -> job.opaque());
            facts.add(new StateStore(
                    name,
                    deployment.host(),
                    saved,
                    attested,
                    plan.complete() && !opaque,
                    sources(saved),
                    deployment.at()));
        });
    }

    private List<Location> sources(Optional<Located> saved) {
        return Stream.concat(plan.sources().stream(), saved.map(Located::at).stream())
                .toList();
    }

    private Optional<BackupStep> step(String name) {
        var tools = TOOLS.getOrDefault(name, Set.of());
        var purpose = name.equals("rabbitmq") ? BackupStep.Purpose.DEFINITIONS : BackupStep.Purpose.COORDINATION;
        return plan.jobs().stream()
                .flatMap(job -> job.steps(purpose).stream())
                .filter(step -> tools.contains(step.tool()))
                .findFirst();
    }

    /** Definitions that the deployment tool keeps and the broker loads at start. */
    private Optional<Located> definitions() {
        return snapshot.hosts().stream().flatMap(host -> loaded(host).stream()).findFirst();
    }

    private static Optional<Located> loaded(HostFiles host) {
        for (var path : List.of("/etc/rabbitmq/rabbitmq.conf", "/etc/kolla/rabbitmq/rabbitmq.conf")) {
            var file = host.file(path);
            int number = 0;
            for (var line : file.map(f -> f.text().lines().toList()).orElse(List.of())) {
                number++;
                int equals = line.indexOf('=');
                var key = equals < 0 ? "" : line.substring(0, equals).strip();
                if (Set.of("load_definitions", "management.load_definitions", "definitions.local.path")
                        .contains(key)) {
                    return Optional.of(Setting.set(
                            key,
                            line.substring(equals + 1).strip(),
                            file.orElseThrow().at().line(number)));
                }
            }
        }
        return Optional.empty();
    }
}
