package org.plumbline.parse.rabbitmq;

import java.util.List;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A virtual host.
 *
 * @param defaultQueueType the type of queues that are declared without one; empty where it is not set or not shown
 */
public record RabbitmqVhost(String name, String defaultQueueType, Location at) {

    /** The virtual hosts of {@code rabbitmqctl list_vhosts} or {@code GET /api/vhosts}. */
    public static Parsed<List<RabbitmqVhost>> parse(Location file, String text) {
        var rows = RabbitmqTable.parse(file, text, "name");
        return new Parsed<>(rows.value().stream().map(RabbitmqVhost::of).toList(), rows.problems());
    }

    static RabbitmqVhost of(Json row) {
        var type = row.get("default_queue_type").text().orElse("");
        return new RabbitmqVhost(row.get("name").text().orElse(""), type.equals("undefined") ? "" : type, row.at());
    }
}
