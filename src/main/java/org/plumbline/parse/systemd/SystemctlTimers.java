package org.plumbline.parse.systemd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** The output of {@code systemctl list-timers --all}, as JSON or as a table. */
public final class SystemctlTimers {

    private static final Set<String> DAYS = Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

    private SystemctlTimers() {}

    /**
     * A timer as systemd has it loaded.
     *
     * @param unit name of the timer
     * @param activates the unit it starts; empty when not told
     * @param next when it elapses next; null when it is not scheduled
     * @param last when it elapsed last; null when never, or not in the memory of systemd
     * @param at the line
     */
    public record Timer(
            String unit,
            String activates,
            @Nullable Instant next,
            @Nullable Instant last,
            Location at) {

        /** Whether it will ever start its unit. */
        public boolean isScheduled() {
            return next != null;
        }
    }

    public static Parsed<List<Timer>> parse(Location file, String text) {
        return text.stripLeading().startsWith("[") ? json(file, text) : table(file, text);
    }

    private static Parsed<List<Timer>> json(Location file, String text) {
        var timers = new ArrayList<Timer>();
        try (var json = new JsonFactory().createParser(text)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    timers.add(timer(json, file.line(json.currentTokenLocation().getLineNr())));
                }
            }
            return Parsed.of(List.copyOf(timers));
        } catch (IOException e) {
            return new Parsed<>(
                    List.copyOf(timers), List.of(new Problem(file, "The JSON is broken or cut off.", true)));
        }
    }

    private static Timer timer(JsonParser json, Location at) throws IOException {
        var unit = "";
        var activates = "";
        Instant next = null;
        Instant last = null;
        while (json.nextToken() != null && json.currentToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "unit" -> unit = json.getValueAsString("");
                case "activates" -> activates = json.getValueAsString("");
                case "next" -> next = instant(json.getValueAsLong(0));
                case "last" -> last = instant(json.getValueAsLong(0));
                default -> json.skipChildren();
            }
        }
        return new Timer(unit, activates, next, last, at);
    }

    /** Microseconds since 1970; 0 and the largest number are systemd's "never". */
    private static @Nullable Instant instant(long micros) {
        return micros <= 0 || micros == Long.MAX_VALUE ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Parsed<List<Timer>> table(Location file, String text) {
        var timers = new ArrayList<Timer>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var words = Arrays.asList(line.strip().split("\\s+"));
            int unit = timerWord(words);
            if (unit >= 0) {
                var activates = unit + 1 < words.size() ? words.get(unit + 1) : "";
                boolean unscheduled = words.get(0).equals("n/a") || words.get(0).equals("-");
                var times = times(words.subList(0, unit));
                var next = unscheduled || times.isEmpty() ? null : times.get(0);
                int lastIndex = unscheduled ? 0 : 1;
                var last = times.size() > lastIndex ? times.get(lastIndex) : null;
                timers.add(new Timer(words.get(unit), activates, next, last, file.line(number)));
            }
        }
        return Parsed.of(List.copyOf(timers));
    }

    private static int timerWord(List<String> words) {
        for (int i = words.size() - 1; i >= Math.max(0, words.size() - 2); i--) {
            if (words.get(i).endsWith(".timer")) {
                return i;
            }
        }
        return -1;
    }

    /** Times such as {@code Sun 2026-11-22 13:00:00 UTC}; of other zones the clock reading is taken as UTC. */
    private static List<Instant> times(List<String> words) {
        var times = new ArrayList<Instant>();
        for (int i = 0; i + 2 < words.size(); i++) {
            if (DAYS.contains(words.get(i))) {
                time(words.get(i + 1) + "T" + words.get(i + 2)).ifPresent(times::add);
            }
        }
        return times;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
