package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How a load balancer spreads SQL connections over database servers.
 *
 * @param through the proxy, e.g. {@code haproxy listen mariadb}
 * @param active servers that take connections at the same time
 * @param pinned whether all connections go to one of them nevertheless
 */
public record SqlRoute(String host, String through, List<String> active, boolean pinned, Location at)
        implements Subject {

    /** Clients write to and read from more than one member at a time. */
    public boolean spread() {
        return active.size() > 1 && !pinned;
    }

    @Override
    public List<String> subjects() {
        return List.of("sql-route");
    }

    @Override
    public String seen() {
        return through + " sends SQL to " + String.join(", ", active) + (spread() ? " at the same time" : "");
    }
}
