package org.plumbline.parse.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a shell text into words and operators, as far as telling commands apart needs. */
final class ShellLexer {

    private static final int MAX_WORD = 65_536;

    /** What a token is. */
    enum Kind {
        WORD,
        /** A file that output goes to. */
        WRITE,
        PIPE,
        /** Anything else that ends a command. */
        SEPARATOR,
        END
    }

    /**
     * A token.
     *
     * @param text of a word: without quotes, known variables filled in
     * @param substitutions texts of the command substitutions in it
     * @param line the line it starts on
     */
    record Token(Kind kind, String text, List<String> substitutions, int line) {}

    private final String text;
    private final ShellVariables variables;
    private final List<String> hereDocuments = new ArrayList<>();
    private int at;
    private int line;

    ShellLexer(String text, int firstLine, ShellVariables variables) {
        this.text = text;
        this.line = firstLine;
        this.variables = variables;
    }

    Token next() {
        var token = read();
        while (token == null) {
            token = read();
        }
        return token;
    }

    /** The next token; null after a redirection that names no file. */
    private @Nullable Token read() {
        skipBlanks();
        if (at >= text.length()) {
            return token(Kind.END, "");
        }
        char c = text.charAt(at);
        if (c == '\n') {
            var newline = token(Kind.SEPARATOR, "");
            advance();
            hereDocuments();
            return newline;
        }
        if (c == '|' && peek(1) != '|') {
            at += peek(1) == '&' ? 2 : 1;
            return token(Kind.PIPE, "");
        }
        if (isRedirection()) {
            return redirection();
        }
        if (";|&()".indexOf(c) >= 0) {
            at++;
            return token(Kind.SEPARATOR, "");
        }
        return word();
    }

    private void skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && peek(1) == '\n') {
                advance();
                advance();
            } else if (c == '#') {
                while (at < text.length() && text.charAt(at) != '\n') {
                    at++;
                }
            } else if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private boolean isRedirection() {
        int i = at;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
        }
        if (i < text.length() && text.charAt(i) == '&' && i == at) {
            i++;
        }
        return i < text.length() && (text.charAt(i) == '>' || text.charAt(i) == '<') && !isSubstitution(i);
    }

    /** {@code <(…)} and {@code >(…)} of bash are words. */
    private boolean isSubstitution(int i) {
        return i + 1 < text.length() && text.charAt(i + 1) == '(';
    }

    private @Nullable Token redirection() {
        boolean standardError = text.charAt(at) == '2';
        while (at < text.length() && text.charAt(at) != '>' && text.charAt(at) != '<') {
            at++;
        }
        boolean writes = text.charAt(at) == '>';
        boolean here = !writes && peek(1) == '<';
        boolean hereString = here && peek(2) == '<';
        while (at < text.length() && ">|<".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        boolean stripTabs = here && !hereString && at < text.length() && text.charAt(at) == '-';
        at += stripTabs ? 1 : 0;
        boolean duplicate = at < text.length() && text.charAt(at) == '&';
        at += duplicate ? 1 : 0;
        skipBlanks();
        var target = at < text.length() && text.charAt(at) != '\n' ? word() : token(Kind.END, "");
        if (here && !hereString && !target.text.isEmpty()) {
            hereDocuments.add(target.text);
        }
        boolean file = writes && !duplicate && !standardError && !target.text.equals("/dev/null");
        return file && !target.text.isEmpty()
                ? new Token(Kind.WRITE, target.text, target.substitutions, target.line)
                : null;
    }

    /** Passes over the bodies of here-documents that start on this line. */
    private void hereDocuments() {
        for (var end : hereDocuments) {
            while (at < text.length()) {
                int newline = text.indexOf('\n', at);
                var body = text.substring(at, newline < 0 ? text.length() : newline);
                at = newline < 0 ? text.length() : newline + 1;
                line++;
                if (body.strip().equals(end)) {
                    break;
                }
            }
        }
        hereDocuments.clear();
    }

    private Token word() {
        var word = new StringBuilder();
        var substitutions = new ArrayList<String>();
        int start = line;
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && (" \t\r\n;|&()".indexOf(c) >= 0 || ((c == '>' || c == '<') && !isSubstitution(at)))) {
                break;
            }
            if (quote == 0 && (c == '>' || c == '<')) {
                at += 2;
                substitutions.add(inside(')'));
            } else if (c == quote && quote != 0) {
                quote = 0;
                at++;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                at++;
            } else if (c == '\\' && quote != '\'' && at + 1 < text.length()) {
                escape(word, quote);
            } else if (c == '`' && quote != '\'') {
                at++;
                var inner = inside('`');
                substitutions.add(inner);
                word.append('`').append(inner).append('`');
            } else if (c == '$' && quote != '\'') {
                dollar(word, substitutions);
            } else {
                word.append(c);
                advance();
            }
        }
        var value = word.length() > MAX_WORD ? word.substring(0, MAX_WORD) : word.toString();
        return new Token(Kind.WORD, value, List.copyOf(substitutions), start);
    }

    private void escape(StringBuilder word, char quote) {
        char escaped = text.charAt(at + 1);
        if (escaped != '\n' && quote == '"' && "\"\\$`".indexOf(escaped) < 0) {
            word.append('\\');
        }
        advance();
        if (escaped != '\n') {
            word.append(escaped);
        }
        advance();
    }

    private void dollar(StringBuilder word, List<String> substitutions) {
        if (peek(1) == '(') {
            at += 2;
            var inner = inside(')');
            if (!inner.startsWith("(")) {
                substitutions.add(inner);
            }
            word.append("$(").append(inner).append(')');
        } else if (peek(1) == '{') {
            int end = text.indexOf('}', at);
            var expression = text.substring(at + 2, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            word.append(value(expression));
        } else {
            int end = at + 1;
            while (end < text.length() && (text.charAt(end) == '_' || Character.isLetterOrDigit(text.charAt(end)))) {
                end++;
            }
            var name = text.substring(at + 1, end);
            at = Math.max(end, at + 1);
            var known = variables.value(name);
            word.append(known == null ? "$" + name : known);
        }
    }

    /** The value of what stands in {@code ${…}}: a name, perhaps with a default. */
    private String value(String expression) {
        int end = 0;
        while (end < expression.length()
                && (expression.charAt(end) == '_' || Character.isLetterOrDigit(expression.charAt(end)))) {
            end++;
        }
        var known = variables.value(expression.substring(0, end));
        var rest = expression.substring(end);
        if (known != null && (rest.isEmpty() || rest.startsWith(":-") || rest.startsWith("-"))) {
            return known;
        }
        return known == null && rest.startsWith(":-") ? rest.substring(2) : "${" + expression + "}";
    }

    /** The text up to the matching end, which is passed over. */
    private String inside(char end) {
        int start = at;
        int depth = 1;
        char quote = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quote == 0 && c == end && --depth == 0) {
                break;
            }
            depth += quote == 0 && end == ')' && c == '(' ? 1 : 0;
            if (c == '\\') {
                at++;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
            }
            if (at < text.length()) {
                advance();
            }
        }
        var inner = text.substring(start, Math.min(at, text.length()));
        at = Math.min(at + 1, text.length());
        return inner;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
    }

    private void advance() {
        line += text.charAt(at) == '\n' ? 1 : 0;
        at++;
    }

    private Token token(Kind kind, String content) {
        return new Token(kind, content, List.of(), line);
    }
}
