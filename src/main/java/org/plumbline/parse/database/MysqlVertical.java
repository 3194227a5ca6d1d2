package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Row;
import org.plumbline.snapshot.Location;

/** A result printed with {@code \G}: one line per column, the colons of a row aligned; other lines go on with a value. */
final class MysqlVertical {

    private final Location file;
    private final String[] lines;
    private final List<Row> rows = new ArrayList<>();
    private Map<String, String> cells = new LinkedHashMap<>();
    private String column = "";
    private int colon = -1;

    MysqlVertical(Location file, String[] lines) {
        this.file = file;
        this.lines = lines;
    }

    Parsed<List<Row>> rows() {
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i];
            if (line.startsWith("***") && line.contains(". row ")) {
                cells = new LinkedHashMap<>();
                rows.add(new Row(cells, file.line(i + 1)));
                colon = -1;
                column = "";
            } else if (!rows.isEmpty() && !isSummary(line)) {
                column(line, i == lines.length - 1);
            }
        }
        return Parsed.of(List.copyOf(rows));
    }

    private void column(String line, boolean last) {
        int at = line.indexOf(':');
        boolean starts = at > 0
                && (colon < 0 || at == colon)
                && isName(line.substring(0, at).strip());
        if (starts) {
            colon = at;
            column = line.substring(0, at).strip().toLowerCase(Locale.ROOT);
            cells.put(column, line.substring(at + 1).strip());
        } else if (!column.isEmpty() && !(last && line.isEmpty())) {
            cells.merge(column, line, (value, more) -> value + '\n' + more);
        }
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    }

    private static boolean isSummary(String line) {
        return !line.isEmpty() && Character.isDigit(line.charAt(0)) && line.contains(" in set");
    }
}
