package org.plumbline.parse.oslo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.python.PythonText;
import org.plumbline.snapshot.Location;

/**
 * The ini dialect of oslo.config (nova.conf, neutron.conf …), as {@code oslo_config/iniparser.py} reads it: comments
 * stand in column 0 only and never behind a value, whichever of {@code =} and {@code :} comes first separates, an
 * indented line continues the value above, one pair of quotes around a value is removed. Entries come in the order of
 * the lines, repeated keys as often as they stand; {@code $} references are kept. Any problem is fatal: the service does
 * not start with such a file. Entries whose section cannot be told have the section {@code ""}, which no option is in.
 */
public final class OsloConf {

    private static final char REPLACEMENT = '\uFFFD';

    private final Location file;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private String section = "";
    private boolean anySection;

    /** The assignment that following indented lines belong to. */
    private @Nullable Entry open;

    private final StringBuilder continued = new StringBuilder();

    private OsloConf(Location file) {
        this.file = file;
    }

    public static Parsed<List<Entry>> parse(Location file, String text) {
        var conf = new OsloConf(file.whole());
        int number = 0;
        for (var lines = text.lines().iterator(); lines.hasNext(); ) {
            conf.line(PythonText.stripTrailing(lines.next()), ++number);
        }
        conf.flush();
        return new Parsed<>(List.copyOf(conf.entries), List.copyOf(conf.problems));
    }

    private void line(String raw, int number) {
        var line = raw;
        if (number == 1 && line.startsWith("\uFEFF")) {
            problem(number, "the file starts with a byte order mark");
            line = line.substring(1);
        }
        if (line.indexOf(REPLACEMENT) >= 0) {
            problem(number, "a byte is not UTF-8");
        }
        if (line.isEmpty()) {
            flush();
        } else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            continuation(line, number);
        } else {
            flush();
            switch (line.charAt(0)) {
                case '[' -> header(line, number);
                case '#', ';' -> {}
                default -> assignment(line, number);
            }
        }
    }

    private void continuation(String line, int number) {
        if (open == null) {
            problem(number, "an indented line continues no value");
        } else {
            continued.append('\n').append(PythonText.strip(line));
        }
    }

    /** A broken header still ends the section before it; guessing its name is better than misplacing what follows. */
    private void header(String line, int number) {
        int end = line.endsWith("]") ? line.length() - 1 : line.indexOf(']');
        if (!line.endsWith("]")) {
            problem(number, "a section header does not end with ]");
        } else if (end == 1) {
            problem(number, "a section has no name");
        }
        section = line.substring(1, end < 0 ? line.length() : end);
        anySection = true;
    }

    private void assignment(String line, int number) {
        int separator = separator(line);
        if (separator < 0) {
            problem(number, "an assignment has neither = nor :");
            return;
        }
        var key = PythonText.strip(line.substring(0, separator));
        if (key.isEmpty()) {
            problem(number, "an assignment has no key");
            return;
        }
        if (!anySection) {
            problem(number, "an assignment stands before any section");
        }
        open = new Entry(section, key, "", file.line(number));
        continued.append(unquote(PythonText.strip(line.substring(separator + 1))));
    }

    private static int separator(String line) {
        int equal = line.indexOf('=');
        int colon = line.indexOf(':');
        return equal < 0 || (colon >= 0 && colon < equal) ? colon : equal;
    }

    /** One quote alone is a pair with itself, as upstream's slice has it. */
    private static String unquote(String value) {
        if (value.isEmpty()) {
            return value;
        }
        char first = value.charAt(0);
        boolean quoted = (first == '"' || first == '\'') && first == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, Math.max(1, value.length() - 1)) : value;
    }

    private void flush() {
        if (open != null) {
            entries.add(new Entry(open.section(), open.key(), continued.toString(), open.at()));
            open = null;
            continued.setLength(0);
        }
    }

    private void problem(int number, String reason) {
        problems.add(new Problem(file.line(number), reason, true));
    }
}
