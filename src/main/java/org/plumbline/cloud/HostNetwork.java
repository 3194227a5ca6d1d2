package org.plumbline.cloud;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.snapshot.Location;

/**
 * The IP addresses that a host has at run time.
 *
 * @param addresses in the order of the output
 * @param at the output that lists them
 */
public record HostNetwork(String host, List<HostAddress> addresses, Location at) implements Subject {

    /** Whether the host has the address on any interface. */
    public boolean has(String address) {
        var wanted = IpNetwork.normal(address);
        return addresses.stream().anyMatch(own -> own.address().equals(wanted));
    }

    /** The networks of an interface, without host addresses and link-local ones. */
    public Set<String> networks(String interfaceName) {
        var networks = new TreeSet<String>();
        for (var own : addresses) {
            boolean alone = own.prefixLength() == (own.address().indexOf(':') < 0 ? 32 : 128);
            if (own.interfaceName().equals(interfaceName)
                    && !alone
                    && !own.address().startsWith("fe80:")) {
                networks.add(IpNetwork.of(own.address(), own.prefixLength()));
            }
        }
        return networks;
    }

    @Override
    public List<String> subjects() {
        return List.of("host-network");
    }

    @Override
    public String seen() {
        return "addresses of " + host;
    }
}
