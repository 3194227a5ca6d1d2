package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/** The northbound database listed all router ports, of which there may be none with a way out. */
public record OvnRouterPorts(String host, int count, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("ovn-router-ports");
    }

    @Override
    public String seen() {
        return count + " router ports with a way out";
    }
}
