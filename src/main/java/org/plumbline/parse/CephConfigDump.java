package org.plumbline.parse;

import java.util.List;
import org.plumbline.snapshot.Location;

/** The monitors' configuration database, from {@code ceph config dump -f json}: section is the {@code who}. */
public final class CephConfigDump {

    private CephConfigDump() {}

    public static Parsed<List<Entry>> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var entries = json.value().items().stream()
                .filter(option -> option.get("name").isPresent())
                .map(option -> new Entry(
                        option.get("section").text().orElse(""),
                        option.get("name").text().orElse(""),
                        option.get("value").text().orElse(""),
                        option.at()))
                .toList();
        return new Parsed<>(entries, json.problems());
    }
}
