package org.plumbline.parse.pacemaker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.snapshot.Location;

/** A line of an indented listing with the deeper lines below it; the root has no text. */
record Indented(String text, int depth, List<Indented> below, Location at) {

    private static final int MAX_DEPTH = 64;

    static Indented parse(Location file, String text) {
        var root = new Indented("", -1, new ArrayList<>(), file);
        Deque<Indented> open = new ArrayDeque<>(List.of(root));
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            int depth = 0;
            while (Character.isWhitespace(line.charAt(depth))) {
                depth++;
            }
            while (open.getFirst().depth >= depth || open.size() > MAX_DEPTH) {
                open.pop();
            }
            var node = new Indented(line.strip(), depth, new ArrayList<>(), file.line(number));
            open.getFirst().below.add(node);
            open.push(node);
        }
        return root;
    }

    /** The part before the first colon; the whole text where there is none. */
    String label() {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    /** The part after the first colon, stripped; empty where there is none. */
    String rest() {
        int colon = text.indexOf(':');
        return colon < 0 ? "" : text.substring(colon + 1).strip();
    }

    Stream<Indented> below(String label) {
        return below.stream().filter(node -> node.label().equals(label));
    }
}
