package org.plumbline.cloud.vip;

import java.time.Duration;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * Something a VRRP instance watches to decide whether it may hold its addresses.
 *
 * @param kind {@code track_script}, {@code track_process}, {@code track_file} or {@code track_interface}
 * @param name of the script, process, file or interface
 * @param command what is run or watched; empty when its definition says nothing
 * @param watches what its state says something about
 * @param weight change of the priority; 0 means that a failure takes the instance out (FAULT)
 * @param interval time between two runs of a script
 * @param rise successes in a row until it counts as good
 * @param at where the instance names it
 */
public record VrrpCheck(
        String kind, String name, String command, Watches watches, int weight, Duration interval, int rise, Location at)
        implements Located {

    /** What a check says something about. */
    public enum Watches {
        /** The load balancer behind the address. */
        BALANCER,
        /** Surely something else: a link, a gateway, another process. */
        OTHER,
        /** A script or file that was not seen. */
        UNKNOWN
    }

    public boolean isWeighted() {
        return weight != 0;
    }

    @Override
    public String seen() {
        return kind + " " + name + (isWeighted() ? " weight " + weight : "")
                + (command.isEmpty() ? "" : " (" + command + ")");
    }
}
