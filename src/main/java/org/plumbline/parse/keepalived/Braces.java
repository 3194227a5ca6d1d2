package org.plumbline.parse.keepalived;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The alternatives of a path with csh-style braces, such as {@code /etc/{a,b}.conf}. */
final class Braces {

    private static final int MOST = 256;

    private Braces() {}

    /** The paths that the pattern stands for, in order; the first 256 where there are more. */
    static List<String> expand(String pattern) {
        var todo = new ArrayDeque<>(List.of(pattern));
        var done = new ArrayList<String>();
        while (!todo.isEmpty() && done.size() + todo.size() < MOST) {
            var next = todo.poll();
            var alternatives = alternatives(next);
            if (alternatives.isEmpty()) {
                done.add(next);
            }
            for (int i = alternatives.size() - 1; i >= 0; i--) {
                todo.push(alternatives.get(i));
            }
        }
        return done;
    }

    /** The pattern with its first group of braces replaced by each of its parts. */
    private static List<String> alternatives(String pattern) {
        int open = pattern.indexOf('{');
        var cuts = new ArrayList<Integer>(List.of(open));
        int depth = 0;
        for (int i = Math.max(open, 0); open >= 0 && i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if ((c == ',' && depth == 1) || (c == '}' && depth == 0)) {
                cuts.add(i);
            }
            if (depth == 0) {
                return parts(pattern, cuts);
            }
        }
        return List.of();
    }

    private static List<String> parts(String pattern, List<Integer> cuts) {
        var parts = new ArrayList<String>();
        int open = cuts.get(0);
        int close = cuts.get(cuts.size() - 1);
        for (int i = 1; i < cuts.size(); i++) {
            var part = pattern.substring(cuts.get(i - 1) + 1, cuts.get(i));
            parts.add(pattern.substring(0, open) + part + pattern.substring(close + 1));
        }
        return parts;
    }
}
