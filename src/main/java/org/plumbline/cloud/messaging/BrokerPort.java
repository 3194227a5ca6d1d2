package org.plumbline.cloud.messaging;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A port of a RabbitMQ host that is meant for administrators or other members only.
 *
 * @param address address it is bound to
 * @param networks networks that the host has an address in, loopback and virtual ones left out
 * @param firewall whether a packet filter guards it
 */
public record BrokerPort(
        String host,
        String address,
        int port,
        boolean everywhere,
        List<String> networks,
        Firewall firewall,
        List<Location> sources,
        Location at)
        implements Subject {

    /** What is known of the host's packet filter. */
    public enum Firewall {
        /** It drops or filters what comes in. */
        FILTERS,
        /** Its rules were seen, and they let everything in. */
        OPEN,
        /** Its rules were not seen. */
        UNSEEN
    }

    public String purpose() {
        return switch (port) {
            case 4369 -> "the port mapper epmd";
            case 25672 -> "the port between nodes";
            case 15691, 15692 -> "the metrics";
            default -> "the management API";
        };
    }

    private boolean reachesBeyond() {
        return everywhere && networks.size() > 1;
    }

    /** Answers on every network of the host, and nothing filters. */
    public boolean exposed() {
        return reachesBeyond() && firewall == Firewall.OPEN;
    }

    /** Answers on every network of the host; whether something filters is not known. */
    public boolean perhapsExposed() {
        return reachesBeyond() && firewall == Firewall.UNSEEN;
    }

    @Override
    public List<String> subjects() {
        return List.of("rabbitmq-port");
    }

    @Override
    public String seen() {
        return "listens on " + address + ":" + port;
    }
}
