package org.plumbline.cloud;

import org.plumbline.snapshot.Location;

/**
 * One IP address of a host.
 *
 * @param address in the spelling of {@link IpNetwork#normal}
 * @param secondary whether it stands beside another address of its network
 * @param at where the output says so
 */
public record HostAddress(
        String host, String interfaceName, String address, int prefixLength, boolean secondary, Location at)
        implements Located {

    @Override
    public String seen() {
        return address + "/" + prefixLength + " on " + interfaceName;
    }
}
