package org.plumbline.parse.web;

/** Splits nginx's configuration into words, semicolons and braces. */
final class NginxTokens {

    enum Kind {
        WORD,
        SEMICOLON,
        OPEN,
        CLOSE,
        END
    }

    record Token(Kind kind, String text, int line) {}

    private final String text;
    private int at;
    private int line = 1;

    NginxTokens(String text) {
        this.text = text;
    }

    Token next() {
        skipBlanksAndComments();
        if (at >= text.length()) {
            return new Token(Kind.END, "", line);
        }
        char c = text.charAt(at);
        return switch (c) {
            case ';' -> mark(Kind.SEMICOLON);
            case '{' -> mark(Kind.OPEN);
            case '}' -> mark(Kind.CLOSE);
            case '"', '\'' -> quoted(c);
            default -> bare();
        };
    }

    /** Passes over the body of a block in Lua, up to the brace that closes it. */
    void skipLua() {
        for (int depth = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            line += c == '\n' ? 1 : 0;
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                at++;
                return;
            }
        }
    }

    private void skipBlanksAndComments() {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() - 1 : end - 1;
            } else if (c == '\n') {
                line++;
            } else if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return;
            }
        }
    }

    private Token mark(Kind kind) {
        at++;
        return new Token(kind, "", line);
    }

    private Token quoted(char quote) {
        int start = ++at;
        int first = line;
        for (; at < text.length() && text.charAt(at) != quote; at++) {
            skipEscaped();
        }
        return new Token(Kind.WORD, unescaped(text.substring(start, Math.min(at++, text.length()))), first);
    }

    /** A brace after a dollar sign belongs to a variable. */
    private Token bare() {
        int start = at;
        int first = line;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean variable = c == '{' && at > start && text.charAt(at - 1) == '$';
            if (Character.isWhitespace(c) || c == ';' || (c == '{' && !variable)) {
                break;
            }
            skipEscaped();
        }
        at = Math.min(at, text.length());
        return new Token(Kind.WORD, unescaped(text.substring(start, at)), first);
    }

    /** Whatever follows a backslash does not end the word. */
    private void skipEscaped() {
        at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
        line += text.charAt(at) == '\n' ? 1 : 0;
    }

    /** A backslash stays, except before quotes, before another one and in three control characters. */
    private static String unescaped(String word) {
        if (word.indexOf('\\') < 0) {
            return word;
        }
        var result = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            int known = c == '\\' && i + 1 < word.length() ? "\"'\\trn".indexOf(word.charAt(i + 1)) : -1;
            result.append(known < 0 ? c : "\"'\\\t\r\n".charAt(known));
            i += known < 0 ? 0 : 1;
        }
        return result.toString();
    }
}
