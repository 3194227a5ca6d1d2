package org.plumbline.cloud.messaging;

import java.util.Map;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A policy of a RabbitMQ broker.
 *
 * @param pattern regular expression over names of queues
 * @param definition its keys and values
 */
public record BrokerPolicy(String vhost, String name, String pattern, Map<String, String> definition, Location at)
        implements Located {

    public boolean mirrors() {
        return definition.keySet().stream().anyMatch(key -> key.startsWith("ha-"));
    }

    /** Mirrors to all nodes, or to two or more. */
    public boolean keepsCopies() {
        var count = definition.getOrDefault("ha-params", "");
        return switch (definition.getOrDefault("ha-mode", "")) {
            case "all" -> true;
            case "exactly" -> !count.equals("1");
            case "nodes" -> true;
            default -> false;
        };
    }

    /** A new mirror starts empty and is no copy until somebody synchronises it. */
    public boolean syncsByHand() {
        return keepsCopies()
                && !definition.getOrDefault("ha-sync-mode", "manual").equals("automatic");
    }

    @Override
    public String seen() {
        return "policy %s on %s in virtual host %s: %s".formatted(name, pattern, vhost, definition);
    }
}
