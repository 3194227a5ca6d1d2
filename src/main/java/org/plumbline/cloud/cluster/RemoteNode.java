package org.plumbline.cloud.cluster;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A host that runs pacemaker_remote, so that a cluster may manage and fence it.
 *
 * @param key its key file; empty when it has none
 * @param at the sign that it runs there
 */
public record RemoteNode(String host, Optional<ClusterKey> key, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("pacemaker-remote");
    }

    public boolean withoutKey() {
        return key.isEmpty();
    }

    @Override
    public String seen() {
        return "pacemaker_remote runs" + (key.isEmpty() ? " without /etc/pacemaker/authkey" : "");
    }
}
