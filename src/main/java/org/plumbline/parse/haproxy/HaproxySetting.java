package org.plumbline.parse.haproxy;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * One setting of a {@code bind}, {@code server} or {@code default-server} line.
 *
 * @param keyword the setting as written, e.g. {@code check}, {@code no-check}, {@code inter}
 * @param arguments what follows it; empty for a flag
 * @param at the line it stands on, which is a default-server line for an inherited setting
 */
public record HaproxySetting(String keyword, List<String> arguments, Location at) {

    /** The first argument; empty for a flag. */
    public String value() {
        return arguments.isEmpty() ? "" : arguments.get(0);
    }
}
