package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Row;
import org.plumbline.snapshot.Location;

/**
 * What the client of MariaDB or MySQL prints for a statement: tab-separated ({@code -B}, with or without {@code -N}), as
 * a box ({@code -t}, and what mysqladmin prints) or vertical ({@code \G}).
 */
public final class MysqlOutput {

    private MysqlOutput() {}

    /**
     * The rows of one result.
     *
     * @param columns the columns of the statement, for output without a header; may be left out where there is one
     */
    public static Parsed<List<Row>> parse(Location file, String text, String... columns) {
        var lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith("ERROR ")) {
                return new Parsed<>(
                        List.of(), List.of(new Problem(file.line(i + 1), "the client reported an error", true)));
            }
            if (lines[i].startsWith("+-")) {
                return new MysqlBox(file, lines).rows();
            }
            if (lines[i].startsWith("***") && lines[i].contains(". row ")) {
                return new MysqlVertical(file, lines).rows();
            }
            if (!lines[i].isBlank() && !isWarning(lines[i])) {
                return tabSeparated(file, lines, i, columns);
            }
        }
        return Parsed.of(List.of());
    }

    /** Names and values of SHOW VARIABLES or SHOW STATUS, names in lower case, each with its line. */
    public static Parsed<Map<String, Entry>> variables(Location file, String text) {
        var parsed = parse(file, text, "Variable_name", "Value");
        var variables = new LinkedHashMap<String, Entry>();
        for (var row : parsed.value()) {
            var name = row.cells().getOrDefault("variable_name", "").toLowerCase(Locale.ROOT);
            var value = row.cells().get("value");
            if (!name.isEmpty() && value != null) {
                variables.put(name, new Entry("", name, value, row.at()));
            }
        }
        return new Parsed<>(variables, parsed.problems());
    }

    private static boolean isWarning(String line) {
        return line.startsWith("mysql: ") || line.startsWith("mariadb: ") || line.startsWith("Warning: ");
    }

    private static Parsed<List<Row>> tabSeparated(Location file, String[] lines, int first, String[] columns) {
        var rows = new ArrayList<Row>();
        var problems = new ArrayList<Problem>();
        var head = columns.length == 0 || isHead(lines[first], columns) ? lines[first].split("\t", -1) : columns;
        for (int i = head == columns ? first : first + 1; i < lines.length; i++) {
            var line = withoutReturn(lines[i]);
            if (line.isEmpty()) {
                continue;
            }
            var cells = line.split("\t", -1);
            if (cells.length == head.length) {
                rows.add(new Row(cells(head, cells), file.line(i + 1)));
            } else {
                problems.add(new Problem(file.line(i + 1), "the row has another number of columns", false));
            }
        }
        return new Parsed<>(List.copyOf(rows), List.copyOf(problems));
    }

    private static boolean isHead(String line, String[] columns) {
        return withoutReturn(line).equalsIgnoreCase(String.join("\t", columns));
    }

    private static Map<String, String> cells(String[] head, String[] cells) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < head.length; i++) {
            row.put(withoutReturn(head[i]).toLowerCase(Locale.ROOT), unescaped(cells[i]));
        }
        return row;
    }

    private static String withoutReturn(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** Batch mode writes tab, line feed, NUL and the backslash as escapes. */
    private static String unescaped(String cell) {
        if (cell.indexOf('\\') < 0) {
            return cell;
        }
        var out = new StringBuilder(cell.length());
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            char next = i + 1 < cell.length() ? cell.charAt(i + 1) : 0;
            int which = c == '\\' ? "nt0\\".indexOf(next) : -1;
            if (which < 0) {
                out.append(c);
            } else {
                out.append("\n\t\0\\".charAt(which));
                i++;
            }
        }
        return out.toString();
    }
}
