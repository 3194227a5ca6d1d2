package org.plumbline.snapshot;

import org.jspecify.annotations.Nullable;

/** Reads a value at a place of a line: where it starts and ends, and what it says without the escapes of its syntax. */
final class ValueReader {

    private static final String ENDS = " \t,;&|)}]\"'<>";

    private final TextLine line;

    /**
     * @param start where the value starts, inside its quotes
     * @param end where it ends
     * @param restEnd where a comment behind it ends; not after {@code end} when there is none
     * @param text the value without the escapes of its syntax
     * @param needsQuotes whether a marker needs quotes that the value did without
     * @param opens the bracket that the value opens in front of {@code start}; a blank when all of it is still to come;
     *     0 when it is here
     */
    record Value(int start, int end, int restEnd, String text, boolean needsQuotes, char opens) {

        static Value opening(char bracket, int at) {
            return new Value(at, at, 0, "", false, bracket);
        }

        Value bare() {
            return new Value(start, end, restEnd, text, true, opens);
        }
    }

    ValueReader(TextLine line) {
        this.line = line;
    }

    Value plain(int start, int end) {
        return made(start, end, line.text.substring(start, end));
    }

    private static Value made(int start, int end, String text) {
        return new Value(start, end, 0, text, false, (char) 0);
    }

    /** The quoted text or the word at the place; null where there is neither. */
    @Nullable
    Value word(int start) {
        if (line.isQuote(start)) {
            return quoted(start);
        }
        int end = start;
        while (end < line.length() && ENDS.indexOf(line.at(end)) < 0) {
            end++;
        }
        return end == start ? null : plain(start, end);
    }

    /** Up to the end of the line, without a comment behind it. */
    Value toEndOfLine(int start) {
        int end = line.length();
        while (end > start && line.at(end - 1) <= ' ') {
            end--;
        }
        int comment = line.find(" #", start);
        if (comment <= start || comment >= end) {
            return plain(start, end);
        }
        int stop = comment;
        while (stop > start && line.at(stop - 1) <= ' ') {
            stop--;
        }
        return new Value(start, stop, end, line.text.substring(start, stop), false, (char) 0);
    }

    /** The text of an element or attribute of XML, which ends at the character; null where it is not near. */
    @Nullable
    Value xml(int start, char stop) {
        int end = line.find(stop, start);
        return end > start ? made(start, end, unescapedXml(line.text.substring(start, end))) : null;
    }

    /** A value that may be quoted, where an unquoted one goes on to the end of the line. */
    Value assigned(int start) {
        if (line.isQuote(start)) {
            var value = quoted(start);
            int behind = line.skipBlanks(value.end() + 1);
            boolean isAll =
                    behind >= line.length() || behind > value.end() + 1 || ",;#)}]>".indexOf(line.at(behind)) >= 0;
            if (isAll) {
                return value;
            }
        }
        return toEndOfLine(start);
    }

    Value quoted(int quoteAt) {
        char quote = line.at(quoteAt);
        var text = new StringBuilder();
        int i = quoteAt + 1;
        for (; i < line.length() && line.at(i) != quote; i++) {
            char c = line.at(i);
            char next = line.at(i + 1);
            if (c == '\\' && (quote == '"' && next != 0 || next == quote || next == '\\')) {
                i = unescape(i, text);
            } else {
                text.append(c);
            }
        }
        return made(quoteAt + 1, Math.min(i, line.length()), text.toString());
    }

    /** Appends what the escape stands for; returns where it ends. */
    private int unescape(int backslash, StringBuilder text) {
        char c = line.at(backslash + 1);
        if (c == 'u' && backslash + 5 < line.length()) {
            int code = 0;
            for (int i = backslash + 2; i < backslash + 6; i++) {
                int digit = Character.digit(line.at(i), 16);
                code = digit < 0 || code < 0 ? -1 : code * 16 + digit;
            }
            if (code >= 0) {
                text.append((char) code);
                return backslash + 5;
            }
        }
        if ("\"'\\/".indexOf(c) < 0) {
            text.append('\\');
        }
        text.append(c);
        return backslash + 1;
    }

    /** A JSON text inside a JSON text: {@code \"secret\": \"value\"}. */
    Value escapedQuotes(int backslash) {
        int end = line.find("\\" + line.at(backslash + 1), backslash + 2);
        return plain(backslash + 2, end < 0 ? line.length() : end);
    }

    private static String unescapedXml(String text) {
        return text.indexOf('&') < 0
                ? text
                : text.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&amp;", "&");
    }
}
