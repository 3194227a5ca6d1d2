package org.plumbline.parse.ceph;

import java.util.List;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
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
