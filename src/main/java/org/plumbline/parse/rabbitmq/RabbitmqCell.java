package org.plumbline.parse.rabbitmq;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.parse.Json;
import org.plumbline.snapshot.Location;

/** Cells with parts: the same list or table as JSON, as Erlang and as Elixir print it. */
final class RabbitmqCell {

    private RabbitmqCell() {}

    /** Names of nodes, tags or processes: a JSON list, or {@code [a, b]} with or without quotes. */
    static List<String> names(Json cell) {
        if (cell.isArray()) {
            return cell.texts();
        }
        var text = cell.text().orElse("").strip();
        var inner = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return Arrays.stream(inner.split(","))
                .map(name -> name.strip().replace("'", "").replace("\"", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * Arguments of a queue or keys of a policy: a JSON object, a JSON text of one, a list of [key, type, value], or the
     * same as Erlang terms. Lists and tables as values are left out.
     */
    static Map<String, String> table(Json cell) {
        if (cell.isObject()) {
            return texts(cell);
        }
        if (cell.isArray()) {
            return triples(cell);
        }
        var text = cell.text().orElse("").strip();
        return text.startsWith("{\"") || text.equals("{}")
                ? texts(Json.parse(cell.at(), text).value())
                : terms(cell.at(), text);
    }

    private static Map<String, String> texts(Json object) {
        var table = new LinkedHashMap<String, String>();
        object.members().forEach((key, value) -> value.text().ifPresent(text -> table.put(key, text)));
        return table;
    }

    private static Map<String, String> triples(Json list) {
        var table = new LinkedHashMap<String, String>();
        for (var item : list.items()) {
            var parts = item.items();
            if (parts.size() >= 2) {
                put(table, parts.get(0).text(), parts.get(parts.size() - 1).text());
            }
        }
        return table;
    }

    private static Map<String, String> terms(Location at, String text) {
        var table = new LinkedHashMap<String, String>();
        for (var term : ErlangTerms.printed(at, text).value()) {
            for (var item : term.items()) {
                var parts = item.items();
                if (parts.size() >= 2) {
                    put(table, parts.get(0).text(), parts.get(parts.size() - 1).text());
                }
            }
        }
        return table;
    }

    private static void put(Map<String, String> table, Optional<String> key, Optional<String> value) {
        key.ifPresent(name -> value.ifPresent(text -> table.put(name, text)));
    }
}
