package org.plumbline.parse.time;

import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * How many sources chronyd can reach, from {@code chronyc activity}, with or without {@code -c}.
 *
 * @param online sources it polls
 * @param unresolved sources whose names do not resolve
 */
public record ChronyActivity(int online, int offline, int burstOnline, int burstOffline, int unresolved, Location at) {

    private static final int NUMBERS = 5;

    /** Empty with a fatal problem when the daemon did not answer. */
    public static Parsed<Optional<ChronyActivity>> parse(Location file, String text) {
        var numbers = text.lines()
                .flatMap(line -> List.of(line.split(",")).stream())
                .map(line -> Numbers.small(line.strip().split(" ")[0]))
                .flatMapToInt(number -> number.stream())
                .toArray();
        // The text form starts with the daemon's status code: 200 OK.
        int first = text.strip().startsWith("200 ") ? 1 : 0;
        return numbers.length - first == NUMBERS
                ? Parsed.of(Optional.of(new ChronyActivity(
                        numbers[first],
                        numbers[first + 1],
                        numbers[first + 2],
                        numbers[first + 3],
                        numbers[first + 4],
                        file.line(1 + first))))
                : new Parsed<>(Optional.empty(), List.of(new Problem(file, "chronyd did not answer.", true)));
    }
}
