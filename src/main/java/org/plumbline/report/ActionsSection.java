package org.plumbline.report;

/** What to close first. */
final class ActionsSection {

    private static final int MOST = 10;

    private ActionsSection() {}

    static void write(Result result, Html html) {
        var actions = Actions.ranked(result);
        if (actions.isEmpty()) {
            return;
        }
        html.open("section", "aria-labelledby", "actions");
        html.open("h2", "id", "actions").text("What to close first").close("h2");
        html.open("ol", "class", "actions");
        for (var control : actions.subList(0, Math.min(MOST, actions.size()))) {
            html.open("li")
                    .open("a", "href", "#c-" + control.id())
                    .text(control.reason())
                    .close("a");
            html.element(
                    "span",
                    "gain",
                    "+%s points, effort %s".formatted(Words.number(control.points()), control.effort()));
            html.open("span", "class", "sub");
            html.element("span", "pill " + Severities.known(control.openSeverity()), control.openSeverity());
            html.text(" " + control.title()).close("span").close("li");
        }
        html.close("ol");
        html.element("p", "note", Actions.ORDER + " Points are those of the low end, before caps.");
        html.close("section");
    }
}
