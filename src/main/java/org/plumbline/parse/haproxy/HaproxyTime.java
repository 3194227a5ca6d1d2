package org.plumbline.parse.haproxy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Durations as haproxy.cfg writes them: a whole number and one of us, ms, s, m, h, d. */
public final class HaproxyTime {

    private HaproxyTime() {}

    /** The duration of a text such as {@code 50000}, {@code 10s} or {@code 1m}; without a unit these are milliseconds. */
    public static Optional<Duration> parse(String text) {
        return parse(text, ChronoUnit.MILLIS);
    }

    /** Like {@link #parse(String)}, for the few keywords whose numbers have another unit of their own. */
    public static Optional<Duration> parse(String text, ChronoUnit unitless) {
        int digits = 0;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0 || digits > 12) {
            return Optional.empty();
        }
        long number = Long.parseLong(text, 0, digits, 10);
        return unit(text.substring(digits), unitless)
                .map(unit -> unit.getDuration().multipliedBy(number));
    }

    private static Optional<ChronoUnit> unit(String suffix, ChronoUnit unitless) {
        return Optional.ofNullable(
                switch (suffix) {
                    case "" -> unitless;
                    case "us" -> ChronoUnit.MICROS;
                    case "ms" -> ChronoUnit.MILLIS;
                    case "s" -> ChronoUnit.SECONDS;
                    case "m" -> ChronoUnit.MINUTES;
                    case "h" -> ChronoUnit.HOURS;
                    case "d" -> ChronoUnit.DAYS;
                    default -> null;
                });
    }
}
