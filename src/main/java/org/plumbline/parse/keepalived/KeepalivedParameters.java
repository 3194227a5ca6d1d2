package org.plumbline.parse.keepalived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Location;

/** The {@code $NAME=value} definitions of keepalived.conf that are in force at a line. */
final class KeepalivedParameters {

    /** A definition of several lines. */
    record Block(List<KeepalivedLines.Line> lines) {

        void add(String text, Location at) {
            if (!text.isBlank()) {
                lines.add(new KeepalivedLines.Line(text.strip(), at));
            }
        }
    }

    /**
     * A line after one replacement.
     *
     * @param text the line; for a block what stands before the parameter
     * @param block the lines that take the parameter's place; null for a plain value
     */
    record Replaced(String text, @Nullable Block block) {}

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Block> blocks = new HashMap<>();

    static boolean isDefinition(String text) {
        int end = text.startsWith("$") ? nameEnd(text, 1) : 1;
        return end > 1 && end < text.length() && text.charAt(end) == '=';
    }

    void define(String name, String value) {
        values.put(name, value);
        blocks.remove(name);
    }

    /** Takes a line of the form {@code $NAME=value}. */
    void define(String definition) {
        int equals = definition.indexOf('=');
        define(definition.substring(1, equals), definition.substring(equals + 1).strip());
    }

    /** Takes the first line of a definition of several lines, without its backslash. */
    Block defineBlock(String definition, Location at) {
        int equals = definition.indexOf('=');
        var name = definition.substring(1, equals);
        var block = new Block(new ArrayList<>());
        block.add(definition.substring(equals + 1), at);
        values.remove(name);
        blocks.put(name, block);
        return block;
    }

    /** Replaces the first defined parameter of a line; null when there is none. */
    @Nullable
    Replaced replaceFirst(String text) {
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            boolean braces = text.startsWith("{", at + 1);
            int start = braces ? at + 2 : at + 1;
            int end = nameEnd(text, start);
            if (end == start || (braces ? !text.startsWith("}", end) : !endsName(text, end))) {
                continue;
            }
            var name = text.substring(start, end);
            int after = braces ? end + 1 : end;
            var value = values.get(name);
            if (value != null) {
                return new Replaced(text.substring(0, at) + value + text.substring(after), null);
            }
            var block = blocks.get(name);
            if (block != null && text.substring(after).isBlank()) {
                return new Replaced(text.substring(0, at), block);
            }
        }
        return null;
    }

    private static boolean endsName(String text, int end) {
        return end == text.length() || " \t,)".indexOf(text.charAt(end)) >= 0;
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isNamePart(text.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean isNamePart(char c, boolean first) {
        return c == '_' || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (!first && c >= '0' && c <= '9');
    }
}
