package org.plumbline.parse.rabbitmq;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A port on which a node listens.
 *
 * @param node empty where the output is about one node and does not say which
 * @param address address it is bound to as it is written, e.g. {@code [::]} or {@code 10.0.0.11}
 * @param protocol {@code amqp}, {@code amqp/ssl}, {@code http}, {@code clustering} and others
 */
public record RabbitmqListener(String node, String address, int port, String protocol, Location at) {

    /** The listeners of {@code rabbitmq-diagnostics listeners}, as text or JSON. */
    public static Parsed<List<RabbitmqListener>> parse(Location file, String text) {
        if (text.indexOf('{') >= 0) {
            var json = Json.parse(file, text);
            var listed = json.value().isArray() ? json.value() : json.value().get("listeners");
            return new Parsed<>(
                    listed.items().stream().map(RabbitmqListener::of).toList(), json.problems());
        }
        var lines = RabbitmqSections.of(file, text).lines("");
        var node = lines.stream()
                .filter(line -> line.text().startsWith("Asking node "))
                .map(line -> line.text().split(" ", 4)[2])
                .findFirst()
                .orElse("");
        return Parsed.of(lines(lines, node));
    }

    static List<RabbitmqListener> lines(List<RabbitmqSections.Line> lines, String node) {
        var listeners = new ArrayList<RabbitmqListener>();
        for (var line : lines) {
            var address = line.part(line.text().startsWith("Interface: ") ? "Interface" : "interface");
            var port = port(line.part("port"));
            if (port.isPresent()) {
                var owner = line.part("Node");
                listeners.add(new RabbitmqListener(
                        owner.isEmpty() ? node : owner, address, port.getAsInt(), line.part("protocol"), line.at()));
            }
        }
        return List.copyOf(listeners);
    }

    static RabbitmqListener of(Json listener) {
        var address = listener.get("interface").text().or(() -> listener.get("ip_address")
                .text());
        return new RabbitmqListener(
                listener.get("node").text().orElse(""),
                address.orElse(""),
                (int) listener.get("port").integer().orElse(0),
                listener.get("protocol").text().orElse(""),
                listener.at());
    }

    private static OptionalInt port(String text) {
        try {
            return OptionalInt.of(Integer.parseInt(text.strip()));
        } catch (NumberFormatException notAPort) {
            return OptionalInt.empty();
        }
    }
}
