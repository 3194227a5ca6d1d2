package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The interface through which a host sends the tunnels of project networks.
 *
 * @param address the tunnels' address
 * @param device the interface that has it
 * @param mtu the largest packet that it sends, in bytes
 */
public record TunnelEnd(String host, String address, String device, int mtu, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("tunnel-end");
    }

    @Override
    public String seen() {
        return "tunnels of " + host + " leave by " + device + ", MTU " + mtu;
    }
}
