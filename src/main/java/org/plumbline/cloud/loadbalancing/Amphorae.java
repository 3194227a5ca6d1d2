package org.plumbline.cloud.loadbalancing;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/** Octavia listed all amphorae, of which there may be none. */
public record Amphorae(int count, Location at) implements Subject {

    public boolean isMoreThan(double limit) {
        return count > limit;
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("amphorae");
    }

    @Override
    public String seen() {
        return count + " amphorae";
    }
}
