package org.plumbline.parse.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * Files of shell assignments: /etc/default/*, /etc/sysconfig/*, rabbitmq-env.conf, os-release. Quotes and backslashes are
 * resolved as a shell does, and variables are left as they are written. Other commands of a script are passed over:
 * nothing is evaluated, so an assignment inside a condition counts like any other.
 */
public final class ShellAssignments {

    private final Location file;
    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int at;
    private int line = 1;

    private ShellAssignments(Location file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The assignments in their order. */
    public static Parsed<List<Entry>> parse(Location file, String text) {
        var parser = new ShellAssignments(file, text);
        while (parser.at < text.length()) {
            parser.statement();
        }
        return new Parsed<>(List.copyOf(parser.entries), List.copyOf(parser.problems));
    }

    /** The last value of each name. */
    public static Map<String, Entry> last(List<Entry> entries) {
        var last = new LinkedHashMap<String, Entry>();
        entries.forEach(entry -> last.put(entry.key(), entry));
        return last;
    }

    private void statement() {
        while (at < text.length() && (isBlank(text.charAt(at)) || text.charAt(at) == ';')) {
            next();
        }
        if (text.startsWith("export ", at)) {
            at += "export ".length();
            while (at < text.length() && isBlank(text.charAt(at))) {
                next();
            }
        }
        int start = at;
        while (at < text.length() && isName(text.charAt(at), at == start)) {
            at++;
        }
        if (at > start && at < text.length() && text.charAt(at) == '=') {
            var where = file.line(line);
            var name = text.substring(start, at++);
            entries.add(new Entry("", name, word(where), where));
        } else {
            skipLine();
        }
    }

    private String word(Location start) {
        var value = new StringBuilder();
        while (at < text.length() && " \t\r\n;".indexOf(text.charAt(at)) < 0) {
            char c = next();
            if (c == '\'' || c == '"') {
                quoted(c, value, start);
            } else if (c == '\\') {
                escaped(value, "");
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private void quoted(char quote, StringBuilder value, Location start) {
        while (at < text.length()) {
            char c = next();
            if (c == quote) {
                return;
            }
            if (c == '\\' && quote == '"') {
                escaped(value, "$`\"\\");
            } else {
                value.append(c);
            }
        }
        problems.add(new Problem(start, "a quote is not closed", true));
    }

    /** A backslash joins lines; inside double quotes it stands for itself before other characters than these. */
    private void escaped(StringBuilder value, String special) {
        if (at >= text.length()) {
            return;
        }
        char c = next();
        if (c == '\n') {
            return;
        }
        if (!special.isEmpty() && special.indexOf(c) < 0) {
            value.append('\\');
        }
        value.append(c);
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private char next() {
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
        }
        return c;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isName(char c, boolean first) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (!first && c >= '0' && c <= '9');
    }
}
