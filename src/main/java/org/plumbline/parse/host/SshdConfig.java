package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * sshd_config as OpenSSH's server reads it: keywords in any case, arguments apart by blanks or {@code =}, quotes around
 * arguments with blanks, {@code #} starts a comment. Of a repeated keyword the first value counts, within the global part
 * and within the {@code Match} blocks of a connection, which override the global part. An included file is read in place.
 *
 * @param entries all lines in the order of reading; the key is the keyword in lower case, the value its arguments with one
 *     blank between them, the section the criteria of the {@code Match} block or empty for the global part
 */
public record SshdConfig(List<Entry> entries) {

    /**
     * Reads a file and what it includes.
     *
     * @param includes gives the files of an Include pattern (absolute, with wildcards) in lexical order
     */
    public static Parsed<SshdConfig> parse(Location file, String text, Function<String, List<SourceFile>> includes) {
        var reader = new Reader(includes);
        reader.read(file.whole(), text, "", 0);
        return new Parsed<>(new SshdConfig(List.copyOf(reader.entries)), List.copyOf(reader.problems));
    }

    /** The line that decides a keyword for connections that no Match block speaks of. */
    public Optional<Entry> first(String keyword) {
        return all(keyword).findFirst();
    }

    /** The global lines of a keyword that may be repeated: Port, ListenAddress, HostKey, AllowUsers … */
    public Stream<Entry> all(String keyword) {
        return lines(keyword).filter(entry -> entry.section().isEmpty());
    }

    /** The lines of a keyword inside Match blocks. */
    public Stream<Entry> inMatches(String keyword) {
        return lines(keyword).filter(entry -> !entry.section().isEmpty());
    }

    private Stream<Entry> lines(String keyword) {
        return entries.stream().filter(entry -> entry.key().equalsIgnoreCase(keyword));
    }

    private static final class Reader {

        private static final int MAX_DEPTH = 16;
        private static final String FOLDER = "/etc/ssh/";

        private final Function<String, List<SourceFile>> includes;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        Reader(Function<String, List<SourceFile>> includes) {
            this.includes = includes;
        }

        /** @param match the block that the Include stands in; a Match inside the file ends with the file */
        void read(Location file, String text, String match, int depth) {
            var section = match;
            int number = 0;
            for (var lines = text.lines().iterator(); lines.hasNext(); ) {
                var at = file.line(++number);
                var words = words(lines.next(), at);
                if (words.isEmpty()) {
                    continue;
                }
                var keyword = words.get(0).toLowerCase(Locale.ROOT);
                var arguments = words.subList(1, words.size());
                if (arguments.isEmpty()) {
                    problems.add(new Problem(at, "a keyword has no argument", true));
                } else if (keyword.equals("match")) {
                    section = String.join(" ", arguments);
                } else if (keyword.equals("include")) {
                    include(arguments, at, section, depth);
                } else {
                    entries.add(new Entry(section, keyword, String.join(" ", arguments), at));
                }
            }
        }

        private void include(List<String> patterns, Location at, String section, int depth) {
            if (depth >= MAX_DEPTH) {
                problems.add(new Problem(at, "files include each other too deep", true));
                return;
            }
            for (var pattern : patterns) {
                var absolute = pattern.startsWith("/") ? pattern : FOLDER + pattern;
                includes.apply(absolute).forEach(file -> read(file.at(), file.text(), section, depth + 1));
            }
        }

        private List<String> words(String line, Location at) {
            var words = new ArrayList<String>();
            int i = skipBlanks(line, 0);
            while (i < line.length() && line.charAt(i) != '#') {
                var word = new StringBuilder();
                i = words.isEmpty() ? keyword(line, i, word) : argument(line, i, word, at);
                words.add(word.toString());
                i = skipBlanks(line, i);
            }
            return words;
        }

        /** The keyword may be parted from its arguments by an equals sign. */
        private static int keyword(String line, int start, StringBuilder word) {
            int i = start;
            while (i < line.length() && !isBlank(line.charAt(i)) && line.charAt(i) != '=' && line.charAt(i) != '"') {
                word.append(line.charAt(i++));
            }
            int next = skipBlanks(line, i);
            return next < line.length() && line.charAt(next) == '=' ? next + 1 : i;
        }

        private int argument(String line, int start, StringBuilder word, Location at) {
            char quote = 0;
            int i = start;
            for (; i < line.length() && (quote != 0 || !isBlank(line.charAt(i))); i++) {
                char c = line.charAt(i);
                char next = i + 1 < line.length() ? line.charAt(i + 1) : 0;
                boolean escape =
                        c == '\\' && (next == '"' || next == '\'' || next == '\\' || (quote == 0 && next == ' '));
                if (escape) {
                    word.append(next);
                    i++;
                } else if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            }
            if (quote != 0) {
                problems.add(new Problem(at, "a quote is not closed", true));
            }
            return i;
        }

        private static int skipBlanks(String line, int start) {
            int i = start;
            while (i < line.length() && isBlank(line.charAt(i))) {
                i++;
            }
            return i;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\f' || c == '\r';
        }
    }
}
