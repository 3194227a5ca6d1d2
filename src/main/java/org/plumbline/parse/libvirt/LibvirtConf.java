package org.plumbline.parse.libvirt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * The configuration files of libvirt's daemons (libvirtd.conf, qemu.conf …) as {@code virconf.c} reads them: a name, an
 * equals sign and a number, a quoted string or a list in brackets; {@code #} starts a comment, a line end or {@code ;}
 * ends a statement. Of a repeated name the first value counts. Any problem is fatal: libvirt refuses the whole file.
 */
public record LibvirtConf(List<Item> items) {

    /**
     * One assignment.
     *
     * @param values the text of the number or string, or of each element of the list
     * @param isList whether it was written as a list
     */
    public record Item(String name, List<String> values, boolean isList, Location at) {

        /** The number or string; the first element of a list, or empty. */
        public String value() {
            return values.isEmpty() ? "" : values.get(0);
        }
    }

    public static Parsed<LibvirtConf> parse(Location file, String text) {
        return new Reader(file.whole(), text).read();
    }

    /** The assignment that counts. */
    public Optional<Item> item(String name) {
        return items.stream().filter(item -> item.name().equals(name)).findFirst();
    }

    /** One pass over a text; {@code at} never moves back. */
    private static final class Reader {

        private static final int MAX_DEPTH = 16;

        private final Location file;
        private final String text;
        private final List<Item> items = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private int at;
        private int line = 1;
        private String reason = "";

        Reader(Location file, String text) {
            this.file = file;
            this.text = text;
        }

        Parsed<LibvirtConf> read() {
            for (skipBlanks(true); at < text.length(); skipBlanks(true)) {
                if (!(peek() == '#' || statement()) || !endOfStatement()) {
                    problems.add(new Problem(file.line(line), reason, true));
                    skipLine();
                }
            }
            return new Parsed<>(new LibvirtConf(List.copyOf(items)), List.copyOf(problems));
        }

        private boolean statement() {
            int start = at;
            int startLine = line;
            while (isNamePart(peek(), at == start)) {
                at++;
            }
            var name = text.substring(start, at);
            if (name.isEmpty()) {
                return fail("a name is expected");
            }
            skipBlanks(false);
            if (peek() != '=') {
                return fail("an equals sign is expected after a name");
            }
            at++;
            skipBlanks(false);
            boolean isList = peek() == '[';
            var values = new ArrayList<String>();
            if (!value(values, 0)) {
                return false;
            }
            items.add(new Item(name, List.copyOf(values), isList, file.line(startLine)));
            return true;
        }

        private boolean endOfStatement() {
            skipBlanks(false);
            if (peek() == '#') {
                skipLine();
            } else if (peek() == ';') {
                at++;
            } else if (at < text.length() && !isLineEnd(peek())) {
                return fail("something stands behind a value");
            }
            return true;
        }

        private boolean value(List<String> values, int depth) {
            char c = peek();
            if (c == '[') {
                return depth < MAX_DEPTH ? list(values, depth) : fail("lists are nested too deep");
            }
            var value = c == '"' || c == '\'' ? string(c) : number();
            if (value == null) {
                return false;
            }
            values.add(value);
            return true;
        }

        private boolean list(List<String> values, int depth) {
            at++;
            skipBlanks(true);
            while (at < text.length() && peek() != ']') {
                if (!value(values, depth + 1)) {
                    return false;
                }
                skipBlanks(true);
                if (peek() == ',') {
                    at++;
                    skipBlanks(true);
                } else if (peek() != ']') {
                    return fail("a comma or ] is expected in a list");
                }
            }
            if (peek() != ']') {
                return fail("a list is not closed");
            }
            at++;
            return true;
        }

        private @Nullable String string(char quote) {
            boolean triple = text.startsWith("\"\"\"", at);
            int start = at + (triple ? 3 : 1);
            int end = triple ? text.indexOf("\"\"\"", start) : text.indexOf(quote, start);
            int lineEnd = triple ? -1 : lineEnd(start);
            if (end < 0 || (lineEnd >= 0 && lineEnd < end)) {
                fail("a string is not closed");
                return null;
            }
            var value = text.substring(start, end);
            line += (int) value.chars().filter(c -> c == '\n').count();
            at = end + (triple ? 3 : 1);
            return value;
        }

        private @Nullable String number() {
            int start = at;
            if (peek() == '-' || peek() == '+') {
                at++;
            }
            int digits = at;
            while (peek() >= '0' && peek() <= '9') {
                at++;
            }
            if (at == digits) {
                fail("a number, a quoted string or a list is expected");
                return null;
            }
            return text.substring(start, at);
        }

        private char peek() {
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private void skipBlanks(boolean overLines) {
            while (at < text.length() && (isBlank(peek()) || (overLines && isLineEnd(peek())))) {
                line += peek() == '\n' ? 1 : 0;
                at++;
            }
        }

        private void skipLine() {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }

        private int lineEnd(int from) {
            int end = from;
            while (end < text.length() && !isLineEnd(text.charAt(end))) {
                end++;
            }
            return end;
        }

        private boolean fail(String why) {
            reason = why;
            return false;
        }

        private static boolean isLineEnd(char c) {
            return c == '\n' || c == '\r';
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t';
        }

        private static boolean isNamePart(char c, boolean first) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            return letter || (!first && (c == '_' || (c >= '0' && c <= '9')));
        }
    }
}
