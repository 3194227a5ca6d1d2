package org.plumbline.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Which series of OpenStack a version of a project belongs to. Read from releases.tsv. */
final class ReleaseTable {

    private static final Map<String, TreeMap<Long, String>> SERIES = read();

    private ReleaseTable() {}

    /** The projects whose versions tell the series. */
    static Iterable<String> projects() {
        return SERIES.keySet();
    }

    /**
     * The series of a version.
     *
     * @param version as a package manager writes it, with epoch and release; or the version alone
     * @return nothing for a version older than the table, for an unknown project, or for a text without a number
     */
    static Optional<String> series(String project, String version) {
        var number = number(version.substring(version.indexOf(':') + 1));
        var known = SERIES.get(project);
        if (known == null || number < 0) {
            return Optional.empty();
        }
        var entry = known.floorEntry(number);
        // A major version after the last one known belongs to a series that the table does not have.
        boolean beyond = entry != null && entry.equals(known.lastEntry()) && number >>> 16 > entry.getKey() >>> 16;
        return entry == null || beyond ? Optional.empty() : Optional.of(entry.getValue());
    }

    /** Major and minor number in one; -1 where the text starts with no number. */
    private static long number(String version) {
        var parts = version.split("[^0-9]+", 3);
        if (parts[0].isEmpty() || parts[0].length() > 6) {
            return -1;
        }
        boolean minor = parts.length > 1
                && !parts[1].isEmpty()
                && parts[1].length() <= 4
                && version.charAt(parts[0].length()) == '.';
        return (Long.parseLong(parts[0]) << 16) + (minor ? Long.parseLong(parts[1]) : 0);
    }

    private static Map<String, TreeMap<Long, String>> read() {
        try (var resource = ReleaseTable.class.getResourceAsStream("releases.tsv");
                var lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(resource, "releases.tsv"), StandardCharsets.UTF_8))) {
            var rows = lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .toList();
            var head = rows.get(0);
            var table = new HashMap<String, TreeMap<Long, String>>();
            for (var row : rows.subList(1, rows.size())) {
                for (int i = 1; i < row.size(); i++) {
                    var first = row.get(i);
                    if (!first.equals("-")) {
                        table.computeIfAbsent(head.get(i), project -> new TreeMap<>())
                                .put(number(first), row.get(0));
                    }
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read releases.tsv.", e);
        }
    }
}
