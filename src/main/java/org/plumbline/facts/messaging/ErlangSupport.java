package org.plumbline.facts.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.plumbline.cloud.messaging.BrokerVersion;

/**
 * Which Erlang a range of RabbitMQ releases supports: a row of erlang.tsv.
 *
 * @param from first release of the range
 * @param oldest oldest Erlang
 * @param newest newest Erlang series, all its releases included
 */
record ErlangSupport(String from, String oldest, String newest) {

    private static final List<ErlangSupport> ALL = read();

    /** Why this pair is not supported; empty where it is, and where the table does not know the release. */
    static Optional<String> complaint(String rabbitmq, String erlang) {
        return ALL.stream()
                .filter(row -> BrokerVersion.atLeast(rabbitmq, row.from))
                .reduce((earlier, later) -> later)
                .filter(row -> !row.supports(erlang))
                .map(row -> "supports Erlang %s to %s.x".formatted(row.oldest, row.newest));
    }

    /** A release number alone (25) may be any release of its series. */
    private boolean supports(String erlang) {
        boolean series = erlang.indexOf('.') < 0;
        var oldestSeries = oldest.substring(0, oldest.indexOf('.'));
        return BrokerVersion.compare(erlang, series ? oldestSeries : oldest) >= 0
                && BrokerVersion.compare(erlang.split("\\.", 2)[0], newest) <= 0;
    }

    private static List<ErlangSupport> read() {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ErlangSupport.class.getResourceAsStream("erlang.tsv"), "erlang.tsv"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(c -> new ErlangSupport(c[0], c[1], c[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read erlang.tsv.", e);
        }
    }
}
