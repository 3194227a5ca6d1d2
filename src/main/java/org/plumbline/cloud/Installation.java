package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * Whether a host was set up by an installer that is meant for developers.
 *
 * @param installer {@code DevStack}, {@code MicroStack}, {@code Packstack}; empty where none shows
 * @param signs what shows it, or what was looked at where none shows
 */
public record Installation(String host, String installer, List<Located> signs) implements Subject {

    public boolean forDevelopers() {
        return !installer.isEmpty();
    }

    @Override
    public Location at() {
        return signs.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return signs.stream().map(Located::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("installation");
    }

    @Override
    public String seen() {
        return signs.get(0).seen();
    }
}
