package org.plumbline.cloud.dns;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A pool of name servers that designate fills.
 *
 * @param servers the host names under which the world asks them
 */
public record NamePool(String name, List<String> servers, Location at) implements Subject {

    public boolean hasOneServer() {
        return servers.size() == 1;
    }

    public boolean isEmpty() {
        return servers.isEmpty();
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("name-pool");
    }

    @Override
    public String seen() {
        return "pool " + name + " has the name servers " + String.join(", ", servers);
    }
}
