package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How neutron-server on a host gives networks to DHCP agents.
 *
 * @param perNetwork {@code dhcp_agents_per_network}
 * @param failover {@code allow_automatic_dhcp_failover}
 * @param agents hosts with a DHCP agent
 * @param complete whether no host can have an agent that was not seen
 */
public record DhcpPolicy(String host, Setting perNetwork, Setting failover, int agents, boolean complete)
        implements Subject {

    /** One agent answers for all networks. */
    public boolean alone() {
        return agents == 1 && complete;
    }

    /** One was seen, and hosts are missing that may have another. */
    public boolean perhapsAlone() {
        return agents == 1 && !complete;
    }

    /** Each network has one agent, and another takes over once the first has been silent for long. */
    public boolean waits() {
        return agents > 1 && perNetwork.isBelow(2) && failover.isTrue();
    }

    /** Each network has one agent, and none takes over. */
    public boolean pins() {
        return agents > 1 && perNetwork.isBelow(2) && failover.isFalse();
    }

    public List<Setting> settings() {
        return List.of(perNetwork, failover);
    }

    @Override
    public Location at() {
        return perNetwork.at();
    }

    @Override
    public List<Location> sources() {
        return settings().stream().map(Setting::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("dhcp-policy");
    }

    @Override
    public String seen() {
        return perNetwork.seen();
    }
}
