package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How neutron-server on a host treats new routers, where L3 agents carry them.
 *
 * @param ha {@code l3_ha}
 * @param distributed {@code router_distributed}
 * @param failover {@code allow_automatic_l3agent_failover}
 * @param agents hosts with an L3 agent
 * @param complete whether no host can have an agent that was not seen
 */
public record L3Policy(String host, Setting ha, Setting distributed, Setting failover, int agents, boolean complete)
        implements Subject {

    /** Routers live on one agent and stay there when it dies, though others could take them. */
    public boolean pinsRouters() {
        return ha.isFalse() && distributed.isFalse() && failover.isFalse() && agents > 1;
    }

    /** Highly available routers are asked for, and one agent cannot give them. */
    public boolean promisesTooMuch() {
        return ha.isTrue() && agents == 1 && complete;
    }

    /** One agent was seen, and hosts are missing that may have another. */
    public boolean perhapsPromisesTooMuch() {
        return ha.isTrue() && agents == 1 && !complete;
    }

    /** Whether neutron moves a router away from an agent that died. */
    public boolean reschedules() {
        return failover.isTrue();
    }

    public List<Setting> settings() {
        return List.of(ha, distributed, failover);
    }

    @Override
    public Location at() {
        return ha.at();
    }

    @Override
    public List<Location> sources() {
        return settings().stream().map(Setting::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("l3-policy");
    }

    @Override
    public String seen() {
        return ha.seen();
    }
}
