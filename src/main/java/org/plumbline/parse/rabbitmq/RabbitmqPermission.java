package org.plumbline.parse.rabbitmq;

import java.util.List;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * What a user may do in a virtual host; the last three are regular expressions over names.
 *
 * @param vhost empty where the output does not say
 */
public record RabbitmqPermission(String vhost, String user, String configure, String write, String read, Location at) {

    /** The permissions of {@code rabbitmqctl list_permissions} or {@code GET /api/permissions}. */
    public static Parsed<List<RabbitmqPermission>> parse(Location file, String text) {
        var rows = RabbitmqTable.parse(file, text, "user", "configure", "write", "read");
        return new Parsed<>(rows.value().stream().map(RabbitmqPermission::of).toList(), rows.problems());
    }

    static RabbitmqPermission of(Json row) {
        return new RabbitmqPermission(
                row.get("vhost").text().orElse(""),
                row.get("user").text().orElse(""),
                row.get("configure").text().orElse(""),
                row.get("write").text().orElse(""),
                row.get("read").text().orElse(""),
                row.at());
    }
}
