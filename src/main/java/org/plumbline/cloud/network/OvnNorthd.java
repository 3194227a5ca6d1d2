package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * An ovn-northd that runs, and what it says of itself.
 *
 * @param status {@code active}, {@code standby} or {@code paused}
 */
public record OvnNorthd(String host, String status, Location at) implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("ovn-northd");
    }

    @Override
    public String seen() {
        return "ovn-northd is " + status;
    }
}
