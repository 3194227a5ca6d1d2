package org.plumbline.parse.time;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * How well chronyd keeps the time, from {@code chronyc tracking}, with or without {@code -c}.
 *
 * @param referenceId in hex; {@code 00000000} when there is none, {@code 7F7F0101} for the local clock
 * @param reference name or address of the source that is followed; empty for the local clock
 * @param offset seconds by which the system clock is slow of NTP time; negative is fast
 * @param rootDelay seconds to the reference clock and back
 * @param rootDispersion seconds of accumulated error
 * @param leap {@code Normal}, {@code Not synchronised}, {@code Insert second} or {@code Delete second}
 */
public record ChronyTracking(
        String referenceId,
        String reference,
        OptionalInt stratum,
        OptionalDouble offset,
        OptionalDouble rootDelay,
        OptionalDouble rootDispersion,
        String leap,
        Location at) {

    private static final int FIELDS = 14;

    /** Whether chronyd follows a source, or itself where it may. */
    public boolean synchronised() {
        return !leap.isEmpty() && !leap.equals("Not synchronised");
    }

    /** Whether nothing but the own clock is followed. */
    public boolean localClock() {
        return referenceId.equals("7F7F0101");
    }

    /** Largest error of the clock in seconds, as NTP computes it; empty where a part of it is unknown. */
    public OptionalDouble rootDistance() {
        return rootDelay.isPresent() && rootDispersion.isPresent()
                ? OptionalDouble.of(rootDelay.getAsDouble() / 2 + rootDispersion.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Empty with a fatal problem when the daemon did not answer. */
    public static Parsed<Optional<ChronyTracking>> parse(Location file, String text) {
        var fields = new HashMap<String, String>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var csv = line.split(",", -1);
            if (csv.length == FIELDS) {
                return Parsed.of(Optional.of(fromCsv(csv, file.line(number))));
            }
            int colon = line.indexOf(" : ");
            if (colon > 0) {
                fields.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 3).strip());
            }
        }
        return fields.containsKey("Leap status")
                ? Parsed.of(Optional.of(fromText(fields, file.line(1))))
                : new Parsed<>(Optional.empty(), List.of(new Problem(file, "chronyd did not answer.", true)));
    }

    private static ChronyTracking fromCsv(String[] csv, Location at) {
        return new ChronyTracking(
                csv[0],
                csv[1],
                Numbers.small(csv[2]),
                Numbers.decimal(csv[4]),
                Numbers.decimal(csv[10]),
                Numbers.decimal(csv[11]),
                csv[13],
                at);
    }

    private static ChronyTracking fromText(Map<String, String> fields, Location at) {
        var reference = fields.getOrDefault("Reference ID", "").split(" ", 2);
        var system = fields.getOrDefault("System time", "");
        var offset = seconds(system);
        return new ChronyTracking(
                reference[0],
                reference.length < 2 ? "" : reference[1].replaceAll("^\\(|\\)$", ""),
                Numbers.small(fields.getOrDefault("Stratum", "")),
                system.contains(" fast ") && offset.isPresent() ? OptionalDouble.of(0 - offset.getAsDouble()) : offset,
                seconds(fields.getOrDefault("Root delay", "")),
                seconds(fields.getOrDefault("Root dispersion", "")),
                fields.getOrDefault("Leap status", ""),
                at);
    }

    private static OptionalDouble seconds(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? OptionalDouble.empty() : Numbers.decimal(text.substring(0, blank));
    }
}
