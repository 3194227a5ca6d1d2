package org.plumbline.parse.swift;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * One comparison of {@code swift-recon --md5}: the files of the host that asked against those of all storage hosts.
 *
 * @param subject {@code object}, {@code container}, {@code account} for the rings of that kind, or {@code swift.conf}
 * @param matched hosts with the same files
 * @param hosts hosts that were asked
 * @param different lines that name a host with other files
 * @param at the line with the numbers
 */
public record SwiftRecon(String subject, int matched, int hosts, List<Line> different, Location at) {

    /** A line of the output. */
    public record Line(String text, Location at) {}

    private static final String COUNT = " hosts matched, ";

    /** The comparisons in an output, whatever else was asked for. */
    public static Parsed<List<SwiftRecon>> parse(Location file, String text) {
        var all = new ArrayList<SwiftRecon>();
        var different = new ArrayList<Line>();
        var server = "object";
        boolean conf = false;
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            var line = raw.strip();
            var at = file.line(++number);
            if (line.startsWith("--> Starting reconnaissance")) {
                server = between(line, "(", ")", server);
            } else if (line.contains("] Checking ")) {
                conf = line.contains("swift.conf");
                different.clear();
            } else if (line.contains("doesn't match on disk md5sum")) {
                different.add(new Line(line, at));
            } else if (line.contains(COUNT)) {
                int slash = line.indexOf('/');
                var matched = slash < 0 ? OptionalInt.empty() : Numbers.small(line.substring(0, slash));
                var hosts = slash < 0
                        ? OptionalInt.empty()
                        : Numbers.small(line.substring(slash + 1, Math.max(slash + 1, line.indexOf(COUNT))));
                if (matched.isPresent() && hosts.isPresent()) {
                    all.add(new SwiftRecon(
                            conf ? "swift.conf" : server,
                            matched.getAsInt(),
                            hosts.getAsInt(),
                            List.copyOf(different),
                            at));
                }
                different.clear();
            }
        }
        return all.isEmpty()
                ? new Parsed<>(List.of(), List.of(new Problem(file, "The output compares no files.", false)))
                : Parsed.of(List.copyOf(all));
    }

    private static String between(String line, String open, String close, String otherwise) {
        int from = line.lastIndexOf(open);
        int to = line.lastIndexOf(close);
        return from >= 0 && to > from ? line.substring(from + 1, to) : otherwise;
    }
}
