package org.plumbline.parse.rabbitmq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.snapshot.Location;

/** The text of status and cluster_status since RabbitMQ 3.8: titled sections of lines. The titles are bold or not. */
final class RabbitmqSections {

    private static final Set<String> TITLES = Set.of(
            "Basics",
            "Cluster Tags",
            "Disk Nodes",
            "RAM Nodes",
            "Running Nodes",
            "Versions",
            "CPU Cores",
            "Maintenance status",
            "Alarms",
            "Network Partitions",
            "Listeners",
            "Feature flags",
            "Runtime",
            "Plugins",
            "Data directory",
            "Config files",
            "Log file(s)",
            "Tags",
            "Memory",
            "File Descriptors",
            "Free Disk Space",
            "Totals");

    /** A line without what colours it. */
    record Line(String text, Location at) {

        /** What follows a label and its colon. */
        Optional<String> after(String label) {
            return text.startsWith(label)
                    ? Optional.of(text.substring(label.length()).strip())
                    : Optional.empty();
        }

        /** The value of one of the parts {@code label: value} between commas. */
        String part(String label) {
            int start = text.startsWith(label + ": ") ? 0 : text.indexOf(", " + label + ": ") + 2;
            if (start < 2 && !text.startsWith(label + ": ")) {
                return "";
            }
            int value = start + label.length() + 2;
            int end = text.indexOf(", ", value);
            return end < 0 ? text.substring(value) : text.substring(value, end);
        }
    }

    private final Map<String, List<Line>> sections = new LinkedHashMap<>();

    private RabbitmqSections() {}

    static RabbitmqSections of(Location file, String text) {
        var result = new RabbitmqSections();
        var section = result.sections.computeIfAbsent("", title -> new ArrayList<>());
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            var line = plain(raw);
            if (TITLES.contains(line)) {
                section = result.sections.computeIfAbsent(line, title -> new ArrayList<>());
            } else if (!line.isEmpty() && !line.equals("(none)")) {
                section.add(new Line(line, file.line(number)));
            }
        }
        return result;
    }

    boolean has(String title) {
        return sections.containsKey(title);
    }

    List<Line> lines(String title) {
        return sections.getOrDefault(title, List.of());
    }

    /** What follows a label in a section. */
    Optional<String> value(String title, String label) {
        return lines(title).stream()
                .map(line -> line.after(label))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Items of a section that is a list with bullets or plain lines. */
    List<String> items(String title) {
        return lines(title).stream()
                .map(Line::text)
                .filter(line -> line.startsWith("* "))
                .map(line -> line.substring(2).strip())
                .toList();
    }

    /** A line without terminal escapes (ESC [ … m) and outer blanks. */
    static String plain(String line) {
        if (line.indexOf('\u001b') < 0) {
            return line.strip();
        }
        var out = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            int escape = line.indexOf('\u001b', at);
            int end = escape < 0 ? -1 : line.indexOf('m', escape);
            if (end < 0) {
                return out.append(line, at, escape < 0 ? line.length() : escape)
                        .toString()
                        .strip();
            }
            out.append(line, at, escape);
            at = end + 1;
        }
        return out.toString().strip();
    }
}
