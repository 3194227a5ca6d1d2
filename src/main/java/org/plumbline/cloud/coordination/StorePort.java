package org.plumbline.cloud.coordination;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * An address at which a store without accounts of its own waits for clients.
 *
 * @param software {@code memcached}, {@code redis}, {@code etcd}, {@code ovn-central}
 * @param protocol {@code tcp} or {@code udp}
 * @param address where it is bound; {@code *} for everywhere
 * @param reach who can connect
 */
public record StorePort(
        String software, String host, String protocol, String address, int port, Reach reach, Location at)
        implements Subject {

    /** Who can connect to a port. */
    public enum Reach {
        /** Nobody from a network in which customers reach the APIs. */
        INTERNAL,
        /** Whoever reaches the APIs, in the cloud's only network. */
        FLAT,
        /** Whoever reaches the APIs. */
        PUBLIC,
        /** The addresses of the host or the endpoints of the cloud were not seen. */
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

    public boolean udp() {
        return protocol.equals("udp");
    }

    @Override
    public List<String> subjects() {
        return List.of("port:" + software);
    }

    @Override
    public String seen() {
        return software + " listens on " + address + " port " + port + "/" + protocol;
    }
}
