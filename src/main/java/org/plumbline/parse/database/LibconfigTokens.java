package org.plumbline.parse.database;

/** The tokens of a libconfig text: punctuation, strings, and words (names, numbers, Booleans). */
final class LibconfigTokens {

    private static final String PUNCTUATION = "{}[](),;=:";

    private final String text;
    private int position;
    private int line = 1;
    private String token = "";
    private int tokenLine = 1;
    private boolean string;
    private boolean end;

    LibconfigTokens(String text) {
        this.text = text;
        advance();
    }

    /** The line where the current token starts; at the end of the text the last one. */
    int line() {
        return tokenLine;
    }

    boolean atEnd() {
        return end;
    }

    boolean is(String punctuation) {
        return !end && !string && token.equals(punctuation);
    }

    boolean isString() {
        return !end && string;
    }

    boolean isCloser() {
        return is("}") || is("]") || is(")");
    }

    boolean isSeparator() {
        return is(",") || is(";");
    }

    /** Gives the current token and goes on to the next. */
    String next() {
        var current = token;
        advance();
        return current;
    }

    void skipToEnd() {
        position = text.length();
        advance();
    }

    private void advance() {
        skipBlanksAndComments();
        tokenLine = line;
        string = false;
        if (position >= text.length()) {
            end = true;
            token = "";
        } else if (text.charAt(position) == '"') {
            string = true;
            token = string();
        } else if (PUNCTUATION.indexOf(text.charAt(position)) >= 0) {
            token = text.substring(position, ++position);
        } else {
            int start = position++;
            while (position < text.length() && isWord(text.charAt(position))) {
                position++;
            }
            token = text.substring(start, position);
        }
    }

    private static boolean isWord(char c) {
        return !Character.isWhitespace(c) && c != '"' && c != '#' && PUNCTUATION.indexOf(c) < 0;
    }

    private void skipBlanksAndComments() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\n') {
                line++;
                position++;
            } else if (Character.isWhitespace(c)) {
                position++;
            } else if (c == '#' || c == '@' || text.startsWith("//", position)) {
                position = endOf("\n", position, 0);
            } else if (text.startsWith("/*", position)) {
                int from = position;
                position = endOf("*/", position + 2, 2);
                line += lineFeeds(from, position);
            } else {
                return;
            }
        }
    }

    private int endOf(String mark, int from, int length) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found + length;
    }

    private int lineFeeds(int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += text.charAt(i) == '\n' ? 1 : 0;
        }
        return count;
    }

    private String string() {
        var out = new StringBuilder();
        for (position++; position < text.length() && text.charAt(position) != '"'; position++) {
            char c = text.charAt(position);
            if (c == '\n') {
                line++;
            }
            if (c == '\\' && position + 1 < text.length()) {
                char next = text.charAt(++position);
                int which = "nrtf".indexOf(next);
                out.append(which < 0 ? next : "\n\r\t\f".charAt(which));
            } else {
                out.append(c);
            }
        }
        position = Math.min(position + 1, text.length());
        return out.toString();
    }
}
