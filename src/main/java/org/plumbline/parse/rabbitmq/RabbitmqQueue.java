package org.plumbline.parse.rabbitmq;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A queue as {@code rabbitmqctl list_queues} or {@code GET /api/queues} shows it. A column that was not asked for is null
 * where it is a number or a boolean, else empty.
 *
 * @param list the number of the list it stood in, from 0: an output of several lists has one for each virtual host
 * @param vhost its virtual host; empty where the output does not say
 * @param type {@code classic}, {@code quorum} or {@code stream}; empty where the output does not say
 * @param leader the node that leads it, or on which a classic queue lives
 * @param members the nodes that hold a replica of a quorum queue or stream
 * @param online those of them that are up
 * @param mirrors nodes of a classic queue's mirrors, the leader not among them; processes in the text form
 * @param synchronisedMirrors those of them that hold all messages
 * @param arguments optional arguments, among them {@code x-queue-type} and {@code x-expires}
 */
public record RabbitmqQueue(
        int list,
        String vhost,
        String name,
        String type,
        @Nullable Boolean durable,
        @Nullable Boolean autoDelete,
        @Nullable Boolean exclusive,
        @Nullable Long messages,
        @Nullable Long ready,
        @Nullable Long unacknowledged,
        @Nullable Long consumers,
        String state,
        String leader,
        List<String> members,
        List<String> online,
        List<String> mirrors,
        List<String> synchronisedMirrors,
        String policy,
        Map<String, String> arguments,
        Location at) {

    /** The queues of an output or response in its order. */
    public static Parsed<List<RabbitmqQueue>> parse(Location file, String text) {
        var rows = RabbitmqTable.parse(file, text, "name", "messages");
        return new Parsed<>(
                rows.value().stream()
                        .filter(row -> row.get("name").text().isPresent())
                        .map(RabbitmqQueue::of)
                        .toList(),
                rows.problems());
    }

    static RabbitmqQueue of(Json row) {
        var arguments = RabbitmqCell.table(row.get("arguments"));
        var type = row.get("type").text().orElse("");
        return new RabbitmqQueue(
                (int) row.get(RabbitmqTable.LIST).integer().orElse(0),
                row.get("vhost").text().orElse(""),
                row.get("name").text().orElse(""),
                shortType(type.isEmpty() ? arguments.getOrDefault("x-queue-type", "") : type),
                flag(row.get("durable")),
                flag(row.get("auto_delete")),
                flag(row.get("exclusive")),
                count(row.get("messages")),
                count(row.get("messages_ready")),
                count(row.get("messages_unacknowledged")),
                count(row.get("consumers")),
                row.get("state").text().orElse(""),
                leader(row),
                RabbitmqCell.names(row.get("members")),
                RabbitmqCell.names(row.get("online")),
                RabbitmqCell.names(first(row, "slave_nodes", "slave_pids", "mirror_pids")),
                RabbitmqCell.names(
                        first(row, "synchronised_slave_nodes", "synchronised_slave_pids", "synchronised_mirror_pids")),
                row.get("policy").text().orElse(""),
                arguments,
                row.at());
    }

    /** Some releases print the module that implements the type. */
    private static String shortType(String type) {
        return switch (type) {
            case "rabbit_classic_queue" -> "classic";
            case "rabbit_quorum_queue" -> "quorum";
            case "rabbit_stream_queue" -> "stream";
            default -> type;
        };
    }

    private static String leader(Json row) {
        return first(row, "leader", "node", "pid")
                .text()
                .map(RabbitmqQueue::nodeOfPid)
                .orElse("");
    }

    /** {@code <rabbit@host.3.730.0>} names its node, {@code #PID<12575.7629.0>} does not. */
    private static String nodeOfPid(String text) {
        if (!text.startsWith("<") || text.indexOf('@') < 0) {
            return text.startsWith("#PID") || text.startsWith("<") ? "" : text;
        }
        int end = text.length();
        for (int i = 0; i < 3 && end > 0; i++) {
            end = text.lastIndexOf('.', end - 1);
        }
        return end > 0 ? text.substring(1, end) : "";
    }

    private static Json first(Json row, String... keys) {
        for (var key : keys) {
            var cell = row.get(key);
            if (cell.isArray() || !cell.text().orElse("").isEmpty()) {
                return cell;
            }
        }
        return Json.absent(row.at());
    }

    private static @Nullable Boolean flag(Json cell) {
        Optional<Boolean> flag = cell.bool();
        return flag.orElse(null);
    }

    private static @Nullable Long count(Json cell) {
        OptionalLong number = cell.integer();
        return number.isPresent() ? number.getAsLong() : null;
    }
}
