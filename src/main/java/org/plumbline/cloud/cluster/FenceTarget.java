package org.plumbline.cloud.cluster;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A member of a Pacemaker cluster that fences, as the others would fence it.
 *
 * @param node its name
 * @param devices devices that are configured to fence it
 * @param perhaps devices that list their nodes only at run time
 * @param watchdog whether its own watchdog resets it
 * @param lastAttempt the last time it was fenced; empty when never, or not recorded
 * @param host where this was read
 * @param sources every place that shows the cluster's configuration
 * @param at where the node is configured
 */
public record FenceTarget(
        String node,
        List<FenceDevice> devices,
        List<FenceDevice> perhaps,
        boolean watchdog,
        Optional<FenceAttempt> lastAttempt,
        String host,
        List<Location> sources,
        Location at)
        implements Subject {

    /**
     * A time the node was fenced.
     *
     * @param action {@code reboot}, {@code off}
     * @param failed whether it did not work
     * @param at where this is recorded
     */
    public record FenceAttempt(String action, boolean failed, Location at) implements Located {

        @Override
        public String seen() {
            return action + (failed ? " failed" : " succeeded or is under way");
        }
    }

    @Override
    public List<String> subjects() {
        return List.of("fence-target");
    }

    public boolean uncovered() {
        return devices.isEmpty() && perhaps.isEmpty() && !watchdog;
    }

    public boolean perhapsCovered() {
        return devices.isEmpty() && !perhaps.isEmpty() && !watchdog;
    }

    /** All its devices can run nowhere but on itself. */
    public boolean fencedByItselfOnly() {
        return !watchdog
                && perhaps.isEmpty()
                && !devices.isEmpty()
                && devices.stream().allMatch(d -> d.onlyAt(node));
    }

    public boolean lastAttemptFailed() {
        return lastAttempt.filter(FenceAttempt::failed).isPresent();
    }

    public FenceAttempt attempt() {
        return lastAttempt.orElseThrow();
    }

    @Override
    public String seen() {
        return "node " + node;
    }
}
