package org.plumbline.parse.keepalived;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of keepalived.conf that is read once for each of several values.
 *
 * @param names the parameters that are set each time
 * @param values their values, in the order of the names, for each time
 * @param rest the line that is read
 */
record KeepalivedRepetition(List<String> names, List<List<String>> values, String rest) {

    private static final int MOST = 70_000;

    /** Reads a line that starts with {@code ~SEQ}, {@code ~SEQx} or {@code ~LST}; null when it cannot be read. */
    static @Nullable KeepalivedRepetition of(String text, KeepalivedParameters parameters) {
        int open = text.indexOf('(');
        int close = text.indexOf(')');
        if (open < 0 || close < open) {
            return null;
        }
        var kind = text.substring(0, open).strip();
        var inside = text.substring(open + 1, close);
        for (int i = 0; i < 100; i++) {
            var replaced = parameters.replaceFirst(inside);
            if (replaced == null || replaced.block() != null) {
                break;
            }
            inside = replaced.text();
        }
        var rest = text.substring(close + 1).strip();
        return switch (kind) {
            case "~SEQ" -> sequence(split(inside), false, rest);
            case "~SEQx" -> sequence(split(inside), true, rest);
            case "~LST" -> list(split(inside), rest);
            default -> null;
        };
    }

    private static @Nullable KeepalivedRepetition sequence(List<String> words, boolean hex, String rest) {
        long[] numbers = new long[Math.max(0, words.size() - 1)];
        for (int i = 0; i < numbers.length; i++) {
            try {
                numbers[i] = Integer.decode(words.get(i + 1));
            } catch (NumberFormatException notANumber) {
                return null;
            }
        }
        if (numbers.length < 1 || numbers.length > 3) {
            return null;
        }
        long end = numbers[numbers.length - 1];
        long start = numbers.length > 1 ? numbers[0] : end < 0 ? -1 : 1;
        long step = numbers.length == 3 ? numbers[1] : start <= end ? 1 : -1;
        if (step == 0 || (end - start) / step < 0 || (end - start) / step > MOST) {
            return null;
        }
        var values = new ArrayList<List<String>>();
        for (long n = start; step > 0 ? n <= end : n >= end; n += step) {
            values.add(List.of(hex ? Long.toHexString(n) : Long.toString(n)));
        }
        return new KeepalivedRepetition(List.of(words.get(0)), values, rest);
    }

    private static @Nullable KeepalivedRepetition list(List<String> words, String rest) {
        if (words.size() < 2) {
            return null;
        }
        var names = group(words.get(0));
        var values = words.stream().skip(1).map(KeepalivedRepetition::group).toList();
        boolean even = values.stream().allMatch(value -> value.size() == names.size());
        return even ? new KeepalivedRepetition(names, values, rest) : null;
    }

    private static List<String> group(String word) {
        boolean braces = word.startsWith("{") && word.endsWith("}");
        return braces ? split(word.substring(1, word.length() - 1)) : List.of(word);
    }

    /** Parts between commas that stand outside of braces. */
    private static List<String> split(String text) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == ',' && (depth == 0 || i == text.length())) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        return parts;
    }
}
