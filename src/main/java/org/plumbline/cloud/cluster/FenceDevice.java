package org.plumbline.cloud.cluster;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A fence device of a Pacemaker cluster.
 *
 * @param id its name
 * @param agent {@code stonith:fence_ipmilan}
 * @param targets nodes it is configured to fence; empty where it lists them itself
 * @param listsItself whether only the running device can tell which nodes it fences
 * @param endpoint address of the power switch or management board; empty when it has none
 * @param homes nodes it may run on
 * @param started whether it runs; empty when not known
 * @param at where it is configured
 */
public record FenceDevice(
        String id,
        String agent,
        List<String> targets,
        boolean listsItself,
        String endpoint,
        List<String> homes,
        Optional<Boolean> started,
        Location at)
        implements Located {

    boolean running() {
        return started.orElse(false);
    }

    boolean stopped() {
        return started.isPresent() && !started.get();
    }

    /** It can only run on the node that it is to fence. */
    boolean onlyAt(String node) {
        return targets.contains(node) && homes.equals(List.of(node));
    }

    @Override
    public String seen() {
        return "fence device " + id + " (" + agent + ")"
                + (targets.isEmpty() ? "" : " for " + String.join(", ", targets))
                + (stopped() ? ", stopped" : "");
    }
}
