package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * A host that the cloud names and the snapshot lacks. It still votes, serves and fails.
 *
 * @param name as it was named
 * @param roles the subjects it should have
 * @param at where it is named first
 */
public record MissingHost(String name, List<String> roles, Location at) implements Located {

    @Override
    public String seen() {
        return "names host " + name;
    }
}
