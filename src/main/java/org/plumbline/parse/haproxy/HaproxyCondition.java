package org.plumbline.parse.haproxy;

import java.util.ArrayList;
import java.util.List;

/**
 * The condition of an {@code .if} or {@code .elif} line of haproxy.cfg. What depends on the environment or on how
 * HAProxy was built is unknown.
 */
final class HaproxyCondition {

    /** What can be said about a condition. */
    enum Truth {
        NO,
        UNKNOWN,
        YES;

        Truth not() {
            return values()[2 - ordinal()];
        }

        Truth and(Truth other) {
            return compareTo(other) <= 0 ? this : other;
        }

        Truth or(Truth other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    private static final int DEEPEST = 64;

    private final String text;
    private final String version;
    private int at;
    private int depth;

    private HaproxyCondition(String text, String version) {
        this.text = text;
        this.version = version;
    }

    /**
     * @param text the condition, without quotes
     * @param version of the HAProxy that reads it, e.g. {@code 2.6.12}; empty when not known
     */
    static Truth evaluate(String text, String version) {
        var condition = new HaproxyCondition(text, version);
        condition.blanks();
        if (condition.at == text.length()) {
            return Truth.NO;
        }
        var truth = condition.any();
        return condition.at == text.length() ? truth : Truth.UNKNOWN;
    }

    private Truth any() {
        var truth = every();
        while (eat("||")) {
            truth = truth.or(every());
        }
        return truth;
    }

    private Truth every() {
        var truth = term();
        while (eat("&&")) {
            truth = truth.and(term());
        }
        return truth;
    }

    private Truth term() {
        blanks();
        if (++depth > DEEPEST) {
            return Truth.UNKNOWN;
        }
        Truth truth;
        if (eat("!")) {
            truth = term().not();
        } else if (eat("(")) {
            truth = any();
            truth = eat(")") ? truth : Truth.UNKNOWN;
        } else {
            truth = predicate();
        }
        depth--;
        blanks();
        return truth;
    }

    private Truth predicate() {
        int start = at;
        while (at < text.length() && "()!&| \t".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        var word = text.substring(start, at);
        if (at < text.length() && text.charAt(at) == '(') {
            int close = text.indexOf(')', at);
            if (close < 0) {
                return Truth.UNKNOWN;
            }
            var arguments = arguments(text.substring(at + 1, close));
            at = close + 1;
            return predicate(word, arguments);
        }
        return number(word);
    }

    private Truth predicate(String name, List<String> arguments) {
        if (arguments.stream().anyMatch(argument -> argument.indexOf('$') >= 0)) {
            return Truth.UNKNOWN;
        }
        var first = arguments.get(0);
        return switch (name) {
            case "streq" -> truth(arguments.size() == 2 && first.equals(arguments.get(1)));
            case "strneq" -> truth(arguments.size() == 2 && !first.equals(arguments.get(1)));
            case "version_atleast" -> atLeast(first);
            case "version_before" -> atLeast(first).not();
            default -> Truth.UNKNOWN;
        };
    }

    /** Only the numbers are compared; where they are equal and one is a development or package version, nobody knows. */
    private Truth atLeast(String wanted) {
        if (version.isEmpty()) {
            return Truth.UNKNOWN;
        }
        int[] ours = numbers(version);
        int[] theirs = numbers(wanted);
        for (int i = 0; i < ours.length; i++) {
            if (ours[i] != theirs[i]) {
                return truth(ours[i] > theirs[i]);
            }
        }
        return wanted.indexOf('-') < 0 && !version.contains("-dev") ? Truth.YES : Truth.UNKNOWN;
    }

    private static int[] numbers(String version) {
        int[] numbers = new int[3];
        int part = 0;
        for (int i = 0; i < version.length() && part < numbers.length; i++) {
            char c = version.charAt(i);
            if (c == '.') {
                part++;
            } else if (c >= '0' && c <= '9' && numbers[part] < 100_000) {
                numbers[part] = numbers[part] * 10 + c - '0';
            } else {
                break;
            }
        }
        return numbers;
    }

    private static List<String> arguments(String inside) {
        var arguments = new ArrayList<String>();
        int from = 0;
        for (int comma = inside.indexOf(','); comma >= 0; comma = inside.indexOf(',', from)) {
            arguments.add(inside.substring(from, comma));
            from = comma + 1;
        }
        arguments.add(inside.substring(from));
        return arguments;
    }

    private static Truth number(String word) {
        int sign = word.startsWith("-") ? 1 : 0;
        if (word.length() == sign) {
            return Truth.UNKNOWN;
        }
        boolean zero = true;
        for (int i = sign; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c < '0' || c > '9') {
                return Truth.UNKNOWN;
            }
            zero &= c == '0';
        }
        return truth(!zero);
    }

    private static Truth truth(boolean holds) {
        return holds ? Truth.YES : Truth.NO;
    }

    private boolean eat(String sign) {
        blanks();
        if (!text.startsWith(sign, at)) {
            return false;
        }
        at += sign.length();
        return true;
    }

    private void blanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
