package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * The cloud names a host as member of something. If that host was not seen, its subjects are blind spots.
 *
 * @param name host name or address as written
 * @param subjects what the host should have, e.g. {@code galera-node}
 * @param at where it is named
 */
public record Mention(String name, List<String> subjects, Location at) implements Located {

    @Override
    public String seen() {
        return "names " + name;
    }
}
