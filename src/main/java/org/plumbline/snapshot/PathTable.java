package org.plumbline.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The path patterns of all inputs as a tree of segments, so that a reader lists only folders that the table names. */
final class PathTable {

    private final Step root = new Step();

    /** One folder of the patterns: what may come below it. */
    static final class Step {

        private final Map<String, Step> names = new HashMap<>();
        private final List<Branch> globs = new ArrayList<>();
        private final List<Deep> deep = new ArrayList<>();
        private @Nullable Input input;

        /** Whether only the names in {@link #names()} lead on, so that the folder need not be listed. */
        boolean isClosed() {
            return globs.isEmpty() && deep.isEmpty();
        }

        Iterable<String> names() {
            return names.keySet();
        }
    }

    private record Branch(String glob, Step next) {}

    /** Files at any depth below a folder whose name matches. */
    private record Deep(String glob, Input input) {}

    void add(String pattern, Input input) {
        var step = root;
        var segments = pattern.substring(1).split("/");
        for (int i = 0; i < segments.length; i++) {
            if (segments[i].equals("**")) {
                step.deep.add(new Deep(i + 1 < segments.length ? segments[i + 1] : "*", input));
                return;
            }
            step = next(step, segments[i]);
        }
        if (step.input == null) {
            step.input = input;
        }
    }

    private static Step next(Step step, String segment) {
        if (segment.indexOf('*') < 0) {
            return step.names.computeIfAbsent(segment, s -> new Step());
        }
        for (var branch : step.globs) {
            if (branch.glob.equals(segment)) {
                return branch.next;
            }
        }
        var branch = new Branch(segment, new Step());
        step.globs.add(branch);
        return branch.next;
    }

    List<Step> start() {
        return List.of(root);
    }

    /** The steps one level further down. A folder below {@code **} stays among them. */
    static List<Step> below(List<Step> steps, String name) {
        var next = new ArrayList<Step>();
        for (var step : steps) {
            var named = step.names.get(name);
            if (named != null) {
                next.add(named);
            }
            for (var branch : step.globs) {
                if (Glob.matches(branch.glob, name)) {
                    next.add(branch.next);
                }
            }
            if (!step.deep.isEmpty()) {
                next.add(deepOf(step));
            }
        }
        return next;
    }

    private static Step deepOf(Step step) {
        if (step.names.isEmpty() && step.globs.isEmpty() && step.input == null) {
            return step;
        }
        var deep = new Step();
        deep.deep.addAll(step.deep);
        return deep;
    }

    /** The row that wants this file, if any: a pattern that spells its name out goes before one that does not. */
    static @Nullable Input input(List<Step> folder, String name) {
        for (var step : folder) {
            var named = step.names.get(name);
            if (named != null && named.input != null) {
                return named.input;
            }
        }
        for (var step : folder) {
            for (var branch : step.globs) {
                if (branch.next.input != null && Glob.matches(branch.glob, name)) {
                    return branch.next.input;
                }
            }
        }
        for (var step : folder) {
            for (var deep : step.deep) {
                if (Glob.matches(deep.glob, name)) {
                    return deep.input;
                }
            }
        }
        return null;
    }

    /** The row that wants the path whose segments these are, from the given one on. */
    @Nullable
    Input input(String[] segments, int from) {
        var steps = start();
        for (int i = from; i < segments.length - 1; i++) {
            steps = below(steps, segments[i]);
            if (steps.isEmpty()) {
                return null;
            }
        }
        return input(steps, segments[segments.length - 1]);
    }
}
