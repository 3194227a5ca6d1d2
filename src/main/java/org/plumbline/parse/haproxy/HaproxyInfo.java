package org.plumbline.parse.haproxy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * HAProxy's {@code show info}: {@code Name: value} lines about the process.
 *
 * @param entries by name, e.g. {@code Maxconn}, {@code Version}; the first process where several answered
 */
public record HaproxyInfo(Map<String, Entry> entries) {

    public static Parsed<HaproxyInfo> parse(Location file, String text) {
        var entries = new LinkedHashMap<String, Entry>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int colon = line.indexOf(':');
            if (colon > 0) {
                var key = line.substring(0, colon).strip();
                var value = line.substring(colon + 1).strip();
                entries.putIfAbsent(key, new Entry("", key, value, file.line(number)));
            } else if (!line.isBlank()) {
                problems.add(new Problem(file.line(number), "this is no line of the form name: value", false));
            }
        }
        return new Parsed<>(new HaproxyInfo(entries), List.copyOf(problems));
    }

    public Optional<Entry> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /** The value of an entry that holds a whole number. */
    public OptionalLong number(String name) {
        try {
            return OptionalLong.of(Long.parseLong(entry(name).map(Entry::value).orElse("")));
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /** The version without its package suffix, e.g. {@code 2.6.12}; empty when it is not told. */
    public String version() {
        var version = entry("Version").map(Entry::value).orElse("");
        int end = 0;
        while (end < version.length() && (version.charAt(end) == '.' || Character.isDigit(version.charAt(end)))) {
            end++;
        }
        return version.substring(0, end);
    }
}
