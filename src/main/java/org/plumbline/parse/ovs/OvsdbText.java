package org.plumbline.parse.ovs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of OVSDB as its tools print them for people: atoms, {@code "strings"}, {@code [sets]}, {@code {maps}}. */
final class OvsdbText {

    private OvsdbText() {}

    static Map<String, OvsdbRow.Value> cells(String dashes, String headings, String line) {
        var cells = new LinkedHashMap<String, OvsdbRow.Value>();
        int start = 0;
        while (start < dashes.length()) {
            int blank = dashes.indexOf(' ', start);
            int end = blank < 0 ? Math.max(dashes.length(), line.length()) : blank;
            cells.put(cut(headings, start, end), value(cut(line, start, end)));
            start = end + 1;
        }
        return cells;
    }

    private static String cut(String line, int start, int end) {
        return start >= line.length()
                ? ""
                : line.substring(start, Math.min(end, line.length())).strip();
    }

    static OvsdbRow.Value value(String text) {
        if (text.startsWith("[")) {
            return new OvsdbRow.Value(atoms(inner(text)), Map.of());
        }
        if (!text.startsWith("{")) {
            return OvsdbRow.Value.of(atom(text));
        }
        var map = new LinkedHashMap<String, String>();
        for (var pair : split(inner(text), ',')) {
            var sides = split(pair, '=');
            if (sides.size() > 1) {
                map.put(
                        atom(sides.get(0)),
                        atom(pair.substring(pair.indexOf('=', sides.get(0).length()) + 1)
                                .strip()));
            }
        }
        return new OvsdbRow.Value(List.of(), map);
    }

    private static List<String> atoms(String list) {
        return split(list, ',').stream().map(OvsdbText::atom).toList();
    }

    private static String inner(String text) {
        return text.substring(
                1,
                text.length() > 1 && "]}".indexOf(text.charAt(text.length() - 1)) >= 0
                        ? text.length() - 1
                        : text.length());
    }

    /** Splits outside quotes. */
    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        var last = text.substring(start).strip();
        if (!last.isEmpty()) {
            parts.add(last);
        }
        return parts;
    }

    private static String atom(String text) {
        if (text.length() < 2 || !text.startsWith("\"") || !text.endsWith("\"")) {
            return text;
        }
        var result = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            i += text.charAt(i) == '\\' && i + 2 < text.length() ? 1 : 0;
            result.append(text.charAt(i));
        }
        return result.toString();
    }
}
