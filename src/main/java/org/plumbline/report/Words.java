package org.plumbline.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and lists as people write them. */
final class Words {

    private Words() {}

    static String count(int number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }

    /** The first names, and how many more there are. */
    static String some(List<String> names, int most) {
        var first = names.stream().limit(most).map(Plain::line).collect(Collectors.joining(", "));
        return names.size() > most ? first + " and %d more".formatted(names.size() - most) : first;
    }

    /** The rung as people write it. */
    static String stage(String stage) {
        return stage.equals("poc") ? "POC" : stage;
    }

    /** Numbered steps, each on its own line; a text without them stays as it is. */
    static String steps(String text) {
        if (!text.startsWith("1. ")) {
            return text;
        }
        var steps = new StringBuilder(text);
        int from = 0;
        for (int number = 2; ; number++) {
            int at = steps.indexOf(" %d. ".formatted(number), from);
            if (at < 0) {
                return steps.toString();
            }
            steps.setCharAt(at, '\n');
            from = at;
        }
    }

    /** Without decimals where there are none. */
    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    static String interval(double low, double high) {
        return low == high ? number(low) : number(low) + "–" + number(high);
    }
}
