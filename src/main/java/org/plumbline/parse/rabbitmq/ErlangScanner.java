package org.plumbline.parse.rabbitmq;

import java.math.BigInteger;
import org.plumbline.snapshot.Location;

/** The characters of Erlang source: blanks, comments, quotes, escapes, numbers, words. */
final class ErlangScanner {

    private static final int MAX_DIGITS = 1_000;

    private final Location file;
    private final String text;
    private int at;
    private int line = 1;

    ErlangScanner(Location file, String text, int start) {
        this.file = file;
        this.text = text;
        while (at < start) {
            next();
        }
    }

    Location here() {
        return file.line(line);
    }

    boolean ended() {
        return at >= text.length();
    }

    /** The character at a distance; NUL beyond the end. */
    char peek(int distance) {
        return at + distance < text.length() ? text.charAt(at + distance) : '\0';
    }

    char next() {
        char c = peek(0);
        if (c == '\n') {
            line++;
        }
        at++;
        return c;
    }

    boolean accept(String token) {
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    /** Moves to the next character that is neither blank nor part of a comment, and gives it. */
    char skipBlanks() {
        while (!ended()) {
            if (peek(0) == '%') {
                toLineEnd();
            } else if (isBlank(peek(0))) {
                next();
            } else {
                return peek(0);
            }
        }
        return '\0';
    }

    void toLineEnd() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0';
    }

    static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '@';
    }

    /** A full stop that ends a term: one before a blank, a comment or the end. */
    boolean atFullStop() {
        return peek(0) == '.' && (at + 1 >= text.length() || isBlank(peek(1)) || peek(1) == '%');
    }

    String word() {
        int start = at;
        while (!ended() && isWord(peek(0))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** The text up to a character, which is passed over; on the same line, else up to the line's end. */
    String through(char last) {
        int start = at;
        while (!ended() && peek(0) != '\n') {
            if (next() == last) {
                break;
            }
        }
        return text.substring(start, at);
    }

    /** A quoted text behind its opening quote. Throws where it is not closed. */
    String quoted(char quote) throws ErlangTerms.Malformed {
        var out = new StringBuilder();
        while (!ended()) {
            char c = next();
            if (c == quote) {
                return out.toString();
            }
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
            }
        }
        throw new ErlangTerms.Malformed("a quote is not closed");
    }

    private void escape(StringBuilder out) throws ErlangTerms.Malformed {
        char c = next();
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 's' -> out.append(' ');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'v' -> out.append('\u000b');
            case 'e' -> out.append('\u001b');
            case 'd' -> out.append('\u007f');
            case '^' -> out.append((char) (next() & 0x1f));
            case 'x' -> hexadecimal(out);
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c, out);
            default -> out.append(c);
        }
    }

    private void octal(char first, StringBuilder out) {
        int value = first - '0';
        for (int i = 0; i < 2 && peek(0) >= '0' && peek(0) <= '7'; i++) {
            value = value * 8 + next() - '0';
        }
        out.append((char) value);
    }

    private void hexadecimal(StringBuilder out) throws ErlangTerms.Malformed {
        boolean braces = accept("{");
        int value = 0;
        for (int i = 0; i < (braces ? 6 : 2) && Character.digit(peek(0), 16) >= 0; i++) {
            value = value * 16 + Character.digit(next(), 16);
        }
        if (!Character.isValidCodePoint(value) || (braces && !accept("}"))) {
            throw new ErlangTerms.Malformed("an escape is not a character");
        }
        out.appendCodePoint(value);
    }

    /** The character behind a dollar sign. */
    int character() throws ErlangTerms.Malformed {
        if (peek(0) != '\\') {
            return next();
        }
        next();
        var out = new StringBuilder();
        escape(out);
        return out.codePointAt(0);
    }

    /** An unsigned number: decimal, with a base from 2 to 36, with a fraction, with underscores between digits. */
    ErlangTerm number(boolean negative, Location start) throws ErlangTerms.Malformed {
        var digits = digits(10);
        if (peek(0) == '#') {
            int base = digits.length() > 2 ? 0 : Integer.parseInt(digits);
            if (base < Character.MIN_RADIX || base > Character.MAX_RADIX) {
                throw new ErlangTerms.Malformed("the base of a number is not from 2 to 36");
            }
            next();
            return integer(digits(base), base, negative, start);
        }
        if (peek(0) == '.' && isDigit(peek(1))) {
            return fraction(digits, negative, start);
        }
        return integer(digits, 10, negative, start);
    }

    private static ErlangTerm integer(String digits, int base, boolean negative, Location start) {
        var value = new BigInteger(digits, base);
        return new ErlangTerm.Int(negative ? value.negate() : value, start);
    }

    private ErlangTerm fraction(String whole, boolean negative, Location start) throws ErlangTerms.Malformed {
        next();
        var number = new StringBuilder(whole).append('.').append(digits(10));
        if (peek(0) == 'e' || peek(0) == 'E') {
            number.append(next());
            if (peek(0) == '-' || peek(0) == '+') {
                number.append(next());
            }
            number.append(digits(10));
        }
        double value = Double.parseDouble(number.toString());
        return new ErlangTerm.Float(negative ? -value : value, start);
    }

    private String digits(int base) throws ErlangTerms.Malformed {
        var out = new StringBuilder();
        while (isDigitOf(base, peek(0)) || (peek(0) == '_' && !out.isEmpty() && isDigitOf(base, peek(1)))) {
            char c = next();
            if (c != '_') {
                out.append(c);
            }
            if (out.length() > MAX_DIGITS) {
                throw new ErlangTerms.Malformed("a number is too long");
            }
        }
        if (out.isEmpty()) {
            throw new ErlangTerms.Malformed("a number has no digits");
        }
        return out.toString();
    }

    private static boolean isDigitOf(int base, char c) {
        return c < 128 && Character.digit(c, base) >= 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
