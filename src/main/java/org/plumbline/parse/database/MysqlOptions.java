package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * Option files of MariaDB, MySQL and Percona (my.cnf), read as their own library does: {@code #} outside quotes starts
 * a comment anywhere, {@code ;} only at the start of a line; a line is never continued; after an include the group of
 * the including file is still current.
 */
public final class MysqlOptions {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_FILES = 1000;

    private final Function<String, Stream<SourceFile>> files;
    private final List<MysqlOption> options = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int filesRead;

    private MysqlOptions(Function<String, Stream<SourceFile>> files) {
        this.files = files;
    }

    /**
     * All options of a file and of what it includes, in the order in which they are read.
     *
     * @param files the files that match an absolute path, whose last segment may be {@code *.cnf}, sorted by name
     */
    public static Parsed<List<MysqlOption>> parse(
            Location file, String text, Function<String, Stream<SourceFile>> files) {
        var reader = new MysqlOptions(files);
        reader.read(file, text, 0);
        return new Parsed<>(List.copyOf(reader.options), List.copyOf(reader.problems));
    }

    /** The program gives up an included file at its first error and goes on behind the include. */
    private void read(Location file, String text, int depth) {
        filesRead++;
        @Nullable String group = null;
        int number = 0;
        for (var raw : text.split("\n", -1)) {
            var at = file.line(++number);
            var line = raw.strip();
            if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == ';') {
                continue;
            }
            if (line.charAt(0) == '!') {
                include(line.substring(1).strip(), at, depth);
            } else if (line.charAt(0) == '[') {
                int end = line.indexOf(']');
                if (end < 0) {
                    problems.add(new Problem(at, "the group is not closed by a bracket", true));
                } else {
                    group = line.substring(1, end).stripTrailing().toLowerCase(Locale.ROOT);
                }
            } else if (group == null) {
                problems.add(new Problem(at, "an option stands before the first group", true));
                if (depth > 0) {
                    return;
                }
            } else {
                options.add(option(group, line, at));
            }
        }
    }

    private void include(String directive, Location at, int depth) {
        int blank = indexOfBlank(directive);
        var keyword = directive.substring(0, blank);
        var argument = directive.substring(blank).strip();
        boolean folder = keyword.equals("includedir");
        if (!folder && !keyword.equals("include")) {
            return;
        }
        if (argument.isEmpty()) {
            problems.add(new Problem(at, "the include names no path", true));
        } else if (depth >= MAX_DEPTH) {
            problems.add(new Problem(at, "includes are nested too deeply; the server skips this one", false));
        } else {
            read(folder ? argument.replaceFirst("/+$", "") + "/*.cnf" : argument, folder, at, depth);
        }
    }

    private void read(String pattern, boolean folder, Location at, int depth) {
        var found = files.apply(pattern).toList();
        if (found.isEmpty()) {
            var what = folder ? "the included folder has no *.cnf file" : "the included file is not";
            problems.add(new Problem(at, what + " in the snapshot", false));
        }
        for (var file : found) {
            if (filesRead >= MAX_FILES) {
                problems.add(new Problem(at, "more than " + MAX_FILES + " files are included", false));
                return;
            }
            read(file.at(), file.text(), depth + 1);
        }
    }

    private static MysqlOption option(String group, String line, Location at) {
        var text = line.substring(0, endOfContent(line)).stripTrailing();
        int equals = text.indexOf('=');
        return equals < 0
                ? new MysqlOption(group, text, null, at)
                : new MysqlOption(
                        group,
                        text.substring(0, equals).stripTrailing(),
                        unescaped(unquoted(text.substring(equals + 1).strip())),
                        at);
    }

    /** Where the comment starts. A backslash protects a quote inside quotes, but never a hash. */
    private static int endOfContent(String line) {
        char quote = 0;
        boolean escaped = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c == '"' || c == '\'') && !escaped) {
                if (quote == 0) {
                    quote = c;
                } else if (quote == c) {
                    quote = 0;
                }
            }
            if (quote == 0 && c == '#') {
                return i;
            }
            escaped = quote != 0 && c == '\\' && !escaped;
        }
        return line.length();
    }

    private static String unquoted(String value) {
        int last = value.length() - 1;
        boolean quoted = last > 0
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(0) == value.charAt(last);
        return quoted ? value.substring(1, last) : value;
    }

    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        var out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i == value.length() - 1) {
                out.append(c);
                continue;
            }
            char next = value.charAt(++i);
            switch (next) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 's' -> out.append(' ');
                case '"', '\'', '\\' -> out.append(next);
                default -> out.append(c).append(next);
            }
        }
        return out.toString();
    }

    private static int indexOfBlank(String text) {
        int i = 0;
        while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
