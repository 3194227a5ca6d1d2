package org.plumbline.report;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ladder from the how-to to production, with the steps that each rung still asks for. */
final class LadderSection {

    private static final Map<String, String> MEANING = Map.of(
            "how-to", "as an installation guide leaves it",
            "poc", "its results mean something",
            "production", "people can depend on it");

    private LadderSection() {}

    static void write(Result result, Html html) {
        var controls = result.controls().stream()
                .collect(Collectors.toMap(Result.Control::id, Function.identity(), (first, again) -> first));
        html.open("section", "aria-labelledby", "ladder");
        html.open("h2", "id", "ladder").text("Where it stands").close("h2");
        html.open("ol", "class", "ladder");
        for (var rung : result.stage().rungs()) {
            boolean next = rung.stage().equals(result.stage().next());
            html.open("li", "class", rung.reached() ? "reached" : next ? "next" : "ahead");
            html.element("span", "dot", rung.reached() ? "✓" : "");
            html.element("strong", "", Words.stage(rung.stage()));
            html.element("span", "meaning", MEANING.getOrDefault(rung.stage(), ""));
            html.element("span", "state", state(rung, result));
            steps(rung, controls, html);
            html.close("li");
        }
        html.close("ol").close("section");
    }

    private static String state(Result.Rung rung, Result result) {
        if (rung.reached()) {
            return "reached";
        }
        if (result.leftOut() > 0) {
            return "not determined";
        }
        var parts = new ArrayList<String>();
        if (!rung.missing().isEmpty()) {
            parts.add(Words.count(rung.missing().size(), "gap") + " open");
        }
        if (!rung.unknown().isEmpty()) {
            parts.add(rung.unknown().size() + " not judged");
        }
        return parts.isEmpty() ? "waits for the rung before" : String.join(", ", parts);
    }

    private static void steps(Result.Rung rung, Map<String, Result.Control> controls, Html html) {
        int size = rung.missing().size() + rung.unknown().size();
        if (size == 0) {
            return;
        }
        html.open("details").element("summary", "", Words.count(size, "step") + " to " + Words.stage(rung.stage()));
        html.open("ul", "class", "steps");
        rung.missing().forEach(id -> step(id, controls, "", html));
        rung.unknown().forEach(id -> step(id, controls, "find out: ", html));
        html.close("ul").close("details");
    }

    private static void step(String id, Map<String, Result.Control> controls, String lead, Html html) {
        var control = controls.get(id);
        var severity = control == null ? "high" : control.openSeverity();
        html.open("li")
                .open("span", "class", "speck " + Severities.known(severity), "title", severity)
                .close("span");
        html.open("a", "href", "#c-" + id)
                .text(lead + (control == null ? id : control.title()))
                .close("a");
        html.close("li");
    }
}
