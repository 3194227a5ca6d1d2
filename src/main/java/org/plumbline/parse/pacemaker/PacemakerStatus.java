package org.plumbline.parse.pacemaker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.parse.Entry;
import org.plumbline.snapshot.Location;

/**
 * The state of a Pacemaker cluster as one of its nodes saw it.
 *
 * @param summary attributes of the summary by {@code element/attribute}, in the names of the newest schema: {@code
 *     current_dc/with_quorum}, {@code cluster_options/stonith-enabled}, {@code last_change/time} …
 * @param nodes members, remote and guest nodes
 * @param resources primitives, one per instance
 * @param failures failed actions that were not cleaned up
 * @param fenceEvents history of fencing, as far as asked for
 * @param nodeAttributes node name to attributes
 * @param at where the summary stands
 */
public record PacemakerStatus(
        Map<String, Entry> summary,
        List<Node> nodes,
        List<Resource> resources,
        List<Failure> failures,
        List<FenceEvent> fenceEvents,
        Map<String, Map<String, String>> nodeAttributes,
        Location at) {

    /**
     * A node.
     *
     * @param name its name
     * @param type {@code member}, {@code remote}, {@code guest} or {@code ping}
     * @param attributes as written: online, standby, maintenance, pending, unclean, shutdown, expected_up, is_dc …
     * @param at where it stands
     */
    public record Node(String name, String type, Map<String, String> attributes, Location at) {

        public boolean is(String attribute) {
            return "true".equals(attributes.get(attribute));
        }
    }

    /**
     * An instance of a primitive.
     *
     * @param id id of the primitive, without instance number
     * @param agent {@code ocf:heartbeat:IPaddr2} (the form {@code ocf::heartbeat:IPaddr2} of old releases is brought to it)
     * @param role Started, Stopped, Promoted, Unpromoted …; in the names of Pacemaker 2.1
     * @param targetRole the role that is wanted; empty when none is set
     * @param attributes as written: active, orphaned, blocked, managed, failed, failure_ignored, maintenance
     * @param nodes names of the nodes it runs on
     * @param within ids of the group, clone and bundle around it, from the outside in
     * @param at where it stands
     */
    public record Resource(
            String id,
            String agent,
            String role,
            String targetRole,
            Map<String, String> attributes,
            List<String> nodes,
            List<String> within,
            Location at) {

        public boolean is(String attribute) {
            return "true".equals(attributes.get(attribute));
        }

        /** Whether the cluster is told to leave it alone. */
        public boolean isUnmanaged() {
            return "false".equals(attributes.get("managed"));
        }
    }

    /**
     * A failed action.
     *
     * @param resource the resource; empty when the action has none
     * @param node where it failed
     * @param attributes as written: op_key, exitstatus, exitreason, exitcode, last-rc-change, task, interval …
     * @param at where it stands
     */
    public record Failure(String resource, String node, Map<String, String> attributes, Location at) {}

    /** The summary's value; empty when the output does not say. */
    public Optional<Entry> summary(String elementAndAttribute) {
        return Optional.ofNullable(summary.get(elementAndAttribute));
    }

    /** Whether the summary says true. */
    public boolean is(String elementAndAttribute) {
        return summary(elementAndAttribute)
                .map(Entry::value)
                .filter("true"::equals)
                .isPresent();
    }
}
