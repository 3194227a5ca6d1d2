package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A port through which a router of OVN reaches an external network.
 *
 * @param host where the northbound database was asked
 * @param candidates chassis that may carry it
 */
public record OvnRouterPort(String host, String name, int candidates, Location at) implements Subject {

    public boolean unscheduled() {
        return candidates == 0;
    }

    public boolean alone() {
        return candidates == 1;
    }

    @Override
    public List<String> subjects() {
        return List.of("ovn-router-port");
    }

    @Override
    public String seen() {
        return "port " + name + " has " + candidates + " gateway chassis";
    }
}
