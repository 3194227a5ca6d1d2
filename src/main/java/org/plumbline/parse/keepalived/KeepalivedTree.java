package org.plumbline.parse.keepalived;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** Cuts the lines of keepalived.conf into words and nests them by their braces. */
final class KeepalivedTree {

    private static final int DEEPEST = 64;

    private final List<Problem> problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private int tooDeep;
    private List<KeepalivedNode> siblings = new ArrayList<>();

    /** A block whose closing brace was not seen yet, and what stands before it on its level. */
    private record Open(List<String> words, Location at, List<KeepalivedNode> before) {}

    KeepalivedTree(List<Problem> problems) {
        this.problems = problems;
    }

    List<KeepalivedNode> build(List<KeepalivedLines.Line> lines) {
        for (var line : lines) {
            line(line.text(), line.at());
        }
        while (!open.isEmpty()) {
            problems.add(new Problem(open.element().at(), "a block is not closed", true));
            close();
        }
        return List.copyOf(siblings);
    }

    private void line(String text, Location at) {
        int from = 0;
        while (from < text.length()) {
            int brace = brace(text, from);
            statement(text.substring(from, brace), at);
            if (brace < text.length() && text.charAt(brace) == '{') {
                open(at);
            } else if (brace < text.length()) {
                close(at);
            }
            from = brace + 1;
        }
    }

    private static int brace(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '}')) {
                return i;
            }
        }
        return text.length();
    }

    private void statement(String text, Location at) {
        var words = KeepalivedWords.of(text);
        if (!words.isEmpty()) {
            siblings.add(new KeepalivedNode(words, List.of(), at));
        }
    }

    /** The brace belongs to the statement before it, which may stand on an earlier line. */
    private void open(Location at) {
        if (open.size() >= DEEPEST) {
            tooDeep++;
            problems.add(new Problem(at, "blocks are nested too deeply", true));
            return;
        }
        var last = siblings.isEmpty() ? null : siblings.get(siblings.size() - 1);
        if (last == null || !last.children().isEmpty()) {
            problems.add(new Problem(at, "an opening brace has no keyword before it", false));
            open.push(new Open(List.of("{"), at, siblings));
        } else {
            siblings.remove(siblings.size() - 1);
            open.push(new Open(last.words(), last.at(), siblings));
        }
        siblings = new ArrayList<>();
    }

    private void close(Location at) {
        if (tooDeep > 0) {
            tooDeep--;
        } else if (open.isEmpty()) {
            problems.add(new Problem(at, "a closing brace has no opening one", true));
        } else {
            close();
        }
    }

    private void close() {
        var block = open.pop();
        block.before().add(new KeepalivedNode(block.words(), List.copyOf(siblings), block.at()));
        siblings = block.before();
    }
}
