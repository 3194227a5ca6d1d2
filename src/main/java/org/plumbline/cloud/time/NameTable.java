package org.plumbline.cloud.time;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The names that a host knows without asking.
 *
 * @param ownLoopback the line that gives the host's own name a loopback address, where it comes first
 * @param software what runs there and tells others that name: {@code RabbitMQ}; empty where nothing does
 */
public record NameTable(String host, Optional<Located> ownLoopback, String software, Location at) implements Subject {

    /** What runs there finds itself, or is found by others, at a loopback address. */
    public boolean leadsAstray() {
        return ownLoopback.isPresent() && !software.isEmpty();
    }

    public List<Located> evidence() {
        return ownLoopback.map(List::of).orElse(List.of(this));
    }

    @Override
    public List<String> subjects() {
        return List.of("name-table");
    }

    @Override
    public String seen() {
        return "/etc/hosts of " + host;
    }
}
