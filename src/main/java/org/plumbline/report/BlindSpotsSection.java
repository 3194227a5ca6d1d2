package org.plumbline.report;

/** What could not be seen, what waits for it, and how to get it. */
final class BlindSpotsSection {

    private static final int MOST_GROUPS = 100;
    private static final int MOST_PLACES = 8;
    private static final int MOST_CONTROLS = 6;

    private BlindSpotsSection() {}

    static void write(Result result, Html html) {
        var groups = BlindSpots.grouped(result);
        html.open("section", "aria-labelledby", "unseen");
        html.open("h2", "id", "unseen").text("What was not seen").close("h2");
        html.element("p", "soft", coverage(result));
        html.open("ul", "class", "blind");
        missing(result, html);
        groups.stream().limit(MOST_GROUPS).forEach(group -> group(group, html));
        if (groups.size() > MOST_GROUPS) {
            html.element(
                    "li",
                    "soft",
                    "and " + Words.count(groups.size() - MOST_GROUPS, "more kind") + ", all in the JSON result");
        }
        html.close("ul").close("section");
    }

    private static String coverage(Result result) {
        var coverage = result.coverage();
        return "%d of %d controls at or below %s could be judged: %s %% of the weight. What is not seen counts neither as a gap nor as met."
                .formatted(
                        coverage.judged(),
                        coverage.applicable(),
                        result.gate().target(),
                        Words.number(coverage.percent()));
    }

    private static void missing(Result result, Html html) {
        var names = result.snapshot().missing().stream()
                .map(Result.Missing::name)
                .distinct()
                .toList();
        if (!names.isEmpty()) {
            html.open("li")
                    .element("strong", "", "%s that the cloud names: ".formatted(Words.count(names.size(), "host")));
            html.text(Words.some(names, 4 * MOST_PLACES)).close("li");
        }
    }

    private static void group(BlindSpots.Group group, Html html) {
        html.open("li").element("strong", "", group.reason()).markup("<br>");
        html.element("span", "mono", Words.some(group.places(), MOST_PLACES));
        if (!group.controls().isEmpty()) {
            html.open("div", "class", "waits").text("waited for by ");
            group.controls().stream()
                    .limit(MOST_CONTROLS)
                    .forEach(id -> html.open("a", "href", "#c-" + id).text(id).markup("</a> "));
            if (group.controls().size() > MOST_CONTROLS) {
                html.text("and %d more".formatted(group.controls().size() - MOST_CONTROLS));
            }
            html.close("div");
        }
        if (!group.hint().isBlank()) {
            html.open("div", "class", "copy")
                    .open("div", "class", group.hint().indexOf('`') < 0 ? "text mono" : "text")
                    .prose(group.hint())
                    .close("div");
            html.markup("<button type=\"button\" class=\"script\">Copy</button>")
                    .close("div");
        }
        html.close("li");
    }
}
