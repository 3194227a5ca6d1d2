package org.plumbline.parse.rabbitmq;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * What {@code rabbitmqctl list_*} prints and what the management API lists: one object for each row. Read are JSON (one
 * document, or one for each virtual host), and text with tabs between the columns, with or without a header, with or
 * without the lines "Listing …" and "…done.". A text row that follows "for vhost X" gets the member {@code vhost} if it
 * has no such column.
 */
public final class RabbitmqTable {

    /** Member of a row that stood in a later list of the output, counted from 0: one list for each virtual host. */
    static final String LIST = "#list";

    private RabbitmqTable() {}

    /**
     * The rows.
     *
     * @param columns names for the columns of a text without a header
     */
    public static Parsed<List<Json>> parse(Location file, String text, String... columns) {
        return looksLikeJson(text) ? json(file, text) : new Text(file, List.of(columns)).parse(text);
    }

    /** Whether a line opens a JSON document; the terms of Erlang start with a bracket and an atom. */
    static boolean looksLikeJson(String text) {
        return text.lines()
                .map(String::strip)
                .anyMatch(line -> line.startsWith("{\"")
                        || line.startsWith("[{\"")
                        || line.equals("{")
                        || line.equals("[")
                        || line.equals("[]"));
    }

    /** The first object of an output; some releases print an empty list before it. */
    static Parsed<Json> object(Location file, String text) {
        var documents = Json.parseAll(file, text);
        var first = documents.value().stream().filter(Json::isObject).findFirst();
        return new Parsed<>(first.orElse(Json.absent(file)), documents.problems());
    }

    private static Parsed<List<Json>> json(Location file, String text) {
        var documents = Json.parseAll(file, text);
        var rows = new ArrayList<Json>();
        var problems = new ArrayList<>(documents.problems());
        int list = 0;
        for (var document : documents.value()) {
            if (document.isArray()) {
                int number = list++;
                document.items().stream()
                        .filter(Json::isObject)
                        .map(row -> number == 0 ? row : row.with(LIST, (long) number))
                        .forEach(rows::add);
            } else if (document.get("items").isArray()) {
                rows.addAll(document.get("items").items());
            } else {
                problems.add(new Problem(document.at(), "this is no list but an error or another object", true));
            }
        }
        return new Parsed<>(List.copyOf(rows), List.copyOf(problems));
    }

    /** Reads the text form line by line. */
    private static final class Text {

        private final Location file;
        private final List<String> names;
        private final List<Json> rows = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private List<String> header = List.of();
        private String vhost = "";

        Text(Location file, List<String> names) {
            this.file = file;
            this.names = names;
        }

        Parsed<List<Json>> parse(String text) {
            int number = 0;
            for (var line : (Iterable<String>) text.lines()::iterator) {
                number++;
                line(line, file.line(number));
            }
            return new Parsed<>(List.copyOf(rows), List.copyOf(problems));
        }

        private void line(String line, Location at) {
            if (line.isBlank() || line.startsWith("Timeout: ") || line.strip().equals("...done.")) {
                return;
            }
            if (line.startsWith("Listing ") || line.startsWith("Error:")) {
                announced(line, at);
                return;
            }
            var cells = Arrays.asList(line.split("\t", -1));
            if (header.isEmpty()) {
                header = isHeader(cells) ? cells : names;
                if (header.equals(cells)) {
                    return;
                }
            }
            row(cells, at);
        }

        private boolean isHeader(List<String> cells) {
            return names.isEmpty() || cells.get(0).equals(names.get(0)) || cells.contains("name");
        }

        private void announced(String line, Location at) {
            if (line.startsWith("Error:")) {
                problems.add(new Problem(at, "the command failed", true));
            }
            int found = line.indexOf(" for vhost ");
            header = List.of();
            vhost = found < 0 ? "" : unquoted(line.substring(found + " for vhost ".length()));
        }

        private static String unquoted(String rest) {
            int dots = rest.indexOf("...");
            return (dots < 0 ? rest : rest.substring(0, dots)).replace("\"", "").strip();
        }

        private static Json cell(Object value, Location at) {
            return new Json(at.whole(), at.line(), value);
        }

        private void row(List<String> cells, Location at) {
            Map<String, Json> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size() && i < header.size(); i++) {
                row.put(header.get(i), cell(cells.get(i), at));
            }
            if (cells.size() > header.size()) {
                problems.add(new Problem(at, "the line has more columns than the header", false));
            }
            if (!vhost.isEmpty()) {
                row.putIfAbsent("vhost", cell(vhost, at));
            }
            rows.add(cell(row, at));
        }
    }
}
