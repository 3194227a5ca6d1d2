package org.plumbline.cloud.network;

import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A network with DHCP, and how many agents serve it.
 *
 * @param agents how many the API lists for it, whether or not they reported in time
 */
public record DhcpNetwork(String name, int agents, Location at) implements Located {

    /** One agent, and no other beside it. */
    public boolean alone() {
        return agents == 1;
    }

    /** Nobody gives its servers addresses. */
    public boolean unserved() {
        return agents == 0;
    }

    @Override
    public String seen() {
        return "network " + name + " has " + agents + (agents == 1 ? " DHCP agent" : " DHCP agents");
    }
}
