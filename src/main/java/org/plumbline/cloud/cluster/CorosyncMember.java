package org.plumbline.cloud.cluster;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A node that a corosync.conf lists.
 *
 * @param name its name, or its first address where it has none
 * @param id node id as written; empty when not given
 * @param addresses its address on each link, in the order of the links
 * @param votes its votes
 * @param at where it stands
 */
public record CorosyncMember(String name, String id, List<String> addresses, int votes, Location at)
        implements Located {

    @Override
    public String seen() {
        return "node " + name + " (" + String.join(", ", addresses) + ")"
                + (votes == 1 ? "" : " with " + votes + " votes");
    }
}
