package org.plumbline.parse.time;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * A time source as a daemon sees it at run time.
 *
 * @param mode {@code ^} server, {@code =} peer, {@code #} local clock; a blank for ntpq, which does not tell
 * @param state {@code *} selected, {@code +} combined, {@code -} not combined, {@code ?} unusable, {@code x} false
 *     ticker, {@code ~} too variable; ntpq has {@code o} for a selected pulse and a blank for discarded
 * @param reach register of the last eight polls as a number; 0 is none answered
 * @param offset seconds by which the system clock is ahead of it, as last measured; empty where the text is for people
 */
public record MeasuredSource(
        char mode,
        char state,
        String name,
        OptionalInt stratum,
        OptionalInt reach,
        OptionalDouble offset,
        Location at) {

    private static final int OCTAL = 8;

    /** Whether the daemon follows it. */
    public boolean selected() {
        return state == '*' || state == 'o';
    }

    /** Reads {@code chronyc sources}, with or without {@code -c}. */
    public static Parsed<List<MeasuredSource>> parse(Location file, String text) {
        var sources = new ArrayList<MeasuredSource>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            var csv = line.split(",");
            if (csv.length >= 10 && csv[0].length() == 1 && csv[1].length() == 1) {
                sources.add(new MeasuredSource(
                        csv[0].charAt(0),
                        csv[1].charAt(0),
                        csv[2],
                        Numbers.small(csv[3]),
                        octal(csv[5]),
                        Numbers.decimal(csv[7]),
                        at));
            } else if (line.length() > 3 && "^=#".indexOf(line.charAt(0)) >= 0 && line.charAt(2) == ' ') {
                var words = line.substring(3).strip().split("\\s+");
                if (words.length >= 5) {
                    sources.add(new MeasuredSource(
                            line.charAt(0),
                            line.charAt(1),
                            words[0],
                            Numbers.small(words[1]),
                            octal(words[3]),
                            OptionalDouble.empty(),
                            at));
                }
            } else if (line.startsWith("506 ")) {
                problems.add(new Problem(at, "chronyd did not answer.", true));
            }
        }
        return new Parsed<>(List.copyOf(sources), problems);
    }

    /** Reads {@code ntpq -p} or {@code ntpq -pn}. */
    public static Parsed<List<MeasuredSource>> parseNtpq(Location file, String text) {
        var sources = new ArrayList<MeasuredSource>();
        var problems = new ArrayList<Problem>();
        boolean table = false;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            var words =
                    line.isEmpty() ? new String[0] : line.substring(1).strip().split("\\s+");
            if (line.startsWith("===")) {
                table = true;
            } else if (table && words.length >= 10) {
                int stratum = words.length - 8;
                sources.add(new MeasuredSource(
                        ' ',
                        line.charAt(0),
                        words[0],
                        Numbers.small(words[stratum]),
                        octal(words[words.length - 4]),
                        behind(words[words.length - 2]),
                        at));
            } else if (line.contains("Connection refused") || line.contains("timed out")) {
                problems.add(new Problem(at, "ntpd did not answer.", true));
            }
        }
        return new Parsed<>(List.copyOf(sources), problems);
    }

    /** ntpq prints milliseconds by which the source is ahead of the system clock. */
    private static OptionalDouble behind(String milliseconds) {
        var number = Numbers.decimal(milliseconds);
        return number.isPresent() ? OptionalDouble.of(number.getAsDouble() / -1000) : OptionalDouble.empty();
    }

    private static OptionalInt octal(String digits) {
        try {
            return OptionalInt.of(Integer.parseInt(digits, OCTAL));
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }
}
