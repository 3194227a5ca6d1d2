package org.plumbline.cloud.loadbalancing;

import java.util.OptionalLong;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A project's load balancer as octavia lists it.
 *
 * @param name its name; its id where it has none
 * @param provider {@code amphora}, {@code ovn}
 * @param provisioning {@code ACTIVE}, {@code ERROR}, {@code PENDING_UPDATE}
 * @param minutes how long before the collection it last changed; empty where that is not known
 */
public record LoadBalancer(String name, String provider, String provisioning, OptionalLong minutes, Location at)
        implements Located {

    public boolean failed() {
        return provisioning.equals("ERROR");
    }

    private boolean pending() {
        return provisioning.startsWith("PENDING_");
    }

    /** Some process works on it, or died while it did, for longer than this. */
    public boolean isPendingFor(double limit) {
        return pending() && minutes.isPresent() && minutes.getAsLong() > limit;
    }

    /** Some process works on it, or died while it did; since when is not known. */
    public boolean isPendingForUnknown() {
        return pending() && minutes.isEmpty();
    }

    @Override
    public String seen() {
        return "load balancer " + name + " is " + provisioning
                + (minutes.isPresent() && pending() ? " since " + minutes.getAsLong() + " minutes" : "");
    }
}
