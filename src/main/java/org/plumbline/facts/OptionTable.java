package org.plumbline.facts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.plumbline.cloud.Series;

/**
 * What upstream says of options: default per release, and the names an option had before. What options.tsv does not have
 * is looked up in the declarations of the release.
 */
final class OptionTable {

    /**
     * One option over a range of releases.
     *
     * @param first first series of the range; empty for "since ever"
     * @param last last series; empty for "still"
     * @param value the default as text
     * @param hasDefault false where upstream has none: unset then means off
     * @param formerly earlier {@code group.option} names that still work
     * @param source where upstream says so
     */
    record Row(String first, String last, String value, boolean hasDefault, List<String> formerly, String source) {}

    private static final OptionTable TABLE = read();

    private final Map<String, List<Row>> rows = new HashMap<>();

    private OptionTable() {}

    /**
     * What is known of an option of a project.
     *
     * @param series the installed series; empty when it is not known
     * @return nothing when the option is not in the table, or when its default differs between releases and the
     *     series is not known
     */
    static Optional<Row> find(String project, String option, String series) {
        var candidates =
                TABLE.rows.getOrDefault(project + ' ' + option, TABLE.rows.getOrDefault("* " + option, List.of()));
        if (candidates.isEmpty()) {
            return KnownOptions.of(project).defaultOf(option, series).map(OptionTable::row);
        }
        if (series.isEmpty()) {
            return candidates.stream().map(Row::value).distinct().count() == 1
                    ? candidates.stream().findFirst()
                    : Optional.empty();
        }
        return candidates.stream()
                .filter(row -> Series.within(series, row.first(), row.last()))
                .findFirst();
    }

    private static Row row(KnownOptions.Declaration declared) {
        boolean has = !declared.fallback().equals("-");
        return new Row(
                declared.first(),
                declared.last(),
                has ? declared.fallback() : "",
                has,
                declared.formerly(),
                "as the code of the release declares it");
    }

    private static OptionTable read() {
        var table = new OptionTable();
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(OptionTable.class.getResourceAsStream("options.tsv"), "options.tsv"),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(table::add);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read options.tsv.", e);
        }
        return table;
    }

    private void add(String line) {
        var c = line.split("\t", -1);
        var formerly = c[5].isBlank() ? List.<String>of() : Arrays.asList(c[5].split(" "));
        rows.computeIfAbsent(c[0] + ' ' + c[1], key -> new ArrayList<>(1))
                .add(new Row(c[2], c[3], c[4].equals("-") ? "" : c[4], !c[4].equals("-"), formerly, c[6]));
    }
}
