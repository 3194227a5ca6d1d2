package org.plumbline.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.plumbline.snapshot.LineRedaction.Span;
import org.plumbline.snapshot.SecretNames.Kind;
import org.plumbline.snapshot.ValueReader.Value;

/**
 * A secret setting whose value is not all on the line of its name: a list, an object with the value in it, a block of
 * text, or a value on the next line.
 */
final class OpenValue {

    private static final int MOST_LINES = 2000;
    private static final int NEAR = 512;
    private static final int MOST_LINES_TO_A_FIELD = 3;
    private static final Set<String> INNER_NAMES = Set.of("value", "default", "current", "secret", "data", "payload");

    private final Redactor redactor;
    private final Kind certainty;
    private final char bracket;
    private final int indent;
    private int lines;
    private int listEnd;

    /** How far the value goes. */
    enum Reach {
        /** This line is no part of it. */
        BEFORE,
        /** It ends on this line. */
        HERE,
        /** It may go on. */
        FURTHER
    }

    /**
     * @param bracket what has been opened: {@code [ { |}; {@code v} where a field called value follows; a blank where
     *     nothing has been opened
     * @param indent columns in front of the name
     */
    OpenValue(Redactor redactor, Kind certainty, char bracket, int indent) {
        this.redactor = redactor;
        this.certainty = certainty;
        this.bracket = bracket;
        this.indent = indent;
    }

    /** Hides what of the value stands behind its name on the line where it begins. */
    Reach begin(String line, int from, List<Span> found) {
        if (from >= line.length()) {
            return Reach.FURTHER;
        }
        // objects may hold other secrets and are looked through again, so the look into them is short
        int end = bracket == '[' ? line.length() : Math.min(line.length(), from + NEAR);
        return inBrackets(line.substring(from, end), from, found);
    }

    /** Where a list that began on the line of its name ends there; everything up to it has been looked at. */
    int listEnd() {
        return listEnd;
    }

    /** Hides what of the value stands in a further line. */
    Reach goOn(String line, List<Span> found) {
        if (++lines > MOST_LINES) {
            return Reach.BEFORE;
        }
        return switch (bracket) {
            case '[', '{' -> inBrackets(line, 0, found);
            case '|' -> block(line, found);
            case 'v' -> field(line, found);
            default -> nextLine(line, found);
        };
    }

    private Reach inBrackets(String part, int offset, List<Span> found) {
        int close = closing(part, bracket == '[' ? ']' : '}');
        var inside = part.substring(0, close);
        if (bracket == '[') {
            listEnd = offset + close;
            hideQuoted(inside, offset, found);
        } else {
            hideInner(inside, offset, found);
        }
        return close < part.length() ? Reach.HERE : Reach.FURTHER;
    }

    private Reach block(String line, List<Span> found) {
        if (line.isBlank()) {
            return Reach.FURTHER;
        }
        int start = LineRedaction.indent(line);
        if (start <= indent || line.contains("-----BEGIN")) {
            return Reach.BEFORE;
        }
        hide(line, start, found);
        return Reach.FURTHER;
    }

    private Reach field(String line, List<Span> found) {
        if (lines > MOST_LINES_TO_A_FIELD || line.isBlank()) {
            return Reach.BEFORE;
        }
        return hideInner(line, 0, found) ? Reach.HERE : Reach.FURTHER;
    }

    private Reach nextLine(String line, List<Span> found) {
        int start = LineRedaction.indent(line);
        boolean item = line.startsWith("- ", start);
        if (line.isBlank() || start < indent || (start == indent && !item)) {
            return Reach.BEFORE;
        }
        if (line.charAt(start) == '#' || line.charAt(start) == ';') {
            return Reach.FURTHER;
        }
        var rest = line.substring(item ? start + 2 : start);
        if (rest.contains(": ") || rest.endsWith(":") || rest.contains(" = ") || rest.contains("-----BEGIN")) {
            return hideInner(line, 0, found) ? Reach.FURTHER : Reach.BEFORE;
        }
        hide(line, line.length() - rest.length(), found);
        return Reach.FURTHER;
    }

    /** Hides the values of fields that are called value; returns whether there was one. */
    private boolean hideInner(String part, int offset, List<Span> found) {
        var values = new ValueFinder(new TextLine(part, TextKind.PLAIN));
        boolean any = false;
        for (int i = 0; i < part.length(); i++) {
            int start = i;
            while (i < part.length() && LineRedaction.isNameCharacter(part.charAt(i))) {
                i++;
            }
            if (i > start && INNER_NAMES.contains(part.substring(start, i).toLowerCase(Locale.ROOT))) {
                var value = values.after(start, i);
                if (value != null && value.opens() == 0) {
                    any = true;
                    hide(value, offset, found);
                    i = value.end();
                }
            }
        }
        return any;
    }

    private void hideQuoted(String part, int offset, List<Span> found) {
        var reader = new ValueReader(new TextLine(part, TextKind.PLAIN));
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) == '"' || part.charAt(i) == '\'') {
                var value = reader.quoted(i);
                hide(value, offset, found);
                i = value.end();
            }
        }
    }

    /** Hides what stands from the place to the end of the line, with or without quotes. */
    private void hide(String line, int start, List<Span> found) {
        var text = new TextLine(line, TextKind.PLAIN);
        int last = line.length();
        while (last > start && (line.charAt(last - 1) <= ' ' || line.charAt(last - 1) == ',')) {
            last--;
        }
        var reader = new ValueReader(text);
        hide(text.isQuote(start) ? reader.quoted(start) : reader.plain(start, last), 0, found);
    }

    private void hide(Value value, int offset, List<Span> found) {
        if (SecretValues.isSecret(value.text(), certainty)) {
            var secret = redactor.secret(value.text()).toString();
            found.add(new Span(offset + value.start(), offset + value.end(), secret));
        }
    }

    /** Where the bracket closes; the end where it does not. */
    private static int closing(String part, char bracket) {
        char quote = 0;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == bracket) {
                return i;
            }
        }
        return part.length();
    }
}
