package org.plumbline.cloud.vip;

import java.util.List;
import java.util.stream.Stream;

/**
 * Two groups of hosts with different addresses that use one virtual router id on one network and hear each other.
 *
 * @param one the group that was found first
 * @param other the other group
 */
public record VrrpClash(VrrpGroup one, VrrpGroup other, int routerId, String network) {

    public List<VrrpMember> members() {
        return Stream.concat(one.members().stream(), other.members().stream()).toList();
    }
}
