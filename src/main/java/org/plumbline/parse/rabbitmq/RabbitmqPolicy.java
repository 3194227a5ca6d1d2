package org.plumbline.parse.rabbitmq;

import java.util.List;
import java.util.Map;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A policy as {@code rabbitmqctl list_policies}, {@code GET /api/policies} or a definitions file shows it.
 *
 * @param vhost its virtual host; empty where the output does not say
 * @param pattern regular expression over names of queues or exchanges
 * @param applyTo {@code queues}, {@code exchanges}, {@code all} and others
 * @param definition its keys and values, e.g. {@code ha-mode} to {@code all}
 */
public record RabbitmqPolicy(
        String vhost,
        String name,
        String pattern,
        String applyTo,
        Map<String, String> definition,
        long priority,
        Location at) {

    private static final String[] COLUMNS = {"vhost", "name", "pattern", "apply-to", "definition", "priority"};

    public static Parsed<List<RabbitmqPolicy>> parse(Location file, String text) {
        var rows = RabbitmqTable.parse(file, text, COLUMNS);
        return new Parsed<>(rows.value().stream().map(RabbitmqPolicy::of).toList(), rows.problems());
    }

    static RabbitmqPolicy of(Json row) {
        var applyTo = row.get("apply-to").text();
        return new RabbitmqPolicy(
                row.get("vhost").text().orElse(""),
                row.get("name").text().orElse(""),
                row.get("pattern").text().orElse(""),
                applyTo.orElse(row.get("apply_to").text().orElse("all")),
                RabbitmqCell.table(row.get("definition")),
                row.get("priority").integer().orElse(0),
                row.at());
    }
}
