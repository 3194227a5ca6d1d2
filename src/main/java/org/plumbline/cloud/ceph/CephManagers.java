package org.plumbline.cloud.ceph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The managers of a Ceph cluster.
 *
 * @param host where it was asked
 * @param available whether one is active
 * @param standbys how many wait to take over; empty where the output does not tell
 */
public record CephManagers(String host, Optional<Boolean> available, OptionalLong standbys, Location at)
        implements Subject {

    public boolean isWithout() {
        return available.isPresent() && !available.get();
    }

    public boolean isAlone() {
        return !isWithout() && standbys.isPresent() && standbys.getAsLong() == 0;
    }

    public boolean isUnclear() {
        return available.isEmpty() || standbys.isEmpty();
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-managers");
    }

    @Override
    public String seen() {
        return "manager " + (isWithout() ? "not available" : "available") + ", standbys "
                + (standbys.isPresent() ? standbys.getAsLong() : "unknown");
    }
}
