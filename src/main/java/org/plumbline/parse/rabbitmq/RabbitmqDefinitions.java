package org.plumbline.parse.rabbitmq;

import java.util.List;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A definitions file: what {@code rabbitmqctl export_definitions} and {@code GET /api/definitions} give, and what a node
 * imports when it boots. Passwords and their hashes are not kept.
 *
 * @param rabbitmqVersion the release that exported it; empty in files written by hand
 */
public record RabbitmqDefinitions(
        String rabbitmqVersion,
        List<RabbitmqUser> users,
        List<RabbitmqVhost> vhosts,
        List<RabbitmqPermission> permissions,
        List<RabbitmqPolicy> policies,
        List<RabbitmqQueue> queues,
        Location at) {

    public static Parsed<RabbitmqDefinitions> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var all = json.value();
        var version = all.get("rabbitmq_version").text().or(() -> all.get("rabbit_version")
                .text());
        return new Parsed<>(
                new RabbitmqDefinitions(
                        version.orElse(""),
                        all.get("users").items().stream().map(RabbitmqUser::of).toList(),
                        all.get("vhosts").items().stream()
                                .map(RabbitmqVhost::of)
                                .toList(),
                        all.get("permissions").items().stream()
                                .map(RabbitmqPermission::of)
                                .toList(),
                        all.get("policies").items().stream()
                                .map(RabbitmqPolicy::of)
                                .toList(),
                        all.get("queues").items().stream()
                                .map(RabbitmqQueue::of)
                                .toList(),
                        all.at()),
                json.problems());
    }
}
