package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How long one end of a connection to OVN's databases waits for an answer before it takes the other for dead.
 *
 * @param end who waits: {@code northbound database}, {@code ovn-controller}, {@code neutron-server} …
 * @param milliseconds 0 where it never gives up
 * @param chassis how many hypervisors and gateways the cloud has; 0 where that was not recorded
 */
public record OvnProbe(String host, String end, double milliseconds, int chassis, Location at) implements Subject {

    /** Gives up sooner than a database with so many chassis answers when all ask it anew. */
    public boolean hastyFor(double many, double least) {
        return chassis > many && isBelow(least);
    }

    public boolean unclear(double least) {
        return chassis == 0 && isBelow(least);
    }

    private boolean isBelow(double least) {
        return milliseconds > 0 && milliseconds < least;
    }

    public String patience() {
        return Long.toString(Math.round(milliseconds));
    }

    @Override
    public List<String> subjects() {
        return List.of("ovn-probe");
    }

    @Override
    public String seen() {
        return end + " waits " + patience() + " ms";
    }
}
