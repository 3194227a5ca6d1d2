package org.plumbline.facts.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What variables of database servers are when nobody sets them: mysql-defaults.tsv. */
final class MysqlDefaults {

    /**
     * A default over a range of versions.
     *
     * @param flavour {@code mariadb}, {@code mysql}, or {@code *} for both
     * @param value the default; empty where the variable is off or not there
     */
    record Row(String flavour, String first, String last, String value, String source) {

        private boolean covers(String version) {
            return (first.isEmpty() || compare(version, first) >= 0) && (last.isEmpty() || compare(version, last) <= 0);
        }
    }

    private static final Map<String, List<Row>> ROWS = read();

    private MysqlDefaults() {}

    /**
     * The default of a variable.
     *
     * @param version {@code 10.11.6}; empty when it is not known
     * @return nothing when it is not in the table, or differs between versions and the version is not known
     */
    static Optional<Row> find(String variable, String flavour, String version) {
        var rows = ROWS.getOrDefault(variable, List.of()).stream()
                .filter(row -> row.flavour().equals("*") || row.flavour().equals(flavour))
                .filter(row -> version.isEmpty() || row.covers(version))
                .toList();
        return rows.stream().map(Row::value).distinct().count() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
    }

    private static int compare(String version, String bound) {
        var left = version.split("\\.");
        var right = bound.split("\\.");
        for (int i = 0; i < right.length; i++) {
            int order = Integer.compare(number(i < left.length ? left[i] : "0"), number(right[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private static Map<String, List<Row>> read() {
        var rows = new HashMap<String, List<Row>>();
        try (var resource = MysqlDefaults.class.getResourceAsStream("mysql-defaults.tsv");
                var lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(resource, "mysql-defaults.tsv"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                var c = line.split("\t", -1);
                rows.computeIfAbsent(c[3], name -> new ArrayList<>())
                        .add(new Row(c[0], c[1], c[2], c[4].equals("-") ? "" : c[4], c[5]));
            });
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read mysql-defaults.tsv.", e);
        }
    }
}
