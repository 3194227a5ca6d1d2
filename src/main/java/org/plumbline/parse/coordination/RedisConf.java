package org.plumbline.parse.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * redis.conf and sentinel.conf (of Redis and Valkey): a directive and its arguments on each line, quoted as redis does;
 * {@code #} begins a comment only at the start of a line. Directives may be repeated ({@code save}, {@code user},
 * {@code sentinel}); of those that take one value the last counts. An {@code include} is a directive like any other.
 */
public final class RedisConf {

    /**
     * A line.
     *
     * @param name in lower case
     */
    public record Directive(String name, List<String> arguments, Location at) {

        /** The arguments in one string. */
        public String value() {
            return String.join(" ", arguments);
        }
    }

    private RedisConf() {}

    public static Parsed<List<Directive>> parse(Location file, String text) {
        var directives = new ArrayList<Directive>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            var line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var words = new ArrayList<String>();
            if (!split(line, words)) {
                problems.add(new Problem(file.line(number), "quotes are not balanced", true));
            } else if (!words.isEmpty()) {
                directives.add(new Directive(
                        words.get(0).toLowerCase(Locale.ROOT),
                        List.copyOf(words.subList(1, words.size())),
                        file.line(number)));
            }
        }
        return new Parsed<>(List.copyOf(directives), List.copyOf(problems));
    }

    private static boolean split(String line, List<String> words) {
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
                continue;
            }
            var word = new StringBuilder();
            at = word(line, at, word);
            if (at < 0) {
                return false;
            }
            words.add(word.toString());
        }
        return true;
    }

    /** Reads a word and gives the place behind it; -1 where a quote is not closed or has text behind it. */
    private static int word(String line, int from, StringBuilder word) {
        int at = from;
        while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
            char c = line.charAt(at++);
            if (c != '"' && c != '\'') {
                word.append(c);
                continue;
            }
            at = quoted(line, at, c, word);
            if (at < 0 || (at < line.length() && !Character.isWhitespace(line.charAt(at)))) {
                return -1;
            }
        }
        return at;
    }

    private static int quoted(String line, int from, char quote, StringBuilder word) {
        for (int at = from; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == quote) {
                return at + 1;
            }
            if (c == '\\' && at + 1 < line.length() && (quote == '"' || line.charAt(at + 1) == '\'')) {
                at = escape(line, at + 1, word);
            } else {
                word.append(c);
            }
        }
        return -1;
    }

    private static int escape(String line, int at, StringBuilder word) {
        char c = line.charAt(at);
        if (c == 'x'
                && at + 2 < line.length()
                && Character.digit(line.charAt(at + 1), 16) >= 0
                && Character.digit(line.charAt(at + 2), 16) >= 0) {
            word.append(
                    (char) (Character.digit(line.charAt(at + 1), 16) * 16 + Character.digit(line.charAt(at + 2), 16)));
            return at + 2;
        }
        word.append(
                switch (c) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'b' -> '\b';
                    case 'a' -> '\u0007';
                    default -> c;
                });
        return at;
    }
}
