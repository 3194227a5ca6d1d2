package org.plumbline.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The way from the rung of the ladder on which a cloud stands to the next one: what to build, in which order, and why.
 * Where the top is reached, what is left to do there.
 */
public final class PathText {

    private static final List<String> LADDER = List.of("how-to", "poc", "production");
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");
    private static final Map<String, String> RUNGS = Map.of(
            "how-to", "the services answer, as a guide sets them up",
            "poc", "the cloud works and shows what it will be",
            "production", "people may depend on it: it survives a host, a mistake and an attack");

    private final Result result;
    private final Style style;
    private final String command;
    private final Paragraphs text;

    private PathText(Result result, Style style, String command) {
        this.result = result;
        this.style = style;
        this.command = command;
        this.text = new Paragraphs(style);
    }

    /** @param command how the user calls plumbline */
    public static String of(Result result, Style style, String command) {
        return new PathText(result, style, command).written();
    }

    private String written() {
        var next = result.stage().next();
        var target = next == null ? LADDER.get(LADDER.size() - 1) : next;
        var ways = ways(target, next == null);
        head(next, target, ways);
        int number = 1;
        for (var way : ways.entrySet()) {
            text.title("%d. %s".formatted(number++, way.getKey().title()));
            text.wrap("", 0, way.getKey().why().strip());
            way.getValue().forEach(this::step);
            held(way.getKey(), target);
        }
        if (!ways.isEmpty()) {
            text.title("Then");
            text.line(command + " path SNAPSHOT, again: every step is measured anew");
        }
        return text.toString();
    }

    private void head(@Nullable String next, String target, Map<Chapter, List<Result.Control>> ways) {
        var reached = result.stage().reached();
        text.heading(style.bold(
                next == null
                        ? "At the top: production"
                        : "From %s to %s"
                                .formatted(reached == null ? "the start" : Words.stage(reached), Words.stage(next))));
        text.wrap("", 0, "%s: %s.".formatted(Words.stage(target), RUNGS.getOrDefault(target, "a rung of the ladder")));
        var steps = ways.values().stream().flatMap(List::stream).toList();
        if (steps.isEmpty()) {
            text.wrap(
                    "",
                    0,
                    next == null
                            ? "Nothing is left to do that these controls know of."
                            : result.stage().reason());
            return;
        }
        text.wrap(
                "",
                0,
                "%s, %s; effort %s."
                        .formatted(
                                Words.count(
                                                (int) steps.stream()
                                                        .filter(c -> c.is("FAIL"))
                                                        .count(),
                                                "gap") + " to close",
                                Words.count(
                                                (int) steps.stream()
                                                        .filter(c -> c.is("UNKNOWN"))
                                                        .count(),
                                                "thing") + " to find out",
                                efforts(steps)));
    }

    /** The steps by chapter: what is asked up to the next rung, or at the top whatever is still open. */
    private Map<Chapter, List<Result.Control>> ways(String target, boolean everything) {
        var chapters = Chapter.all();
        var open = result.controls().stream()
                .filter(control -> control.is("FAIL") || control.is("UNKNOWN"))
                .filter(control -> LADDER.indexOf(control.stage()) <= LADDER.indexOf(target))
                .filter(control -> everything || SEVERITIES.indexOf(control.openSeverity()) <= 1)
                .sorted(Comparator.comparing((Result.Control c) -> LADDER.indexOf(c.stage()))
                        .thenComparing(c -> SEVERITIES.indexOf(c.openSeverity()))
                        .thenComparing(c -> c.is("UNKNOWN"))
                        .thenComparing(Result.Control::id))
                .toList();
        var all = new ArrayList<>(chapters);
        var ways = new LinkedHashMap<Chapter, List<Result.Control>>();
        open.stream()
                .map(control -> Chapter.of(control.area(), chapters))
                .distinct()
                .sorted(Comparator.comparing(chapter -> all.contains(chapter) ? all.indexOf(chapter) : all.size()))
                .forEach(chapter -> ways.put(chapter, new ArrayList<>()));
        open.forEach(control -> ways.computeIfAbsent(Chapter.of(control.area(), chapters), c -> new ArrayList<>())
                .add(control));
        return ways;
    }

    private void step(Result.Control control) {
        boolean fails = control.is("FAIL");
        text.blank();
        text.wrap(
                (fails ? style.cross() : style.question()) + " ",
                2,
                style.bold(Plain.line(control.title()))
                        + style.dim(" (%s, %s)"
                                .formatted(
                                        control.openSeverity(),
                                        fails ? "effort " + control.effort() : "not yet known")));
        if (fails) {
            control.findings().stream()
                    .limit(3)
                    .forEach(finding -> text.wrap("    ", 4, Plain.line(finding.message())));
            more(control.findings().size() - 3);
        } else {
            text.wrap("    ", 4, "first find out: " + Plain.line(control.reason()));
        }
        text.line(style.dim("    %s explain %s".formatted(command, control.id())));
    }

    private void more(int findings) {
        if (findings > 0) {
            text.line("    and %d more".formatted(findings));
        }
    }

    private void held(Chapter chapter, String target) {
        long held = result.controls().stream()
                .filter(control -> control.is("PASS"))
                .filter(control -> LADDER.indexOf(control.stage()) <= LADDER.indexOf(target))
                .filter(control -> chapter.areas().contains(control.area()))
                .count();
        if (held > 0) {
            text.blank();
            text.line(style.tick()
                    + " %s of this already".formatted(held == 1 ? "1 control holds" : held + " controls hold"));
        }
    }

    private static String efforts(List<Result.Control> steps) {
        var parts = new ArrayList<String>();
        Map.of("S", "hours", "M", "days", "L", "weeks").entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, String> e) -> "SML".indexOf(e.getKey())))
                .forEach(effort -> {
                    long count = steps.stream()
                            .filter(control ->
                                    control.is("FAIL") && control.effort().equals(effort.getKey()))
                            .count();
                    if (count > 0) {
                        parts.add("%d × %s (%s)".formatted(count, effort.getKey(), effort.getValue()));
                    }
                });
        return parts.isEmpty() ? "unknown" : String.join(", ", parts);
    }
}
