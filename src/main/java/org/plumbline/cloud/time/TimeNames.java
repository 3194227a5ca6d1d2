package org.plumbline.cloud.time;

import java.util.List;
import java.util.SortedSet;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The time sources that a machine's daemon is configured with.
 *
 * @param names servers, peers and pools as written
 * @param evidence the file, and what it names
 */
public record TimeNames(String host, SortedSet<String> names, Located evidence) implements Subject {

    @Override
    public Location at() {
        return evidence.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("time-names");
    }

    @Override
    public String seen() {
        return evidence.seen();
    }
}
