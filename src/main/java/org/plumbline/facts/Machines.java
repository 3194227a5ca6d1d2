package org.plumbline.facts;

import java.util.HashSet;
import java.util.List;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Unseen;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** What every machine of the cloud has, whatever it runs: a clock, a kernel, an administrator's door. */
public final class Machines {

    private Machines() {}

    /** The hosts with a kernel of their own of which anything was collected: no containers. */
    public static List<HostFiles> of(Facts facts, Snapshot snapshot) {
        var machines = new HashSet<String>();
        facts.all(Host.class).stream()
                .filter(host -> host.machine().equals(host.name()))
                .forEach(host -> machines.add(host.name()));
        return snapshot.hosts().stream()
                .filter(host -> machines.contains(host.name()))
                .toList();
    }

    /** A host that the cloud names and that was not seen has one too. For sources after {@code Completeness}. */
    public static void addMissing(Facts facts, String... subjects) {
        for (var missing : facts.all(MissingHost.class)) {
            facts.add(new Unseen(
                    List.of(subjects),
                    new BlindSpot(
                            missing.name(),
                            "host",
                            "host " + missing.name() + " is named at " + missing.at() + " but is not in the snapshot",
                            "add the host to the snapshot")));
        }
    }
}
