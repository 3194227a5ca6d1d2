package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A port of a database server and who can reach it.
 *
 * @param purpose {@code SQL} or {@code replication}
 * @param address where it listens; {@code *} for every address of the host
 * @param reach who can reach it
 * @param neighbours whether other services listen on the same address
 */
public record DatabaseListener(
        String host, String purpose, String address, int port, Reach reach, Neighbours neighbours, Location at)
        implements Subject {

    /** The purpose of the port over which members replicate. */
    public static final String REPLICATION = "replication";

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

    /** Whether others use the same network. */
    public enum Neighbours {
        NONE,
        SOME,
        /** What listens on the host was not collected. */
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

    /** Members replicate through it, over a network that other services of the host use too. */
    public boolean replicatesAmongOthers() {
        return purpose.equals(REPLICATION) && neighbours == Neighbours.SOME;
    }

    /** Members replicate through it, and no other service of the host uses that network. */
    public boolean replicatesApart() {
        return purpose.equals(REPLICATION) && neighbours == Neighbours.NONE;
    }

    public boolean replicatesAmongUnknown() {
        return purpose.equals(REPLICATION) && neighbours == Neighbours.UNKNOWN;
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
