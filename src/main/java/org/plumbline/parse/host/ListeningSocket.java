package org.plumbline.parse.host;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * A socket on which a host waits for clients.
 *
 * @param protocol {@code tcp} or {@code udp}; empty when the listing is of one protocol and does not say
 * @param address without brackets and zone; {@code 0.0.0.0}, {@code ::} or {@code *} for all addresses
 * @param port the port
 * @param owners names of the processes that hold it, each once; empty when not listed (needs root)
 * @param at the line
 */
public record ListeningSocket(String protocol, String address, int port, List<String> owners, Location at) {

    /** Whether it can be reached through every address of the host. */
    public boolean isWildcard() {
        return address.equals("*") || address.equals("0.0.0.0") || address.equals("::");
    }

    /** Whether only the host itself can reach it. */
    public boolean isLoopback() {
        return address.startsWith("127.") || address.equals("::1") || address.startsWith("::ffff:127.");
    }
}
