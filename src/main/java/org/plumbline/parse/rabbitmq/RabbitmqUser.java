package org.plumbline.parse.rabbitmq;

import java.util.List;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A user of the broker, without the password or its hash.
 *
 * @param tags {@code administrator}, {@code monitoring}, {@code management}, {@code policymaker} or the operator's own
 */
public record RabbitmqUser(String name, List<String> tags, Location at) {

    /** The users of {@code rabbitmqctl list_users} or {@code GET /api/users}. */
    public static Parsed<List<RabbitmqUser>> parse(Location file, String text) {
        var rows = RabbitmqTable.parse(file, text, "user", "tags");
        return new Parsed<>(rows.value().stream().map(RabbitmqUser::of).toList(), rows.problems());
    }

    static RabbitmqUser of(Json row) {
        var name = row.get("user").text().or(() -> row.get("name").text()).orElse("");
        return new RabbitmqUser(name, RabbitmqCell.names(row.get("tags")), row.at());
    }
}
