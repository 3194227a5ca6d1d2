package org.plumbline.parse.python;

import java.util.Locale;
import java.util.Optional;

/** The values of single Python literals. */
final class PythonLiteral {

    private PythonLiteral() {}

    /** The text of a string without the escapes that stand for one character. */
    static String unescape(String content) {
        if (content.indexOf('\\') < 0) {
            return content;
        }
        var text = new StringBuilder();
        int i = 0;
        while (i < content.length()) {
            char c = content.charAt(i++);
            if (c != '\\' || i == content.length()) {
                text.append(c);
                continue;
            }
            char escape = content.charAt(i++);
            int digits = "xuU".indexOf(escape) < 0 ? 0 : escape == 'x' ? 2 : escape == 'u' ? 4 : 8;
            var code = digits == 0 ? Optional.<Integer>empty() : code(content, i, i + digits, 16);
            if (code.isPresent()) {
                text.appendCodePoint(code.get());
                i += digits;
            } else if (escape >= '0' && escape <= '7') {
                int end = i;
                while (end < content.length()
                        && end < i + 2
                        && content.charAt(end) >= '0'
                        && content.charAt(end) <= '7') {
                    end++;
                }
                text.append((char) Integer.parseInt(content.substring(i - 1, end), 8));
                i = end;
            } else {
                simple(text, escape);
            }
        }
        return text.toString();
    }

    private static void simple(StringBuilder text, char escape) {
        switch (escape) {
            case 'n' -> text.append('\n');
            case 't' -> text.append('\t');
            case 'r' -> text.append('\r');
            case 'a' -> text.append('\u0007');
            case 'b' -> text.append('\b');
            case 'f' -> text.append('\f');
            case 'v' -> text.append('\u000B');
            case '\n' -> {}
            case '\\', '\'', '"' -> text.append(escape);
            default -> text.append('\\').append(escape);
        }
    }

    private static Optional<Integer> code(String text, int start, int end, int radix) {
        if (end > text.length()) {
            return Optional.empty();
        }
        try {
            int code = Integer.parseInt(text.substring(start, end), radix);
            return Character.isValidCodePoint(code) ? Optional.of(code) : Optional.empty();
        } catch (NumberFormatException notHexadecimal) {
            return Optional.empty();
        }
    }

    /** The value of an unsigned number: decimal, hexadecimal, octal, binary, with underscores and exponent. */
    static Optional<Double> number(String written) {
        var digits = written.replace("_", "").toLowerCase(Locale.ROOT);
        try {
            if (digits.startsWith("0x")) {
                return Optional.of((double) Long.parseLong(digits.substring(2), 16));
            }
            if (digits.startsWith("0o")) {
                return Optional.of((double) Long.parseLong(digits.substring(2), 8));
            }
            if (digits.startsWith("0b")) {
                return Optional.of((double) Long.parseLong(digits.substring(2), 2));
            }
            boolean decimal = digits.chars().allMatch(c -> (c >= '0' && c <= '9') || ".e+-".indexOf(c) >= 0);
            return decimal ? Optional.of(Double.parseDouble(digits)) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
