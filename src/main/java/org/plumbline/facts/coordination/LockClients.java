package org.plumbline.facts.coordination;

import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.coordination.LockClient;
import org.plumbline.cloud.topology.Replicas;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** The parts that divide their work among hosts; cinder's and octavia's have controls of their own. */
public final class LockClients implements FactSource {

    private static final List<String> PARTS = List.of("designate-producer", "ceilometer-central");
    private static final String URL = "coordination.backend_url";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var part : facts.all(Replicas.class)) {
            if (PARTS.contains(part.software())) {
                var hosts = Set.copyOf(
                        part.members().stream().map(member -> member.host()).toList());
                var backends = facts.all(Service.class).stream()
                        .filter(service -> service.project().equals(part.project()) && hosts.contains(service.host()))
                        .filter(service -> service.name().equals(part.software())
                                || service.name().equals(part.project()))
                        .map(service -> service.setting(URL))
                        .toList();
                if (!backends.isEmpty()) {
                    facts.add(new LockClient(part.software(), part.machines(), part.complete(), backends));
                }
                unseen(facts, part);
            }
        }
        if (PARTS.stream().allMatch(part -> facts.isAbsent("deployment:" + part))) {
            facts.all(Absent.class).stream()
                    .filter(proof -> proof.subject().equals("deployment:" + PARTS.get(0)))
                    .findFirst()
                    .ifPresent(proof -> facts.add(new Absent(
                            "lock-client",
                            "neither designate nor ceilometer's central agent runs on any host",
                            proof.proof())));
        }
    }

    private static void unseen(Facts facts, Replicas part) {
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains(part.software()))
                .map(missing -> new Unseen(List.of("lock-client"), missing.spot()))
                .forEach(facts::add);
    }
}
