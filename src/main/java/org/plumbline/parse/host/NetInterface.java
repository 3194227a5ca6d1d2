package org.plumbline.parse.host;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * One network interface of a host.
 *
 * @param name without the parent that {@code ip} prints after {@code @}
 * @param parent the interface it lies on or is paired with; empty where there is none
 * @param master the bond, bridge or VRF it belongs to; empty where there is none
 * @param kind {@code bond}, {@code vlan}, {@code bridge}, {@code veth} … where the output has details; else empty
 * @param flags e.g. {@code UP}, {@code LOWER_UP}, {@code NO-CARRIER}
 * @param state {@code UP}, {@code DOWN}, {@code UNKNOWN} …
 * @param mtu in bytes; 0 when not told
 * @param mac hardware address; empty where there is none
 * @param addresses its IP addresses in the order of the output
 * @param at where it stands
 */
public record NetInterface(
        String name,
        String parent,
        String master,
        String kind,
        List<String> flags,
        String state,
        int mtu,
        String mac,
        List<NetAddress> addresses,
        Location at) {}
