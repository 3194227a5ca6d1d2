package org.plumbline.parse.pacemaker;

import java.util.List;
import java.util.Map;
import org.plumbline.parse.Entry;
import org.plumbline.snapshot.Location;

/**
 * What the cluster last knew of a node: the status section of a CIB.
 *
 * @param name the node's name
 * @param attributes as written: in_ccm, crmd, join, expected; since 2.1.7 the first two are times, 0 for away
 * @param transientAttributes attributes that end with a restart, e.g. fail-count-vip#monitor_10000
 * @param operations the last operations of each resource: attributes as written plus {@code resource}
 * @param at where it stands
 */
public record PacemakerNodeState(
        String name,
        Map<String, String> attributes,
        List<Entry> transientAttributes,
        List<Map<String, String>> operations,
        Location at) {

    /** Whether the node was a running member of the cluster. */
    public boolean isOnline() {
        return present("in_ccm") && present("crmd") && "member".equals(attributes.get("join"));
    }

    private boolean present(String attribute) {
        return switch (attributes.getOrDefault(attribute, "")) {
            case "", "false", "0", "offline" -> false;
            default -> true;
        };
    }
}
