package org.plumbline.facts.database;

import java.util.List;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.Clustercheck;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Proves, where every host was seen, that no database server replicates, and that nothing checks a cluster over HTTP. */
public final class DatabaseAbsence implements FactSource {

    private static final List<String> SUBJECTS = List.of("galera-cluster", "galera-node", "galera-status");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        boolean complete = facts.all(MissingHost.class).isEmpty()
                && facts.all(Inventory.class).size() == facts.all(Host.class).size();
        var servers = facts.all(DatabaseServer.class);
        if (!complete || servers.isEmpty()) {
            return;
        }
        List<Location> proof =
                servers.stream().map(server -> server.setting("wsrep_on").at()).toList();
        if (!isDoubtful(facts, "galera-node") && servers.stream().allMatch(DatabaseServer::alone)) {
            SUBJECTS.forEach(
                    subject -> facts.add(new Absent(subject, "no database server replicates with Galera", proof)));
        }
        if (!isDoubtful(facts, "clustercheck")
                && facts.all(Clustercheck.class).isEmpty()
                && snapshot.hosts().stream()
                        .allMatch(host -> host.output("ss-tcp-listen").isPresent())) {
            var listings = snapshot.hosts().stream()
                    .flatMap(host -> host.output("ss-tcp-listen").stream())
                    .map(SourceFile::at)
                    .toList();
            facts.add(new Absent("clustercheck", "nothing answers health checks of the database over HTTP", listings));
        }
    }

    private static boolean isDoubtful(Facts facts, String subject) {
        return facts.all(Unseen.class).stream()
                .anyMatch(missing -> missing.subjects().contains(subject));
    }
}
