package org.plumbline.facts.lifecycle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.parse.host.OsRelease;

/** What distributions ship themselves, which their packages mostly do not say in their versions. Read from shipped.tsv. */
final class Shipped {

    private static final Set<String> ROWS = read();

    private Shipped() {}

    /** Whether the release of a product is the one of the distribution's own archive. */
    static boolean by(OsRelease system, String product, String release) {
        return ROWS.contains(String.join(" ", system.id(), system.version(), product, release));
    }

    private static Set<String> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Shipped.class.getResourceAsStream("shipped.tsv"), "shipped.tsv"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(c -> String.join(" ", c[0], c[1], c[2], c[3]))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read shipped.tsv.", e);
        }
    }
}
