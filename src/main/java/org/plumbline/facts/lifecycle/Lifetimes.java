package org.plumbline.facts.lifecycle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Until when releases are supported. Read from lifetimes.tsv. */
public final class Lifetimes {

    /** A row of the table. */
    record Lifetime(Optional<LocalDate> end, Optional<LocalDate> last, String keeper, String asOf) {}

    private static final Map<String, Lifetime> ROWS = read();

    private Lifetimes() {}

    static Optional<Lifetime> find(String product, String release) {
        return Optional.ofNullable(ROWS.get(product + ' ' + release));
    }

    /** The date of the newest source: how old the table is as a whole. */
    public static String newest() {
        return ROWS.values().stream().map(Lifetime::asOf).max(String::compareTo).orElse("");
    }

    private static Map<String, Lifetime> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Lifetimes.class.getResourceAsStream("lifetimes.tsv"), "lifetimes.tsv"),
                StandardCharsets.UTF_8))) {
            var rows = new HashMap<String, Lifetime>();
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(c -> rows.put(c[0] + ' ' + c[1], new Lifetime(date(c[2]), date(c[3]), c[4], c[6])));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read lifetimes.tsv.", e);
        }
    }

    private static Optional<LocalDate> date(String text) {
        return text.equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }
}
