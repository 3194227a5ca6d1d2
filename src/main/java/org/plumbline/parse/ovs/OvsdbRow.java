package org.plumbline.parse.ovs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * A row that {@code ovn-nbctl}, {@code ovn-sbctl} or {@code ovs-vsctl} lists, whatever their {@code --format}.
 *
 * @param columns column to its value; an empty set is an empty list
 */
public record OvsdbRow(Map<String, Value> columns, Location at) {

    /**
     * A value of a column.
     *
     * @param elements the elements of a set, one for an atom; UUIDs as their text
     * @param map the pairs of a map
     */
    public record Value(List<String> elements, Map<String, String> map) {

        static final Value NONE = new Value(List.of(), Map.of());

        static Value of(String atom) {
            return new Value(List.of(atom), Map.of());
        }
    }

    private Value column(String name) {
        return columns.getOrDefault(name, Value.NONE);
    }

    /** The only or first element of a column; empty when the column is empty or not listed. */
    public Optional<String> text(String name) {
        return column(name).elements().stream().findFirst();
    }

    public List<String> set(String name) {
        return column(name).elements();
    }

    public Map<String, String> map(String name) {
        return column(name).map();
    }

    public static Parsed<List<OvsdbRow>> parse(Location file, String text) {
        var stripped = text.strip();
        if (stripped.startsWith("{")) {
            return json(file, text);
        }
        return stripped.contains("\n---") ? table(file, text) : list(file, text);
    }

    private static Parsed<List<OvsdbRow>> json(Location file, String text) {
        var parsed = Json.parseAll(file, text);
        var rows = new ArrayList<OvsdbRow>();
        for (var table : parsed.value()) {
            var headings = table.get("headings").texts();
            for (var cells : table.get("data").items()) {
                var columns = new LinkedHashMap<String, Value>();
                for (int i = 0; i < headings.size() && i < cells.items().size(); i++) {
                    columns.put(headings.get(i), value(cells.items().get(i)));
                }
                rows.add(new OvsdbRow(columns, cells.at()));
            }
        }
        return new Parsed<>(List.copyOf(rows), parsed.problems());
    }

    /** RFC 7047 writes sets, maps and UUIDs as arrays that start with their kind. */
    private static Value value(Json cell) {
        var items = cell.items();
        if (items.size() != 2) {
            return cell.text().map(Value::of).orElse(Value.NONE);
        }
        return switch (items.get(0).text().orElse("")) {
            case "set" ->
                new Value(items.get(1).items().stream().map(OvsdbRow::atom).toList(), Map.of());
            case "map" -> new Value(List.of(), pairs(items.get(1)));
            default -> Value.of(atom(cell));
        };
    }

    private static Map<String, String> pairs(Json map) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : map.items()) {
            if (pair.items().size() == 2) {
                pairs.put(atom(pair.items().get(0)), atom(pair.items().get(1)));
            }
        }
        return pairs;
    }

    private static String atom(Json atom) {
        return atom.isArray() && atom.items().size() == 2
                ? atom.items().get(1).text().orElse("")
                : atom.text().orElse("");
    }

    /** {@code column : value} line by line; a blank line, or a column that comes again, starts the next row. */
    private static Parsed<List<OvsdbRow>> list(Location file, String text) {
        var rows = new ArrayList<OvsdbRow>();
        var columns = new LinkedHashMap<String, Value>();
        var problems = new ArrayList<Problem>();
        int start = 0;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int colon = line.indexOf(':');
            var name = colon < 0 ? "" : line.substring(0, colon).strip();
            if ((line.isBlank() || columns.containsKey(name)) && !columns.isEmpty()) {
                rows.add(new OvsdbRow(columns, file.line(start)));
                columns = new LinkedHashMap<>();
            }
            if (!name.isEmpty() && name.indexOf(' ') < 0) {
                start = columns.isEmpty() ? number : start;
                columns.put(name, OvsdbText.value(line.substring(colon + 1).strip()));
            } else if (!line.isBlank()) {
                problems.add(new Problem(file.line(number), "The line is no column of a row.", true));
            }
        }
        if (!columns.isEmpty()) {
            rows.add(new OvsdbRow(columns, file.line(start)));
        }
        return new Parsed<>(List.copyOf(rows), problems);
    }

    /** Columns are as wide as the dashes below their headings. */
    private static Parsed<List<OvsdbRow>> table(Location file, String text) {
        var rows = new ArrayList<OvsdbRow>();
        var lines = text.lines().toList();
        var dashes = "";
        var headings = "";
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.startsWith("---") && i > 0) {
                dashes = line;
                headings = lines.get(i - 1);
            } else if (line.isBlank()
                    || (i + 1 < lines.size() && lines.get(i + 1).startsWith("---"))) {
                dashes = "";
            } else if (!dashes.isEmpty()) {
                rows.add(new OvsdbRow(OvsdbText.cells(dashes, headings, line), file.line(i + 1)));
            }
        }
        return Parsed.of(List.copyOf(rows));
    }
}
