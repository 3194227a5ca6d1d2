package org.plumbline.cloud;

import java.util.List;
import java.util.SortedSet;
import org.plumbline.snapshot.Location;

/**
 * A host that was seen.
 *
 * @param name its name in the snapshot
 * @param machine the physical host that carries it; the same as {@code name} unless it is a container
 * @param names every name it is known by: short, fully qualified, aliases; lower case
 * @param addresses the addresses configured on it that are its own: no loopback, no virtual address that moves
 * @param at where its name was read
 */
public record Host(String name, String machine, SortedSet<String> names, SortedSet<String> addresses, Location at)
        implements Subject {

    /** It has a kernel of its own: it is no container. */
    public boolean isMachine() {
        return machine.equals(name);
    }

    @Override
    public String host() {
        return name;
    }

    @Override
    public List<String> subjects() {
        return List.of("host");
    }

    @Override
    public String seen() {
        return "host " + name;
    }
}
