package org.plumbline.cloud.network;

import java.util.List;

/**
 * All that were seen.
 *
 * @param members at least one
 * @param complete whether each host that carries OVN's control plane answered
 * @param managed whether Pacemaker starts one where it is needed
 */
public record OvnNorthds(List<OvnNorthd> members, boolean complete, boolean managed) {

    public boolean alone() {
        return members.size() == 1 && complete && !managed;
    }

    /** Nobody translates what neutron writes. */
    public boolean idle() {
        return complete && active() == 0;
    }

    /** Two that both hold the lock, each in a database of its own. */
    public boolean rivals() {
        return active() > 1;
    }

    private long active() {
        return members.stream().filter(one -> one.status().equals("active")).count();
    }
}
