package org.plumbline.parse.systemd;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * The syntax of systemd's files: sections, {@code key=value}, comments of {@code #} or {@code ;} at the start of a line, a
 * backslash at the end of a line continues it after a blank, comments in between are passed over.
 */
final class SystemdSyntax {

    private final Location file;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final StringBuilder pending = new StringBuilder();
    private String section = "";
    private int first;

    private SystemdSyntax(Location file) {
        this.file = file;
    }

    static Parsed<List<Entry>> parse(Location file, String text) {
        var parser = new SystemdSyntax(file);
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            parser.line(line, ++number);
        }
        if (!parser.pending.isEmpty()) {
            parser.complete(parser.pending.toString());
        }
        return new Parsed<>(List.copyOf(parser.entries), List.copyOf(parser.problems));
    }

    private void line(String line, int number) {
        var stripped = line.strip();
        if (stripped.startsWith("#") || stripped.startsWith(";")) {
            return;
        }
        if (pending.isEmpty()) {
            first = number;
        }
        if (line.endsWith("\\")) {
            pending.append(line, 0, line.length() - 1).append(' ');
            return;
        }
        var whole = pending.append(line).toString();
        pending.setLength(0);
        complete(whole);
    }

    private void complete(String line) {
        var text = line.strip();
        var at = file.line(first);
        int equals = text.indexOf('=');
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("[")) {
            if (text.endsWith("]")) {
                section = text.substring(1, text.length() - 1);
            } else {
                problems.add(new Problem(at, "The section's name is not closed.", true));
            }
        } else if (section.isEmpty()) {
            problems.add(new Problem(at, "The line stands before any section and is ignored.", false));
        } else if (equals < 1) {
            problems.add(new Problem(at, "The line assigns nothing and is ignored.", false));
        } else {
            entries.add(new Entry(
                    section,
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip(),
                    at));
        }
    }
}
