package org.plumbline.parse.rabbitmq;

import java.util.List;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A feature flag of the broker.
 *
 * @param state {@code enabled}, {@code disabled}, {@code unavailable} or {@code state_changing}
 * @param stability {@code stable}, {@code required}, {@code experimental}; empty where the output does not say
 */
public record RabbitmqFeatureFlag(String name, String state, String stability, Location at) {

    /** The flags of {@code rabbitmqctl list_feature_flags} or {@code GET /api/feature-flags}. */
    public static Parsed<List<RabbitmqFeatureFlag>> parse(Location file, String text) {
        var rows = RabbitmqTable.parse(file, text, "name", "state");
        return new Parsed<>(rows.value().stream().map(RabbitmqFeatureFlag::of).toList(), rows.problems());
    }

    static RabbitmqFeatureFlag of(Json row) {
        return new RabbitmqFeatureFlag(
                row.get("name").text().orElse(""),
                row.get("state").text().orElse(""),
                row.get("stability").text().orElse(""),
                row.at());
    }
}
