package org.plumbline.facts.options;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What values an option takes, by the rules of oslo.config's types.
 *
 * @param name {@code bool}, {@code int}, {@code float}, {@code port}, {@code choice} (its case counts), {@code word} (it does
 *     not); of any other name every value is taken
 * @param low the smallest number; empty for no bound
 * @param high the largest number; empty for no bound
 * @param words the only values of a choice
 */
record OptionType(String name, String low, String high, List<String> words) {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?(?i:inf|infinity|nan)");
    private static final Set<String> BOOLEANS = Set.of("true", "1", "on", "yes", "false", "0", "off", "no");
    private static final Set<String> CHECKED = Set.of("bool", "int", "float", "port", "choice", "word");
    private static final int LONGEST_NUMBER = 64;

    /** Reads {@code int[0..65535]}, {@code choice{a|b}}, {@code list}. */
    static OptionType of(String text) {
        if (text.equals("port")) {
            return new OptionType("port", "0", "65535", List.of());
        }
        int end = text.length() - 1;
        int open = Math.max(text.indexOf('['), text.indexOf('{'));
        if (open < 0) {
            return new OptionType(text, "", "", List.of());
        }
        var inner = text.substring(open + 1, end);
        if (text.charAt(open) == '{') {
            return new OptionType(text.substring(0, open), "", "", Arrays.asList(inner.split("\\|", -1)));
        }
        int dots = inner.indexOf("..");
        return new OptionType(text.substring(0, open), inner.substring(0, dots), inner.substring(dots + 2), List.of());
    }

    /** Whether no value is refused, as far as the type goes. */
    boolean takesAll() {
        return !CHECKED.contains(name);
    }

    boolean takes(String value) {
        var stripped = value.strip();
        return switch (name) {
            case "bool" -> BOOLEANS.contains(stripped.toLowerCase(Locale.ROOT));
            case "int", "port" ->
                stripped.isEmpty() || INTEGER.matcher(stripped).matches() && isWithin(stripped);
            case "float" -> stripped.isEmpty() || FLOAT.matcher(stripped).matches() && isWithin(stripped);
            case "choice" -> words.contains(value);
            case "word" -> words.stream().anyMatch(value::equalsIgnoreCase);
            default -> true;
        };
    }

    private boolean isWithin(String text) {
        if (text.length() > LONGEST_NUMBER || Character.isLetter(text.charAt(text.length() - 1))) {
            return true;
        }
        var number = new BigDecimal(text.replace("_", ""));
        return (low.isEmpty() || number.compareTo(new BigDecimal(low)) >= 0)
                && (high.isEmpty() || number.compareTo(new BigDecimal(high)) <= 0);
    }

    /** For a sentence: what a value must be. */
    String inWords() {
        return switch (name) {
            case "bool" -> "true or false";
            case "choice", "word" -> "one of " + String.join(", ", words);
            default -> (name.equals("float") ? "a number" : "a whole number") + bounds();
        };
    }

    private String bounds() {
        return (low.isEmpty() ? "" : " from " + low) + (high.isEmpty() ? "" : " up to " + high);
    }
}
