package org.plumbline.report;

import java.util.Locale;

/** The score as an interval, by pillar and area, with its formula. */
final class ScoreSection {

    private ScoreSection() {}

    static void write(Result result, Html html) {
        var score = result.score();
        html.open("section", "aria-labelledby", "score");
        html.open("h2", "id", "score").text("Score").close("h2");
        html.open("div", "class", "score").open("div");
        html.open("div", "class", "total").text(Words.interval(score.low(), score.high()));
        html.element("small", "", " of 100").close("div");
        html.element("div", "soft small", accepted(score)).close("div");
        html.open("table", "class", "bars");
        score.pillars().forEach((pillar, part) -> bar(pillar, part, html));
        html.close("table").close("div");
        if (!score.openCriticals().isEmpty()) {
            html.element("p", "note", cap(score));
        }
        html.open("details", "class", "note").element("summary", "", "How this is computed, and the score by area");
        html.element("p", "", score.formula());
        html.open("table", "class", "bars");
        score.areas().forEach((area, part) -> bar(area, part, html));
        html.close("table").close("details").close("section");
    }

    /** What an open critical does to the score. */
    static String cap(Result.Score score) {
        int open = score.openCriticals().size();
        return (open == 1 ? "1 critical control is" : open + " critical controls are")
                + " open or unknown: the total is capped at 59, the pillar at 40";
    }

    private static String accepted(Result.Score score) {
        var accepted = score.accepted();
        boolean same = accepted.low() == score.low() && accepted.high() == score.high();
        var exact = score.low() == score.high()
                ? "everything could be judged"
                : "low if what was not seen fails, high if it holds";
        return same ? exact : "%s with waivers; %s".formatted(Words.interval(accepted.low(), accepted.high()), exact);
    }

    private static void bar(String name, Result.Part part, Html html) {
        html.open("tr").open("th", "scope", "row").text(name).close("th").open("td");
        html.open("svg", "viewBox", "0 0 100 7", "preserveAspectRatio", "none", "aria-hidden", "true");
        rectangle("track", 0, 100, html);
        rectangle("maybe", part.low(), part.high() - part.low(), html);
        rectangle("sure", 0, part.low(), html);
        html.close("svg").close("td");
        html.element("td", "", Words.interval(part.low(), part.high())).close("tr");
    }

    private static void rectangle(String style, double from, double width, Html html) {
        html.open(
                "rect",
                "class",
                style,
                "x",
                String.format(Locale.ROOT, "%.1f", from),
                "width",
                String.format(Locale.ROOT, "%.1f", Math.max(0, width)),
                "height",
                "7");
        html.close("rect");
    }
}
