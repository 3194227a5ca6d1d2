package org.plumbline.parse.rabbitmq;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * A resource alarm in effect.
 *
 * @param resource {@code memory}, {@code disk} or {@code file_descriptors}
 */
public record RabbitmqAlarm(String node, String resource, Location at) {

    private static final String IN_EFFECT = " alarm on node ";

    /**
     * The alarms of {@code rabbitmq-diagnostics alarms}, {@code check_alarms} or {@code check_local_alarms}. An output
     * that neither names an alarm nor says that there is none is a problem.
     */
    public static Parsed<List<RabbitmqAlarm>> parse(Location file, String text) {
        var alarms = new ArrayList<RabbitmqAlarm>();
        boolean answered = false;
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            var line = RabbitmqSections.plain(raw);
            in(line, file.line(number)).ifPresent(alarms::add);
            answered |= line.contains("reported no");
        }
        var problems = answered || !alarms.isEmpty()
                ? List.<Problem>of()
                : List.of(new Problem(file, "the output does not say whether there is an alarm", true));
        return new Parsed<>(List.copyOf(alarms), problems);
    }

    /** The alarm that a line of text names, as in "Memory alarm on node rabbit@ctl1". */
    static Optional<RabbitmqAlarm> in(String line, Location at) {
        int found = line.indexOf(IN_EFFECT);
        if (found < 0) {
            return Optional.empty();
        }
        var node = line.substring(found + IN_EFFECT.length()).strip();
        return Optional.of(new RabbitmqAlarm(node, resource(line.substring(0, found)), at));
    }

    static RabbitmqAlarm of(Json alarm) {
        var resource = alarm.get("resource").text().or(alarm::text).orElse("");
        return new RabbitmqAlarm(alarm.get("node").text().orElse(""), resource(resource), alarm.at());
    }

    /** An alarm as a term: {@code {resource_limit,memory,rabbit@ctl1}}, the same within a pair, or an atom. */
    static RabbitmqAlarm of(ErlangTerm term, String reporter) {
        var parts = term.items();
        if (parts.size() == 2 && parts.get(0) instanceof ErlangTerm.Tuple limit) {
            return of(limit, reporter);
        }
        var texts = term.texts();
        return texts.size() == 3
                ? new RabbitmqAlarm(texts.get(2), resource(texts.get(1)), term.at())
                : new RabbitmqAlarm(reporter, resource(term.text().orElse("")), term.at());
    }

    private static String resource(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("memory")) {
            return "memory";
        }
        return lower.contains("disk") ? "disk" : lower.contains("descriptor") ? "file_descriptors" : lower.strip();
    }
}
