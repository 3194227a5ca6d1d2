package org.plumbline.cloud.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The state of a Pacemaker cluster as one of its nodes saw it.
 *
 * @param coordinated whether a node coordinates the cluster
 * @param quorate whether this node's part of the cluster has quorum
 * @param lastChange when the configuration changed last; empty when not told
 * @param age time from the last change to the collection; empty when either is not known
 * @param maintenance whether the cluster as a whole leaves resources alone
 * @param stopped whether all resources are told to stop
 * @param nodes its nodes
 * @param resources its resources, the instances of one together
 * @param failures failed actions that nobody cleaned up
 * @param at where it was recorded
 */
public record ClusterView(
        String host,
        boolean coordinated,
        boolean quorate,
        Optional<Instant> lastChange,
        Optional<Duration> age,
        boolean maintenance,
        boolean stopped,
        List<Node> nodes,
        List<Resource> resources,
        List<Failure> failures,
        Location at)
        implements Subject {

    /** A node as the cluster sees it. */
    public record Node(String name, boolean online, boolean standby, boolean maintenance, Location at)
            implements Located {

        @Override
        public String seen() {
            return "node " + name + (online ? " online" : " offline") + (standby ? ", standby" : "")
                    + (maintenance ? ", in maintenance" : "");
        }
    }

    /**
     * A resource with all its instances.
     *
     * @param active number of instances that run
     * @param wanted whether it is meant to run
     */
    public record Resource(
            String id, int active, boolean wanted, boolean failed, boolean blocked, boolean unmanaged, Location at)
            implements Located {

        boolean down() {
            return active == 0 && wanted;
        }

        @Override
        public String seen() {
            return "resource " + id + (active == 0 ? " stopped" : "") + (failed ? " failed" : "")
                    + (blocked ? " blocked" : "") + (unmanaged ? " unmanaged" : "");
        }
    }

    /** A failed action. */
    public record Failure(String resource, String node, String what, Location at) implements Located {

        @Override
        public String seen() {
            return what + " on " + node;
        }
    }

    @Override
    public List<String> subjects() {
        return List.of("pacemaker-status");
    }

    public boolean withoutQuorum() {
        return !quorate;
    }

    public boolean headless() {
        return !coordinated;
    }

    public List<Node> offline() {
        return nodes.stream().filter(node -> !node.online).toList();
    }

    /** Nodes that an operator took out of service. */
    public List<Node> parked() {
        return nodes.stream().filter(node -> node.standby || node.maintenance).toList();
    }

    public List<Resource> broken() {
        return resources.stream().filter(r -> r.failed || r.blocked).toList();
    }

    public List<Resource> down() {
        return maintenance
                ? List.of()
                : resources.stream()
                        .filter(Resource::down)
                        .filter(r -> !r.failed && !r.blocked)
                        .toList();
    }

    public List<Resource> unmanaged() {
        return maintenance
                ? List.of()
                : resources.stream().filter(Resource::unmanaged).toList();
    }

    /** Whether anything is out of the cluster's hands. */
    public boolean handsOff() {
        return maintenance || stopped || !parked().isEmpty() || !unmanaged().isEmpty();
    }

    /** Whether the last change is longer ago than this, so that what is parked was forgotten. */
    public boolean unchangedFor(double hours) {
        return age.filter(since -> since.toMinutes() > hours * 60).isPresent();
    }

    public boolean changedWithin(double hours) {
        return age.filter(since -> since.toMinutes() <= hours * 60).isPresent();
    }

    public boolean changeUnknown() {
        return age.isEmpty();
    }

    public boolean broke() {
        return !broken().isEmpty();
    }

    public boolean hasDown() {
        return !down().isEmpty();
    }

    public boolean hasOffline() {
        return !offline().isEmpty();
    }

    public boolean hasFailures() {
        return !failures.isEmpty();
    }

    @Override
    public String seen() {
        return "cluster with " + nodes.size() + " nodes, " + (quorate ? "quorate" : "without quorum");
    }
}
