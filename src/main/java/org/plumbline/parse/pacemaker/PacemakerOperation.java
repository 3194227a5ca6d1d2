package org.plumbline.parse.pacemaker;

import java.util.Map;
import org.plumbline.snapshot.Location;

/**
 * An operation configured for a resource.
 *
 * @param name {@code monitor}, {@code start}, {@code stop} …
 * @param attributes as written, without id: interval, timeout, on-fail, enabled; roles in the names of Pacemaker 2.1
 *     ({@code Promoted}, {@code Unpromoted})
 * @param at where it stands
 */
public record PacemakerOperation(String name, Map<String, String> attributes, Location at) {

    /** Length of time as written; empty when not set. */
    public String interval() {
        return attributes.getOrDefault("interval", "");
    }

    /** Length of time as written; empty when not set. */
    public String timeout() {
        return attributes.getOrDefault("timeout", "");
    }

    static String role(String written) {
        return switch (written) {
            case "Master" -> "Promoted";
            case "Slave" -> "Unpromoted";
            default -> written;
        };
    }
}
