package org.plumbline.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** The summary for a terminal: the verdict as a sentence first, at the end what to do now. */
public final class TextReport implements Report {

    private static final int MOST_ACTIONS = 5;
    private static final int MOST_BLIND = 5;
    private static final int MOST_NAMED = 4;
    private static final int BAR = 20;

    private final Style style;
    private final List<String> next;

    /**
     * A report in this style.
     *
     * @param next commands that lead on from here
     */
    public TextReport(Style style, List<String> next) {
        this.style = style;
        this.next = next;
    }

    @Override
    public void write(Result result, Writer out) throws IOException {
        var text = new Paragraphs(style);
        head(result, text);
        conditions(result, text);
        stage(result, text);
        score(result, text);
        actions(result, text);
        unseen(result, text);
        if (!next.isEmpty()) {
            text.title("What now");
            next.forEach(text::line);
        }
        out.write(text.toString());
    }

    private void head(Result result, Paragraphs text) {
        var label = result.gate().verdict().replace('_', ' ');
        var summary = Plain.line(result.gate().summary());
        var coloured =
                switch (result.gate().verdict()) {
                    case "READY", "READY_WITH_WAIVERS" -> style.good(label);
                    case "NOT_READY" -> style.bad(label);
                    default -> style.doubtful(label);
                };
        boolean named = summary.startsWith(label + " ");
        text.lead(named ? style.bold(coloured) + " " : "", named ? summary.substring(label.length() + 1) : summary);
        var snapshot = result.snapshot();
        var when = snapshot.collectedAt();
        text.heading(style.dim("%s, %s, %s; profile %s; Plumbline %s"
                .formatted(
                        Plain.line(snapshot.name()),
                        Words.count(snapshot.hosts().size(), "host"),
                        when == null ? "collected at an unknown time" : "collected " + Plain.line(when),
                        Plain.line(result.profile()),
                        Plain.line(result.tool().version()))));
    }

    private void conditions(Result result, Paragraphs text) {
        text.title("Conditions");
        for (var condition : result.gate().conditions()) {
            var met = condition.met();
            var mark = met == null ? style.question() : met ? style.tick() : style.cross();
            text.line(mark + " " + Plain.line(condition.title()));
            text.wrap("    ", 4, Plain.line(condition.reason()));
        }
    }

    private void stage(Result result, Paragraphs text) {
        text.title("Stage");
        text.line(result.stage().rungs().stream()
                .map(rung -> mark(rung) + " " + Plain.line(rung.stage()))
                .collect(Collectors.joining(style.symbols() ? "  →  " : "  ->  ")));
        text.wrap("", 0, Plain.line(result.stage().reason()));
    }

    private String mark(Result.Rung rung) {
        if (rung.reached()) {
            return style.tick();
        }
        if (rung.missing().isEmpty() && rung.unknown().isEmpty()) {
            return style.dim(style.symbols() ? "·" : "[ ]");
        }
        return rung.missing().isEmpty() ? style.question() : style.cross();
    }

    private void score(Result result, Paragraphs text) {
        var score = result.score();
        text.title("Score, of 100");
        text.line(bar("total", score.low(), score.high(), score.accepted()));
        score.pillars()
                .forEach(
                        (pillar, part) -> text.line(bar(Plain.line(pillar), part.low(), part.high(), part.accepted())));
        if (!score.openCriticals().isEmpty()) {
            text.wrap("", 0, ScoreSection.cap(score));
        }
    }

    private String bar(String name, double low, double high, Result.Interval accepted) {
        boolean waived = accepted.low() != low || accepted.high() != high;
        return "%-16s%s  %s%s"
                .formatted(
                        name,
                        style.bar(low, high, BAR),
                        interval(low, high),
                        waived ? ", with waivers " + interval(accepted.low(), accepted.high()) : "");
    }

    private String interval(double low, double high) {
        var interval = Words.interval(low, high);
        return style.symbols() ? interval : interval.replace('–', '-');
    }

    private void actions(Result result, Paragraphs text) {
        var actions = Actions.ranked(result);
        if (actions.isEmpty()) {
            return;
        }
        text.title("What to close first");
        int number = 0;
        for (var control : actions.subList(0, Math.min(MOST_ACTIONS, actions.size()))) {
            int more = control.findings().size() - 1;
            text.wrap(
                    "%d. ".formatted(++number),
                    3,
                    Plain.line(control.reason())
                            + (more > 0 ? ", and %s".formatted(Words.count(more, "more finding")) : ""));
            text.line(style.dim("   %s, %s; +%s points, effort %s"
                    .formatted(
                            Plain.line(control.id()),
                            Plain.line(control.openSeverity()),
                            Words.number(control.points()),
                            Plain.line(control.effort()))));
        }
        if (actions.size() > MOST_ACTIONS) {
            text.line(style.dim("and %d more".formatted(actions.size() - MOST_ACTIONS)));
        }
    }

    private void unseen(Result result, Paragraphs text) {
        var missing = result.snapshot().missing();
        var groups = BlindSpots.grouped(result);
        if (missing.isEmpty() && groups.isEmpty()) {
            return;
        }
        text.title("What was not seen");
        if (!missing.isEmpty()) {
            var names = missing.stream().map(Result.Missing::name).distinct().toList();
            text.wrap(
                    "- ",
                    2,
                    "%s that the cloud names: %s"
                            .formatted(Words.count(names.size(), "host"), Words.some(names, MOST_NAMED)));
        }
        groups.stream().limit(MOST_BLIND).forEach(group -> unseen(group, text));
        if (groups.size() > MOST_BLIND) {
            text.line(style.dim("and " + Words.count(groups.size() - MOST_BLIND, "more kind")));
        }
    }

    private void unseen(BlindSpots.Group group, Paragraphs text) {
        int waiting = group.controls().size();
        var effect = waiting == 0
                ? ""
                : waiting == 1 ? " (1 control waits for it)" : " (%d controls wait for it)".formatted(waiting);
        text.wrap("- ", 2, Plain.line(group.reason()) + ": " + Words.some(group.places(), MOST_NAMED) + effect);
        if (!group.hint().isBlank()) {
            text.wrap("    ", 4, "to see it: " + Plain.line(group.hint()));
        }
    }
}
