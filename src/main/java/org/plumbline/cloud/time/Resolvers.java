package org.plumbline.cloud.time;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The DNS servers that a machine asks in the end, past a resolver of its own.
 *
 * @param servers different addresses, with where they are named
 * @param moving whether the only one is a virtual address, behind which others may stand
 * @param oneHost the host of this cloud that all of them are; empty where they are several or elsewhere
 */
public record Resolvers(String host, List<Server> servers, boolean moving, String oneHost, Location at)
        implements Subject {

    /** A DNS server. */
    public record Server(String address, Location at) implements Located {

        @Override
        public String seen() {
            return "DNS server " + address;
        }
    }

    public boolean isNone() {
        return servers.isEmpty();
    }

    public boolean isOne() {
        return servers.size() == 1 && !moving;
    }

    /** Several addresses, all of them of one host of this cloud. */
    public boolean isOnOneHost() {
        return servers.size() > 1 && !oneHost.isEmpty();
    }

    @Override
    public List<String> subjects() {
        return List.of("resolvers");
    }

    @Override
    public String seen() {
        return host + " asks " + servers.size() + " DNS servers";
    }
}
