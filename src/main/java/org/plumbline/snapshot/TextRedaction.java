package org.plumbline.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.snapshot.LineRedaction.Span;

/** Goes through one text and writes it anew without its secrets, line by line. */
final class TextRedaction {

    private static final String BEGIN = "-----BEGIN ";
    private static final String PRIVATE_KEY = "PRIVATE KEY";
    private static final String END = "-----END ";

    private final Redactor redactor;
    private final String text;
    private final char[] characters;
    private final TextKind kind;
    private final Set<String> sensitive;
    private final StringBuilder out;
    private int copied;

    TextRedaction(Redactor redactor, String text, TextKind kind, Set<String> sensitive) {
        this.redactor = redactor;
        this.text = text;
        this.characters = text.toCharArray();
        this.kind = kind;
        this.sensitive = sensitive;
        this.out = new StringBuilder(text.length() + 64);
    }

    String run() {
        int start = 0;
        while (start < text.length()) {
            int next = candidate(start);
            if (next < 0) {
                break;
            }
            start = line(next);
        }
        if (copied == 0) {
            return text;
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** The start of the next line that may hold a secret; -1 when there is none. */
    private int candidate(int start) {
        if (kind == TextKind.SECRETS || !sensitive.isEmpty()) {
            return start;
        }
        int hit = SecretTriggers.next(characters, start);
        return hit < 0 ? -1 : Math.max(start, text.lastIndexOf('\n', hit) + 1);
    }

    /** Writes the line without its secrets; returns where the next one starts. */
    private int line(int start) {
        int end = end(start);
        var line = text.substring(start, end);
        int begin = line.indexOf(BEGIN);
        if (begin >= 0 && line.indexOf(PRIVATE_KEY, begin) > 0) {
            return privateKey(end, start + begin);
        }
        var redaction = new LineRedaction(redactor, line, kind, sensitive);
        write(start, redaction.spans());
        var opening = redaction.opening();
        int next = end + 1;
        return opening == null ? next : rest(opening, next);
    }

    private int rest(OpenValue value, int start) {
        int next = start;
        while (next < text.length()) {
            int end = end(next);
            var found = new ArrayList<Span>();
            var reach = value.goOn(text.substring(next, end), found);
            if (reach == OpenValue.Reach.BEFORE) {
                return next;
            }
            write(next, found);
            next = end + 1;
            if (reach == OpenValue.Reach.HERE) {
                return next;
            }
        }
        return next;
    }

    /** A private key keeps its first and last line and the number of lines between them. */
    private int privateKey(int end, int begin) {
        var rest = text.substring(begin + BEGIN.length(), end);
        int dashes = rest.indexOf("-----");
        int close = rest.indexOf(END);
        if (dashes >= 0 && close > dashes) {
            int base = begin + BEGIN.length();
            hideKey(base + dashes + "-----".length(), base + close);
            return end + 1;
        }
        var lines = new ArrayList<Span>();
        var key = new StringBuilder();
        int next = end + 1;
        while (next < text.length()) {
            int stop = end(next);
            var line = text.substring(next, stop);
            if (line.contains("-----") || !isKeyLine(line)) {
                break;
            }
            int indent = LineRedaction.indent(line);
            lines.add(new Span(next + indent, next + line.stripTrailing().length(), ""));
            key.append(line.strip());
            next = stop + 1;
        }
        if (LineRedaction.isHidable(key.toString()) && Secret.in(key.toString()).isEmpty()) {
            hideLines(lines, redactor.secret(key.toString()).toString());
        }
        return Math.max(next, end + 1);
    }

    private void hideLines(List<Span> lines, String marker) {
        boolean first = true;
        for (var line : lines) {
            if (line.end() > line.start()) {
                write(0, List.of(new Span(line.start(), line.end(), first ? marker : "")));
                first = false;
            }
        }
    }

    /** A key on one line, as in a JSON text: {@code -----BEGIN PRIVATE KEY-----\nMII…\n-----END}. */
    private void hideKey(int from, int to) {
        var key = text.substring(from, to);
        var plain = key.replace("\\n", "").replace("\\r", "").strip();
        if (LineRedaction.isHidable(plain) && Secret.in(plain).isEmpty()) {
            var marker = redactor.secret(plain).toString();
            write(0, List.of(new Span(from, to, key.startsWith("\\n") ? "\\n" + marker + "\\n" : marker)));
        }
    }

    private static boolean isKeyLine(String line) {
        return line.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || "+/=_- \t\r".indexOf(c) >= 0)
                || line.contains("Proc-Type:")
                || line.contains("DEK-Info:")
                || line.startsWith("‹secret:");
    }

    private void write(int lineStart, List<Span> spans) {
        for (var span : spans) {
            out.append(text, copied, lineStart + span.start()).append(span.text());
            copied = lineStart + span.end();
        }
    }

    private int end(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
