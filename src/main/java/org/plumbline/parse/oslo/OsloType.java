package org.plumbline.parse.oslo;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.python.PythonText;

/**
 * A type of oslo.config: what it makes of a text, by the rules of {@code oslo_config/types.py}.
 *
 * @param name what a value must be, to complete "is not …"
 * @param blankIsNone whether a blank text is no value rather than a wrong one
 * @param read the value; empty when the service refuses the text
 */
public record OsloType<T>(String name, boolean blankIsNone, Function<String, Optional<T>> read) {

    public static final OsloType<String> STRING = new OsloType<>("a string", false, Optional::of);
    public static final OsloType<Boolean> BOOLEAN = new OsloType<>("a boolean", false, OsloType::bool);
    /** Whole numbers; those beyond 64 bits become the nearest one within. */
    public static final OsloType<Long> INTEGER = new OsloType<>("an integer", true, OsloType::integer);

    public static final OsloType<Double> FLOAT = new OsloType<>("a number", true, OsloType::floating);
    public static final OsloType<Long> PORT = between(0, 65_535);
    public static final OsloType<List<String>> LIST = listOf(STRING);
    public static final OsloType<Map<String, String>> DICT =
            new OsloType<>("a list of key:value pairs with distinct keys", false, OsloType::dict);

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** Whole numbers within bounds, both included. */
    public static OsloType<Long> between(long least, long greatest) {
        return new OsloType<>("an integer from " + least + " to " + greatest, true, text -> integer(text)
                .filter(n -> least <= n && n <= greatest));
    }

    /** One of some words; case counts. */
    public static OsloType<String> oneOf(String... choices) {
        var words = List.of(choices);
        return new OsloType<>("one of " + String.join(", ", words), false, text -> Optional.of(text)
                .filter(words::contains));
    }

    /** Comma-separated items; quotes do not protect a comma. An item that fails alone is tried with the next one. */
    public static <T> OsloType<List<T>> listOf(OsloType<T> item) {
        return new OsloType<>("a list", false, text -> list(text, item));
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1", "on", "yes" -> Optional.of(true);
            case "false", "0", "off", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> integer(String text) {
        var digits = PythonText.strip(text);
        int start = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        if (digits(digits, start) != digits.length()) {
            return Optional.empty();
        }
        var plain = digits.replace("_", "");
        if (plain.length() > 20) {
            plain = plain.substring(0, start) + plain.substring(start).replaceFirst("^0+(?=.)", "");
        }
        if (plain.length() > 20) {
            return Optional.of(plain.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
        return Optional.of(new BigInteger(plain).max(LEAST).min(GREATEST).longValue());
    }

    /** The end of a run of digits with single underscores between them; the start itself where there is none. */
    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length()
                && (isDigit(text, at) || (text.charAt(at) == '_' && at > start && isDigit(text, at - 1)))) {
            at++;
        }
        return at > start && text.charAt(at - 1) == '_' ? -1 : at == start ? -1 : at;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static Optional<Double> floating(String text) {
        var number = PythonText.strip(text);
        int start = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
        var word = number.substring(start).toLowerCase(Locale.ROOT);
        if (word.equals("inf") || word.equals("infinity")) {
            return Optional.of(number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        if (word.equals("nan")) {
            return Optional.of(Double.NaN);
        }
        return isDecimal(word) ? Optional.of(Double.parseDouble(number.replace("_", ""))) : Optional.empty();
    }

    /** Digits, a point, digits, an exponent; digits on one side of the point are enough. */
    private static boolean isDecimal(String word) {
        int exponent = word.indexOf('e');
        var mantissa = exponent < 0 ? word : word.substring(0, exponent);
        int point = mantissa.indexOf('.');
        var whole = point < 0 ? mantissa : mantissa.substring(0, point);
        var fraction = point < 0 ? "" : mantissa.substring(point + 1);
        boolean mantissaRight = (isDigits(whole) || (whole.isEmpty() && !fraction.isEmpty()))
                && (fraction.isEmpty() || isDigits(fraction));
        if (exponent < 0 || !mantissaRight) {
            return mantissaRight;
        }
        var power = word.substring(exponent + 1);
        return isDigits(power.startsWith("-") || power.startsWith("+") ? power.substring(1) : power);
    }

    private static boolean isDigits(String text) {
        return digits(text, 0) == text.length();
    }

    private static <T> Optional<List<T>> list(String text, OsloType<T> item) {
        var stripped = trimCommas(PythonText.strip(text));
        if (stripped.isEmpty()) {
            return Optional.of(List.of());
        }
        var items = new ArrayList<T>();
        @Nullable String failed = null;
        for (var part : stripped.split(",", -1)) {
            var candidate = PythonText.strip(failed == null ? part : failed + ',' + part);
            var value = item.read.apply(candidate);
            value.ifPresent(items::add);
            boolean none = candidate.isEmpty() && item.blankIsNone;
            failed = value.isPresent() || none ? null : candidate;
        }
        return failed == null ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    private static String trimCommas(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ',') {
            end--;
        }
        return text.substring(0, end);
    }

    private static Optional<Map<String, String>> dict(String text) {
        var pairs = new LinkedHashMap<String, String>();
        var stripped = PythonText.strip(text);
        int start = 0;
        while (start < stripped.length()) {
            int colon = stripped.indexOf(':', start);
            if (colon < 0) {
                return Optional.empty();
            }
            int comma = stripped.indexOf(',', colon);
            int end = comma < 0 ? stripped.length() : comma;
            var key = PythonText.strip(stripped.substring(start, colon));
            var value = PythonText.strip(stripped.substring(colon + 1, end));
            if (key.isEmpty() || pairs.put(key, value) != null) {
                return Optional.empty();
            }
            start = end + 1;
            if (start == stripped.length() && comma >= 0) {
                return Optional.empty();
            }
        }
        return Optional.of(Collections.unmodifiableMap(pairs));
    }
}
