package org.plumbline.report;

/** May it go live, and what the answer rests on. */
final class VerdictSection {

    private VerdictSection() {}

    static void write(Result result, Html html) {
        var gate = result.gate();
        var label = gate.verdict().replace('_', ' ');
        html.open("section", "class", "verdict " + tone(gate.verdict()), "aria-label", "Verdict");
        html.element("h1", "", label);
        html.element("p", "sentence", withoutLabel(label, gate.summary()));
        html.open("ul", "class", "conditions");
        for (var condition : gate.conditions()) {
            var met = condition.met();
            var tone = met == null ? "doubt" : met ? "good" : "bad";
            html.open("li").open("span", "class", "badge " + tone, "role", "img", "aria-label", said(met));
            html.text(met == null ? "?" : met ? "✓" : "✗").close("span");
            html.open("span").text(condition.title());
            html.element("span", "soft", condition.reason()).close("span").close("li");
        }
        html.close("ul").close("section");
    }

    private static String tone(String verdict) {
        return switch (verdict) {
            case "READY", "READY_WITH_WAIVERS" -> "good";
            case "NOT_READY" -> "bad";
            default -> "doubt";
        };
    }

    private static String said(@org.jspecify.annotations.Nullable Boolean met) {
        return met == null ? "not known" : met ? "met" : "not met";
    }

    /** The summary repeats the verdict for those who read it alone. */
    private static String withoutLabel(String label, String summary) {
        if (!summary.startsWith(label + " ")) {
            return summary;
        }
        var rest = summary.substring(label.length() + 1);
        return Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
    }
}
