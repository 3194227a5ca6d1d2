package org.plumbline.parse.systemd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/** The output of {@code systemctl show}: properties of one or more units, parted by blank lines. */
public final class SystemctlShow {

    private SystemctlShow() {}

    /**
     * The properties of a unit.
     *
     * @param id the unit's name; empty when it was not asked for
     * @param properties all properties, in the order printed; of a repeated one the last
     * @param at the first line
     */
    public record Unit(String id, Map<String, Entry> properties, Location at) {

        /** The value; empty when it was not asked for, or is empty. */
        public String value(String property) {
            var entry = properties.get(property);
            return entry == null ? "" : entry.value();
        }
    }

    public static Parsed<List<Unit>> parse(Location file, String text) {
        var units = new ArrayList<Unit>();
        var properties = new LinkedHashMap<String, Entry>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int equals = line.indexOf('=');
            if (line.isBlank()) {
                close(properties, units);
            } else if (equals > 0) {
                var key = line.substring(0, equals);
                properties.put(key, new Entry("", key, line.substring(equals + 1), file.line(number)));
            }
        }
        close(properties, units);
        return Parsed.of(List.copyOf(units));
    }

    private static void close(Map<String, Entry> properties, List<Unit> units) {
        if (!properties.isEmpty()) {
            var id = properties.get("Id");
            var first = properties.values().iterator().next().at();
            units.add(new Unit(
                    id == null ? "" : id.value(), Collections.unmodifiableMap(new LinkedHashMap<>(properties)), first));
            properties.clear();
        }
    }
}
