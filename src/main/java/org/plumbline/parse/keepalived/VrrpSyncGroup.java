package org.plumbline.parse.keepalived;

import java.util.List;

/** One {@code vrrp_sync_group} of keepalived.conf: instances that change state together. */
public record VrrpSyncGroup(KeepalivedNode block) {

    public String name() {
        return block.word(1);
    }

    /** Names of its instances. */
    public List<String> members() {
        return block.entries("group").stream().map(KeepalivedNode::keyword).toList();
    }
}
