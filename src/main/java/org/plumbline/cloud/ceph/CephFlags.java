package org.plumbline.cloud.ceph;

import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The flags that are set for a whole Ceph cluster.
 *
 * @param host where it was asked
 * @param flags {@code noout}, {@code sortbitwise} …
 */
public record CephFlags(String host, List<String> flags, Location at) implements Subject {

    /** They keep the cluster from repairing, checking or serving data. */
    private static final Set<String> MAINTENANCE = Set.of(
            "noout",
            "noin",
            "noup",
            "nodown",
            "norecover",
            "nobackfill",
            "norebalance",
            "noscrub",
            "nodeep-scrub",
            "pauserd",
            "pausewr",
            "pause");

    public List<String> maintenance() {
        return flags.stream().filter(MAINTENANCE::contains).toList();
    }

    public boolean isInMaintenance() {
        return !maintenance().isEmpty();
    }

    public String maintenanceNames() {
        return String.join(", ", maintenance());
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-flags");
    }

    @Override
    public String seen() {
        return "flags " + String.join(",", flags);
    }
}
