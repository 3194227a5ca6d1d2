package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * What a host runs is known: its units, processes or containers were seen, or its packages where nothing hides from
 * them. Software that such a host does not show is not there.
 *
 * @param proof the sources that tell
 */
public record Inventory(String host, List<Location> proof) implements Subject {

    @Override
    public Location at() {
        return proof.get(0);
    }

    @Override
    public List<Location> sources() {
        return proof;
    }

    @Override
    public List<String> subjects() {
        return List.of("inventory");
    }

    @Override
    public String seen() {
        return "what runs on " + host;
    }
}
