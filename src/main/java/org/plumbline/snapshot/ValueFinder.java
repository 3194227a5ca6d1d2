package org.plumbline.snapshot;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.ValueReader.Value;

/** Finds the value that belongs to a name in a line, whatever the syntax: ini, yaml, json, python, xml, erlang, shell. */
final class ValueFinder {

    /** Names that need no sign between them and their value. */
    private static final Set<String> WITH_SPACE = Set.of(
            "auth_pass",
            "auth-pass",
            "requirepass",
            "masterauth",
            "insecure-password",
            "rootpw",
            "setcookie",
            "-setcookie",
            "rocommunity",
            "rwcommunity",
            "rocommunity6",
            "rwcommunity6",
            "bearer");

    private static final List<String> ACCOUNT_LINES = List.of("user ", "machine ", "login ");

    private static final String VALUE = "value";

    private final TextLine line;
    private final ValueReader reader;

    /** The names that {@link #ofDirective} knows. */
    static Stream<String> directives() {
        return Stream.concat(WITH_SPACE.stream(), Stream.of("password", "by", "auth"));
    }

    ValueFinder(TextLine line) {
        this.line = line;
        this.reader = new ValueReader(line);
    }

    /** The value behind a directive of this name, where only a blank stands in between; null where it is none. */
    @Nullable
    Value ofDirective(int start, int end) {
        int p = line.skipBlanks(end);
        return p > end && p < line.length() ? directive(start, end, p) : null;
    }

    /** The value behind the name; null where there is none. */
    @Nullable
    Value after(int start, int end) {
        char before = start > 0 ? line.at(start - 1) : ' ';
        boolean quoted = false;
        int p = end;
        if (before == '"' || before == '\'') {
            p += line.at(p) == '\\' && line.at(p + 1) == before ? 1 : 0;
            quoted = line.at(p) == before;
            p += quoted ? 1 : 0;
        }
        if ((quoted || p >= line.length()) && isNameOfPair(start)) {
            return valueOfPair(start, p);
        }
        while (line.at(p) == ']' || line.at(p) == '>' && line.at(p + 1) == '>') {
            p += line.at(p) == ']' ? 1 : 2;
        }
        if (line.at(p) == '>' && before == '<') {
            return reader.xml(p + 1, '<');
        }
        return separated(start, end, p, quoted);
    }

    private @Nullable Value separated(int start, int end, int afterName, boolean quoted) {
        int p = line.skipBlanks(afterName);
        char next = line.at(p + 1);
        switch (line.at(p)) {
            case '=':
                return next == '=' || next == '~' ? null : value(next == '>' ? p + 2 : p + 1, start, quoted);
            case ':':
                int from = next == '=' ? p + 2 : p + 1;
                boolean separates = quoted || line.isFirst(start) || line.at(from) <= ' ';
                return separates && next != ':' ? value(from, start, quoted) : null;
            case ',':
                return isInTuple(quoted ? start - 1 : start) ? erlang(p + 1) : null;
            case 0:
                return null;
            default:
                return p > afterName ? spaced(start, end, p) : null;
        }
    }

    /** Whether the name is the first member of an Erlang tuple: {@code {name,} or {@code {<<"name">>,}. */
    private boolean isInTuple(int start) {
        int p = start > 2 && line.at(start - 1) == '<' && line.at(start - 2) == '<' ? start - 2 : start;
        return p > 0 && line.at(p - 1) == '{';
    }

    /** A secret name and its value with nothing but blanks in between. */
    private @Nullable Value spaced(int start, int end, int p) {
        var directive = directive(start, end, p);
        if (directive != null) {
            return directive;
        }
        if (line.isTableRow(start, end)) {
            int stop = line.find('\t', p);
            return reader.plain(p, stop < 0 ? line.length() : stop);
        }
        return line.text.startsWith("--", start) && line.at(p) != '-' ? reader.word(p) : null;
    }

    private @Nullable Value directive(int start, int end, int p) {
        var name =
                line.text.substring(start, Math.min(end, start + TextLine.FAR)).toLowerCase(Locale.ROOT);
        if (name.equals("auth-pass") && line.isBefore("sentinel", start)) {
            return reader.word(line.skipBlanks(line.wordEnd(p)));
        }
        if (WITH_SPACE.contains(name)
                || (name.equals("password") && !line.isFirst(start) && line.startsWithOneOf(ACCOUNT_LINES))) {
            return reader.word(p);
        }
        if (name.equals("by") && line.isBefore("identified", start)) {
            int quote = nextQuote(p);
            return quote < 0 ? null : reader.quoted(quote);
        }
        if (name.equals("auth") && line.isBefore("stats", start)) {
            return reader.plain(p, line.wordEnd(p));
        }
        return null;
    }

    /** What stands behind the sign between name and value. */
    private @Nullable Value value(int from, int nameStart, boolean nameQuoted) {
        int p = line.skipBlanks(from);
        boolean whole = line.isFirst(nameStart) && !nameQuoted;
        if (p >= line.length() || isBlockStart(p)) {
            char opens = p >= line.length() ? ' ' : '|';
            return whole || nameQuoted ? Value.opening(opens, line.length()) : null;
        }
        char c = line.at(p);
        char next = line.at(p + 1);
        if (c == '[' || c == '{') {
            boolean opens = next != '{' && (whole || nameQuoted || line.kind == TextKind.JSON);
            return opens ? Value.opening(c, p + 1) : null;
        }
        if (c == '\\' && (next == '"' || next == '\'')) {
            return reader.escapedQuotes(p);
        }
        if ((c == 'u' || c == 'b' || c == 'r') && (next == '"' || next == '\'')) {
            return reader.quoted(p + 1);
        }
        if (line.kind == TextKind.PYTHON || (line.kind == TextKind.JSON && nameQuoted)) {
            return line.isQuote(p) ? reader.quoted(p) : unquoted(p);
        }
        if (whole) {
            return reader.assigned(p);
        }
        int quote = nameQuoted || line.isQuote(p) || nameStart == 0 ? -1 : endOfQuotedWord(nameStart, p);
        return quote < 0 ? reader.word(p) : reader.plain(p, quote);
    }

    private @Nullable Value unquoted(int p) {
        var word = line.kind == TextKind.PYTHON ? null : reader.word(p);
        return word == null ? null : word.bare();
    }

    /** {@code "NAME=value with blanks"}: the end of a word in quotes that starts with the name; -1 where it is none. */
    private int endOfQuotedWord(int nameStart, int p) {
        if (!line.isQuote(nameStart - 1)) {
            return -1;
        }
        int end = line.find(line.at(nameStart - 1), p);
        return end > p && line.at(end - 1) == '\\' ? end - 1 : end;
    }

    /** Whether a text in the lines below begins here: {@code |}, {@code >-}, {@code !vault |}. */
    private boolean isBlockStart(int place) {
        int p = line.at(place) == '!' ? line.skipBlanks(line.wordEnd(place)) : place;
        return (line.at(p) == '|' || line.at(p) == '>')
                && line.length() - p < 16
                && line.text.substring(p + 1).strip().length() <= 2;
    }

    private @Nullable Value erlang(int from) {
        int p = line.skipBlanks(from);
        p += line.at(p) == '<' && line.at(p + 1) == '<' ? 2 : 0;
        if (p >= line.length()) {
            return Value.opening(' ', line.length());
        }
        return line.at(p) == '"' ? reader.quoted(p) : null;
    }

    /** Whether this quoted name is itself the value of a setting called name: {@code name="passwd" value="…"}. */
    private boolean isNameOfPair(int start) {
        int p = start - 1;
        while (p >= 0 && p > start - 16 && " \t=:\\\"'".indexOf(line.at(p)) >= 0) {
            p--;
        }
        return p < start - 1 && p >= 3 && line.text.regionMatches(true, p - 3, "name", 0, 4);
    }

    private @Nullable Value valueOfPair(int start, int end) {
        int open = line.findBack('<', start);
        int close = line.find('>', end);
        boolean xml = open >= 0 && close > 0;
        int at = line.find(VALUE, xml ? open : end);
        if (at < 0 || (xml && at > close)) {
            return xml ? null : Value.opening('v', line.length());
        }
        int behind = at + VALUE.length();
        int quote = nextQuote(line.isQuote(behind) ? behind + 1 : behind);
        if (quote < 0) {
            return null;
        }
        return xml ? reader.xml(quote + 1, line.at(quote)) : reader.quoted(quote);
    }

    private int nextQuote(int from) {
        int most = Math.min(line.length(), from + TextLine.FAR);
        for (int i = from; i < most; i++) {
            if (line.isQuote(i)) {
                return i;
            }
        }
        return -1;
    }
}
