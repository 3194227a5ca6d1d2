package org.plumbline.facts;

import java.util.List;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.DatabaseServer;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Unseen;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Proves, where every database server of every host was seen and stands alone, that there is no Galera cluster. */
final class GaleraAbsence implements FactSource {

    private static final List<String> SUBJECTS = List.of("galera-cluster", "galera-node", "galera-status");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var servers = facts.all(DatabaseServer.class);
        boolean doubtful = facts.all(Unseen.class).stream()
                .anyMatch(missing -> missing.subjects().contains("galera-node"));
        boolean complete = facts.all(MissingHost.class).isEmpty()
                && facts.all(Inventory.class).size() == facts.all(Host.class).size();
        if (servers.isEmpty() || doubtful || !complete || !servers.stream().allMatch(DatabaseServer::alone)) {
            return;
        }
        List<Location> proof =
                servers.stream().map(server -> server.setting("wsrep_on").at()).toList();
        SUBJECTS.forEach(subject -> facts.add(new Absent(subject, "no database server replicates with Galera", proof)));
    }
}
