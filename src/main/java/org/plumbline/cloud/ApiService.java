package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * A worker or agent that an OpenStack API lists.
 *
 * @param list what lists it: {@code compute-services}, {@code network-agents}, {@code volume-services} …
 * @param binary {@code nova-compute}, {@code neutron-l3-agent}, {@code cinder-volume}
 * @param host the seen host's name, or the name as listed
 * @param listed the host exactly as listed, a cinder backend ({@code ctl1@ceph}) included
 * @param zone its availability zone, or conductor group; empty where none is said
 * @param enabled whether an operator left it in service
 * @param up whether it reported in time
 * @param forcedDown whether an operator declared it down
 * @param storageDown whether it says itself that it does not reach its storage
 */
public record ApiService(
        String list,
        String binary,
        String host,
        String listed,
        String zone,
        boolean enabled,
        boolean up,
        boolean forcedDown,
        boolean storageDown,
        Location at)
        implements Subject {

    /** In service, and silent: a failure that nobody planned. */
    public boolean failed() {
        return enabled && !up && !forcedDown;
    }

    /** In service, but of no use: it runs without its storage. */
    public boolean cutOff() {
        return enabled && up && storageDown;
    }

    @Override
    public List<String> subjects() {
        return List.of("api:" + binary, list);
    }

    @Override
    public String seen() {
        return binary + " on " + listed + " is " + (enabled ? "enabled" : "disabled") + " and " + (up ? "up" : "down");
    }
}
