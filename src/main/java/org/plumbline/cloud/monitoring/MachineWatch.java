package org.plumbline.cloud.monitoring;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Whether anything tells how a machine is.
 *
 * @param watched whether an agent runs on it, or somebody states that it is watched from outside
 * @param grounds what runs or is stated; what was looked at where nothing does
 */
public record MachineWatch(String host, boolean watched, List<Located> grounds) implements Subject {

    @Override
    public Location at() {
        return grounds.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return grounds.stream().map(Located::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("machine-watch");
    }

    @Override
    public String seen() {
        return grounds.get(0).seen();
    }
}
