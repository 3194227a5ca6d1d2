package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The L3 agents that can carry a router's way out; those that only route for their own hypervisor are none of them.
 *
 * @param hosts where they are, sorted
 * @param members the agents as listed or seen
 * @param complete whether no host can have an agent that was not seen
 * @param sources where agents of all kinds were looked for; at least one
 */
public record L3Agents(List<String> hosts, List<Located> members, boolean complete, List<Location> sources)
        implements Subject {

    /** One host carries all routers. */
    public boolean alone() {
        return hosts.size() == 1 && complete;
    }

    /** One was seen, and hosts are missing that may have another. */
    public boolean perhapsAlone() {
        return hosts.size() == 1 && !complete;
    }

    @Override
    public String host() {
        return at().host();
    }

    @Override
    public Location at() {
        return sources.get(0);
    }

    @Override
    public List<String> subjects() {
        return List.of("l3-agents");
    }

    @Override
    public String seen() {
        return "L3 agents on " + String.join(", ", hosts);
    }
}
