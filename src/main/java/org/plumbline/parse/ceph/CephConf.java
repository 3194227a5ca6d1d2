package org.plumbline.parse.ceph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * ceph.conf as Ceph reads it: blanks in a key equal underscores (dashes and capitals do not), {@code #} and {@code ;} start
 * a comment anywhere outside quotes, a backslash at the end continues a line, keys before any section are global. Of a
 * repeated key the last value counts, and the most specific section: {@code client.cinder}, then {@code client}, then
 * {@code global}. Any problem is fatal: Ceph refuses the whole file.
 *
 * @param entries in the order of the lines; keys with underscores, values without quotes, metavariables kept
 */
public record CephConf(List<Entry> entries) {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_LENGTH = 1 << 16;

    public static Parsed<CephConf> parse(Location file, String text) {
        return new Reader(file.whole()).read(text);
    }

    /**
     * The assignment that counts for an entity.
     *
     * @param entity {@code client.cinder}, {@code osd.3}, {@code mon} …
     */
    public Optional<Entry> entry(String entity, String key) {
        return sections(entity)
                .flatMap(section -> entries.stream()
                        .filter(entry ->
                                entry.section().equals(section) && entry.key().equals(key))
                        .reduce((first, later) -> later)
                        .stream())
                .findFirst();
    }

    /** The value that an entity sees, metavariables replaced. */
    public Optional<String> value(String entity, String key) {
        return entry(entity, key).map(entry -> expand(entity, entry.value(), entry.at(), 0));
    }

    private static Stream<String> sections(String entity) {
        int dot = entity.indexOf('.');
        return dot < 0 ? Stream.of(entity, "global") : Stream.of(entity, entity.substring(0, dot), "global");
    }

    private String expand(String entity, String value, Location at, int depth) {
        if (value.indexOf('$') < 0 || depth > MAX_DEPTH) {
            return value;
        }
        var result = new StringBuilder();
        int i = 0;
        while (i < value.length() && result.length() < MAX_LENGTH) {
            boolean braced = value.startsWith("${", i);
            int start = i + (braced ? 2 : 1);
            int end = value.charAt(i) == '$' ? nameEnd(value, start) : start;
            boolean closed = !braced || value.startsWith("}", end);
            var replacement = end > start && closed ? variable(entity, value.substring(start, end), at, depth) : null;
            if (replacement == null) {
                result.append(value.charAt(i++));
            } else {
                result.append(replacement);
                i = braced ? end + 1 : end;
            }
        }
        return result.toString();
    }

    private static int nameEnd(String value, int start) {
        int end = start;
        while (end < value.length() && (Character.isLetterOrDigit(value.charAt(end)) || value.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private @Nullable String variable(String entity, String name, Location at, int depth) {
        int dot = entity.indexOf('.');
        return switch (name) {
            case "cluster" -> cluster(at.source());
            case "name" -> entity;
            case "type" -> dot < 0 ? entity : entity.substring(0, dot);
            case "id" -> dot < 0 ? "" : entity.substring(dot + 1);
            case "host" -> at.host();
            default ->
                entry(entity, name)
                        .map(entry -> expand(entity, entry.value(), at, depth + 1))
                        .orElse(null);
        };
    }

    /** A cluster's name is the name of its configuration file. */
    private static String cluster(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name.endsWith(".conf") ? name.substring(0, name.length() - ".conf".length()) : name;
    }

    private static final class Reader {

        private final Location file;
        private final List<Entry> entries = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private String section = "global";

        Reader(Location file) {
            this.file = file;
        }

        Parsed<CephConf> read(String text) {
            var logical = new StringBuilder();
            int number = 0;
            int start = 1;
            for (var lines = text.lines().iterator(); lines.hasNext(); ) {
                var line = lines.next();
                number++;
                start = logical.length() == 0 ? number : start;
                if (line.endsWith("\\") && lines.hasNext() && !isComment(line)) {
                    logical.append(line, 0, line.length() - 1);
                } else {
                    line(logical.append(line).toString(), start);
                    logical.setLength(0);
                }
            }
            return new Parsed<>(new CephConf(List.copyOf(entries)), List.copyOf(problems));
        }

        private static boolean isComment(String line) {
            var stripped = line.stripLeading();
            return stripped.startsWith("#") || stripped.startsWith(";");
        }

        private void line(String line, int number) {
            if (line.isBlank() || isComment(line)) {
                return;
            }
            var text = line.strip();
            if (text.startsWith("[")) {
                header(text, number);
                return;
            }
            int equal = text.indexOf('=');
            var key = equal < 0 ? "" : text.substring(0, equal).strip();
            if (key.isEmpty() || key.indexOf('#') >= 0 || key.indexOf(';') >= 0 || key.indexOf('[') >= 0) {
                problem(number, equal < 0 ? "a line is neither a section nor an assignment" : "a key is not valid");
                return;
            }
            entries.add(new Entry(
                    section,
                    key.replaceAll("[ \\t]+", "_"),
                    value(text.substring(equal + 1).strip(), number),
                    file.line(number)));
        }

        private void header(String text, int number) {
            int end = text.indexOf(']');
            var rest = end < 0 ? "" : text.substring(end + 1);
            if (end < 2 || !(rest.isBlank() || isComment(rest))) {
                problem(number, "a section header is not of the form [name]");
            }
            section = text.substring(1, end < 0 ? text.length() : end).strip();
        }

        private String value(String text, int number) {
            boolean quoted = text.startsWith("\"") || text.startsWith("'");
            var value = new StringBuilder();
            int i = quoted ? 1 : 0;
            for (; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' && i + 1 < text.length()) {
                    value.append(text.charAt(++i));
                } else if (quoted ? c == text.charAt(0) : c == '#' || c == ';') {
                    break;
                } else {
                    value.append(c);
                }
            }
            if (quoted && i >= text.length()) {
                problem(number, "a quote is not closed");
            } else if (quoted && !text.substring(i + 1).isBlank() && !isComment(text.substring(i + 1))) {
                problem(number, "something stands behind a quoted value");
            }
            return value.toString().strip();
        }

        private void problem(int number, String reason) {
            problems.add(new Problem(file.line(number), reason, true));
        }
    }
}
