package org.plumbline.cloud;

import java.time.Instant;
import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * When the snapshot was collected: the "now" of every control that depends on time.
 *
 * @param at where the snapshot says so
 */
public record Collected(Instant time, Location at) implements Subject {

    @Override
    public String host() {
        return "snapshot";
    }

    @Override
    public List<String> subjects() {
        return List.of("collection-time");
    }

    @Override
    public String seen() {
        return "collected " + time;
    }
}
