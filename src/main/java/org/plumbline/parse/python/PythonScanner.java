package org.plumbline.parse.python;

import java.util.Set;

/** Moves over Python source: blanks, comments, names, strings and balanced brackets. Never moves back past a token. */
final class PythonScanner {

    private static final Set<String> WORDS_THAT_END = Set.of("if", "else", "for", "async");

    private final String text;
    private int at;
    private int line = 1;

    /** How many brackets are open; inside one, line ends are blanks. */
    private int open;

    /** Whether a string or a bracket reached the end of the text. */
    private boolean broken;

    PythonScanner(String text) {
        this.text = text;
    }

    int line() {
        return line;
    }

    boolean isBroken() {
        return broken;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    boolean startsWith(String token) {
        return text.startsWith(token, at);
    }

    boolean isLineStart() {
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    void advance(int count) {
        for (int i = 0; i < count && at < text.length(); i++) {
            line += text.charAt(at++) == '\n' ? 1 : 0;
        }
    }

    /** Takes the token if it is next. */
    boolean take(String token) {
        if (!startsWith(token)) {
            return false;
        }
        advance(token.length());
        return true;
    }

    void enter() {
        advance(1);
        open++;
        skipBlanks();
    }

    /** Leaves the bracket, passing over what is left before its end. */
    void leave(char end) {
        skipBlanks();
        open--;
        if (peek() == end) {
            advance(1);
        } else {
            broken = true;
        }
    }

    /** Blanks, comments, joined lines; line ends too inside brackets. */
    void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\f' || c == '\r' || (c == '\n' && open > 0)) {
                advance(1);
            } else if (c == '#') {
                at = lineEnd();
            } else if (c == '\\' && (peek(1) == '\n' || (peek(1) == '\r' && peek(2) == '\n'))) {
                advance(peek(1) == '\n' ? 2 : 3);
            } else {
                return;
            }
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** The name that starts here, without taking it; empty where none does. */
    String peekName() {
        if (!Character.isJavaIdentifierStart(peek()) || peek() == '$') {
            return "";
        }
        int end = at;
        while (end < text.length() && text.charAt(end) != '$' && Character.isUnicodeIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, Math.max(end, at + 1));
    }

    String takeName() {
        var name = peekName();
        at += name.length();
        skipBlanks();
        return name;
    }

    /** The length of the string prefix and opening quote here; 0 where no string starts. */
    int stringStart() {
        int prefix = 0;
        while (prefix < 2 && "rRbBuUfF".indexOf(peek(prefix)) >= 0) {
            prefix++;
        }
        char quote = peek(prefix);
        if (quote != '"' && quote != '\'') {
            return 0;
        }
        boolean triple = peek(prefix + 1) == quote && peek(prefix + 2) == quote;
        return prefix + (triple ? 3 : 1);
    }

    /** Takes the string whose start has this length and returns what stands between its quotes, escapes as written. */
    String takeString(int start) {
        char quote = peek(start - 1);
        boolean triple = start >= 3 && peek(start - 2) == quote && peek(start - 3) == quote;
        advance(start);
        int begin = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\') {
                advance(2);
            } else if (c == '\n' && !triple) {
                break;
            } else if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
                var content = text.substring(begin, at);
                advance(triple ? 3 : 1);
                return content;
            } else {
                advance(1);
            }
        }
        broken = true;
        return text.substring(begin, Math.min(at, text.length()));
    }

    /** Passes over the rest of an expression: to a comma, colon, assignment, closing bracket, or the end of the statement. */
    void skipExpression() {
        int lambdas = 0;
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            char c = peek();
            int string = stringStart();
            if (string > 0) {
                takeString(string);
            } else if (c == '(' || c == '[' || c == '{') {
                skipBrackets();
            } else if (c == ':' && lambdas > 0) {
                lambdas--;
                advance(1);
            } else if (",:;)]}\n".indexOf(c) >= 0) {
                return;
            } else if (c == '=' && peek(1) != '=') {
                return;
            } else if ("=!<>".indexOf(c) >= 0 && peek(1) == '=') {
                advance(2);
            } else if (!peekName().isEmpty()) {
                var name = peekName();
                if (WORDS_THAT_END.contains(name)) {
                    return;
                }
                lambdas += name.equals("lambda") ? 1 : 0;
                at += name.length();
            } else {
                advance(1);
            }
        }
    }

    /** Passes over a bracket and everything in it; without recursion, for there is no limit to nesting. */
    void skipBrackets() {
        int before = open;
        do {
            char c = peek();
            int string = stringStart();
            if (string > 0) {
                takeString(string);
            } else {
                open += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                advance(1);
            }
            if (open > before) {
                skipBlanks();
            }
        } while (open > before && at < text.length());
        broken |= open > before;
        open = before;
    }

    /** Passes over everything up to the end of the closing bracket of an open one. */
    void skipToClose() {
        while (at < text.length() && ")]}".indexOf(peek()) < 0) {
            int before = at;
            skipExpression();
            if (at == before && ")]}".indexOf(peek()) < 0) {
                int name = peekName().length();
                advance(Math.max(1, name));
            }
            skipBlanks();
        }
    }

    /** Passes over the rest of a logical line, its end included. */
    void skipStatement() {
        open = 0;
        while (at < text.length() && peek() != '\n') {
            int before = at;
            skipExpression();
            if (at == before && peek() != '\n') {
                advance(Math.max(1, peekName().length()));
            }
        }
        advance(1);
    }
}
