package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Row;
import org.plumbline.snapshot.Location;

/** A result drawn as a box. The border tells where a column ends, so that a value may hold a bar or a line feed. */
final class MysqlBox {

    private final Location file;
    private final String[] lines;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int[] bars = {};
    private @Nullable List<String> head;

    MysqlBox(Location file, String[] lines) {
        this.file = file;
        this.lines = lines;
    }

    Parsed<List<Row>> rows() {
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i].stripTrailing();
            if (line.startsWith("+-")) {
                bars = barsOf(line);
            } else if (line.startsWith("|")) {
                i = row(i);
            } else if (!line.isEmpty() && bars.length > 0 && !isSummary(line)) {
                problems.add(new Problem(file.line(i + 1), "the line is no row of the table", false));
            }
        }
        return new Parsed<>(List.copyOf(rows), List.copyOf(problems));
    }

    /** Reads the row that starts here and gives the index of its last line. */
    private int row(int first) {
        int last = first;
        var line = new StringBuilder(lines[first].stripTrailing());
        while (!isWhole(line) && last + 1 < lines.length && isContinuation(lines[last + 1])) {
            line.append('\n').append(lines[++last].stripTrailing());
        }
        var cells = isWhole(line) ? cells(line.toString()) : List.<String>of();
        if (head == null && !cells.isEmpty()) {
            head = cells;
        } else if (head == null || cells.size() != head.size()) {
            problems.add(new Problem(file.line(first + 1), "the row does not fit the table", false));
        } else {
            var row = new LinkedHashMap<String, String>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(head.get(i).toLowerCase(Locale.ROOT), cells.get(i));
            }
            rows.add(new Row(row, file.line(first + 1)));
        }
        return last;
    }

    private List<String> cells(String line) {
        var cells = new ArrayList<String>();
        int from = 1;
        for (int i = 1; i < bars.length - 1; i++) {
            int bar = bars[i];
            if (bar >= line.length() - 1 || line.charAt(bar) != '|') {
                return split(line);
            }
            cells.add(line.substring(from, bar).strip());
            from = bar + 1;
        }
        cells.add(line.substring(from, line.length() - 1).strip());
        return cells;
    }

    /** Where wide characters have moved the bars. */
    private static List<String> split(String line) {
        var cells = new ArrayList<String>();
        for (var cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
            cells.add(cell.strip());
        }
        return cells;
    }

    private static boolean isWhole(StringBuilder line) {
        return line.length() > 1 && line.charAt(line.length() - 1) == '|';
    }

    private static boolean isContinuation(String line) {
        return !line.startsWith("|") && !line.startsWith("+-");
    }

    private static boolean isSummary(String line) {
        return line.startsWith("mysql") || Character.isDigit(line.charAt(0)) && line.contains(" in set");
    }

    /** Clients cut a border that is wider than the terminal. */
    private static int[] barsOf(String border) {
        var whole = border.endsWith("+") ? border : border + '+';
        return IntStream.range(0, whole.length())
                .filter(i -> whole.charAt(i) == '+')
                .toArray();
    }
}
