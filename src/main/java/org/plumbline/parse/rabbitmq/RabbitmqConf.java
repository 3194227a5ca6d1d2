package org.plumbline.parse.rabbitmq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * rabbitmq.conf, the cuttlefish dialect: {@code key.part = value}, a comment from {@code #} to the line's end wherever it
 * stands outside single quotes, a value in single quotes without its quotes (RabbitMQ before 3.12 keeps them and lets a
 * {@code #} inside them begin a comment). RabbitMQ refuses the file for any line that is neither. Keys are compared as
 * they are written; of a repeated key the last one counts.
 */
public final class RabbitmqConf {

    private static final int MAX_INCLUDES = 8;
    private static final int MAX_SUBSTITUTIONS = 32;

    private final Function<String, List<SourceFile>> included;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private RabbitmqConf(Function<String, List<SourceFile>> included) {
        this.included = included;
    }

    /** The settings of one file in their order; an include cannot be followed and is a problem. */
    public static Parsed<List<Entry>> parse(Location file, String text) {
        return parse(file, text, pattern -> List.of());
    }

    /**
     * The settings of one file in their order, those of included files in the place of their include.
     *
     * @param included gives the files that a path or pattern of an include line names, sorted
     */
    public static Parsed<List<Entry>> parse(Location file, String text, Function<String, List<SourceFile>> included) {
        var parser = new RabbitmqConf(included);
        parser.read(file, text, 0);
        return new Parsed<>(List.copyOf(parser.entries), List.copyOf(parser.problems));
    }

    /** The last setting of each key, with {@code $(other.key)} replaced by that key's value. */
    public static Parsed<Map<String, Entry>> effective(List<Entry> entries) {
        var last = new LinkedHashMap<String, Entry>();
        entries.forEach(entry -> last.put(entry.key(), entry));
        var problems = new ArrayList<Problem>();
        var substituted = new LinkedHashMap<String, Entry>();
        last.forEach((key, entry) -> substituted.put(key, substitute(entry, last, problems)));
        return new Parsed<>(substituted, List.copyOf(problems));
    }

    private static Entry substitute(Entry entry, Map<String, Entry> all, List<Problem> problems) {
        var value = entry.value();
        int rounds = 0;
        int start = value.indexOf("$(");
        while (start >= 0) {
            int end = value.indexOf(')', start);
            var other = end < 0 ? null : all.get(value.substring(start + 2, end).strip());
            if (other == null || rounds++ >= MAX_SUBSTITUTIONS) {
                problems.add(new Problem(entry.at(), "$(…) names no other key, or itself", true));
                break;
            }
            value = value.substring(0, start) + other.value() + value.substring(end + 1);
            start = value.indexOf("$(");
        }
        return new Entry(entry.section(), entry.key(), value, entry.at());
    }

    private void read(Location file, String text, int depth) {
        int start = 0;
        int number = 1;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            int close = closingQuote(text, start, end);
            if (close > end) {
                end = lineEnd(text, close);
            }
            line(file.line(number), text.substring(start, end), depth);
            number += lines(text, start, end);
            start = end + 1;
        }
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static int lines(String text, int start, int end) {
        int lines = 1;
        for (int at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
            lines++;
        }
        return lines;
    }

    /** Where the quoted value of a line is closed, if only on a later line and with nothing behind it; else -1. */
    private static int closingQuote(String text, int start, int end) {
        int separator = text.indexOf('=', start);
        if (separator < 0 || separator >= end) {
            return -1;
        }
        int open = afterBlanks(text, separator + 1);
        if (open >= end
                || text.charAt(open) != '\''
                || !isKey(text.substring(start, separator).strip())) {
            return -1;
        }
        int close = text.indexOf('\'', open + 1);
        return close > end && isEnd(text.substring(close + 1, lineEnd(text, close))) ? close : -1;
    }

    private static int afterBlanks(String text, int at) {
        int next = at;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next;
    }

    private void line(Location at, String raw, int depth) {
        var line = raw.strip();
        if (isEnd(line)) {
            return;
        }
        int separator = line.indexOf('=');
        var key = separator < 0 ? "" : line.substring(0, separator).strip();
        if (isKey(key)) {
            setting(at, key, line.substring(separator + 1).strip());
        } else if (line.startsWith("include") && line.length() > 7 && Character.isWhitespace(line.charAt(7))) {
            include(at, uncommented(line.substring(8)), depth);
        } else {
            problems.add(new Problem(at, "the line is neither a setting nor a comment", true));
        }
    }

    private void setting(Location at, String key, String rest) {
        int close = rest.startsWith("'") ? rest.indexOf('\'', 1) : -1;
        if (close > 0 && isEnd(rest.substring(close + 1).strip())) {
            entries.add(new Entry("", key, rest.substring(1, close), at));
            return;
        }
        var value = uncommented(rest);
        if (value.isEmpty()) {
            problems.add(new Problem(at, "the key has no value", true));
            return;
        }
        if (close > 0) {
            problems.add(new Problem(at, "there is text behind the closing quote", false));
        }
        entries.add(new Entry("", key, value, at));
    }

    private void include(Location at, String pattern, int depth) {
        var files = depth < MAX_INCLUDES ? included.apply(pattern) : List.<SourceFile>of();
        if (files.isEmpty()) {
            problems.add(new Problem(at, "the included file was not collected", false));
        }
        files.forEach(file -> read(file.at(), file.text(), depth + 1));
    }

    private static boolean isEnd(String rest) {
        var text = rest.strip();
        return text.isEmpty() || text.startsWith("#");
    }

    private static String uncommented(String text) {
        int comment = text.indexOf('#');
        return (comment < 0 ? text : text.substring(0, comment)).strip();
    }

    /** Words of letters, digits, dashes, underscores and escaped dots, joined by dots. */
    private static boolean isKey(String key) {
        boolean word = false;
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '\\' && i + 1 < key.length() && key.charAt(i + 1) == '.') {
                i++;
            } else if (c == '.') {
                if (!word) {
                    return false;
                }
                word = false;
                continue;
            } else if (c >= 128 || (!Character.isLetterOrDigit(c) && c != '_' && c != '-')) {
                return false;
            }
            word = true;
        }
        return word;
    }
}
