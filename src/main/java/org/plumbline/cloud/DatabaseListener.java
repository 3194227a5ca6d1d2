package org.plumbline.cloud;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * A port of a database server and who can reach it.
 *
 * @param purpose {@code SQL} or {@code replication}
 * @param address where it listens; {@code *} for every address of the host
 * @param reach who can reach it
 * @param shared whether other services listen on the same address
 */
public record DatabaseListener(
        String host, String purpose, String address, int port, Reach reach, boolean shared, Location at)
        implements Subject {

    /** Who can reach a port. */
    public enum Reach {
        /** Only networks in which customers reach no API. */
        INTERNAL,
        /** A network in which customers reach an API, while another one is there for the cloud itself. */
        PUBLIC,
        /** The cloud has one network for customers' APIs and itself. */
        FLAT,
        /** A packet filter of the host has a word in it. */
        FILTERED,
        /** Which networks the host or its customers have is not known. */
        UNKNOWN
    }

    public boolean isPublic() {
        return reach == Reach.PUBLIC;
    }

    public boolean isFlat() {
        return reach == Reach.FLAT;
    }

    public boolean isUnknown() {
        return reach == Reach.UNKNOWN;
    }

    public boolean replicates() {
        return purpose.equals("replication");
    }

    @Override
    public List<String> subjects() {
        return List.of("database-listener");
    }

    @Override
    public String seen() {
        return purpose + " listens on " + address + " port " + port;
    }
}
