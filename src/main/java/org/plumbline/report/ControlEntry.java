package org.plumbline.report;

import java.util.List;
import java.util.Locale;

/**
 * One control on the page: folded, a line that says what is; unfolded, the evidence, why it matters, how to close it.
 *
 * @param hosts numbers of the hosts concerned, for the filter
 */
record ControlEntry(Result.Control control, String hosts) {

    private static final int MOST_HOSTS = 12;
    private static final int MOST_QUOTES = 3;
    private static final int MOST_FOLDED_QUOTES = 20;
    private static final int MOST_PLACES = 100;

    void write(Html html) {
        html.open(
                "details",
                "class",
                "control " + Severities.known(control.openSeverity()),
                "id",
                "c-" + control.id(),
                "data-s",
                control.openSeverity(),
                "data-v",
                control.verdict(),
                "data-p",
                control.pillar(),
                "data-a",
                control.area(),
                "data-h",
                hosts);
        summary(html);
        html.open("div", "class", "body");
        boolean alone = control.findings().size() == 1
                && control.findings().get(0).message().equals(control.reason());
        control.findings().forEach(finding -> finding(finding, alone, html));
        waiting(html);
        notes(html);
        section("Why it matters", control.rationale(), html);
        if (!control.is("PASS") && !control.is("NOT_APPLICABLE")) {
            remediation(html);
        }
        if (!control.verify().isBlank()) {
            html.element("h3", "", "Prove it on the live cloud");
            copyable(control.verify(), html);
        }
        about(html);
        html.close("div").close("details");
    }

    private void summary(Html html) {
        boolean holds = control.is("PASS") || control.is("NOT_APPLICABLE");
        html.open("summary");
        html.open("span");
        if (control.is("FAIL")) {
            html.element("span", "pill", control.openSeverity());
        } else {
            html.element(
                    "span",
                    "pill " + (control.is("PASS") ? "good" : control.is("UNKNOWN") ? "doubt" : "low"),
                    said(control.verdict()));
        }
        html.close("span");
        html.element("span", "says", holds || control.is("UNKNOWN") ? control.title() : control.reason());
        html.element("span", "where", where());
        var detail = control.is("PASS")
                ? ""
                : holds || control.is("UNKNOWN") ? control.reason() + " · " : control.title() + " · ";
        html.element("span", "sub", detail + "%s · %s".formatted(control.id(), Words.stage(control.stage())));
        html.close("summary");
    }

    private String where() {
        int count = (int) control.findings().stream()
                .flatMap(finding -> finding.hosts().stream())
                .distinct()
                .count();
        return count == 0 ? "" : Words.count(count, "host");
    }

    /** Verdicts and severities in words of the page. */
    static String said(String verdict) {
        return verdict.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** @param said whether the message stands in the summary already */
    private static void finding(Result.Finding finding, boolean said, Html html) {
        html.open("div", "class", "finding");
        if (!said) {
            html.element("p", "message", finding.message());
        }
        if (!finding.hosts().isEmpty()) {
            html.element("p", "hosts", "on " + Words.some(finding.hosts(), MOST_HOSTS));
        }
        var evidence = finding.evidence();
        int quotes = Math.min(MOST_QUOTES, evidence.size());
        evidence.subList(0, quotes).forEach(one -> quote(one, html));
        if (evidence.size() > quotes) {
            html.open("details").element("summary", "", "%d more places".formatted(evidence.size() - quotes));
            int folded = Math.min(MOST_FOLDED_QUOTES, evidence.size());
            evidence.subList(quotes, folded).forEach(one -> quote(one, html));
            places(evidence.subList(folded, evidence.size()), html);
            html.close("details");
        }
        html.close("div");
    }

    private static void places(List<Result.Evidence> evidence, Html html) {
        if (evidence.isEmpty()) {
            return;
        }
        html.open("ul", "class", "places");
        evidence.stream().limit(MOST_PLACES).forEach(one -> html.open("li")
                .element("span", "mono", place(one))
                .text(" " + one.text())
                .close("li"));
        if (evidence.size() > MOST_PLACES) {
            html.element("li", "soft", "and %d more, all in the JSON result".formatted(evidence.size() - MOST_PLACES));
        }
        html.close("ul");
    }

    private static void quote(Result.Evidence evidence, Html html) {
        html.open("figure", "class", "quote")
                .open("figcaption")
                .element("span", "mono", place(evidence))
                .close("figcaption");
        var context = evidence.context();
        if (context == null) {
            html.element("div", "seen mono", evidence.text()).close("figure");
            return;
        }
        html.markup("<pre>");
        int number = context.from();
        for (var line : context.lines()) {
            html.open("span", "class", number == evidence.line() ? "l here" : "l", "data-n", String.valueOf(number));
            html.text(Plain.line(line)).markup("</span>");
            number++;
        }
        html.markup("</pre>");
        if (context.lines().stream().noneMatch(line -> line.strip().equals(evidence.text()))) {
            html.element("div", "seen", evidence.text());
        }
        html.close("figure");
    }

    private static String place(Result.Evidence evidence) {
        var source = evidence.host() + ": " + evidence.source();
        return evidence.line() == 0 ? source : source + ":" + evidence.line();
    }

    private void waiting(Html html) {
        if (!control.is("UNKNOWN") || control.blindSpots().isEmpty()) {
            return;
        }
        html.element("h3", "", "What could not be seen");
        html.open("ul", "class", "places");
        control.blindSpots().stream().limit(MOST_PLACES).forEach(spot -> {
            html.open("li")
                    .element("span", "mono", spot.host().isEmpty() ? spot.input() : spot.host() + ": " + spot.input());
            html.text(" " + spot.reason() + (spot.hint().isBlank() ? "" : "; to see it: " + spot.hint()))
                    .close("li");
        });
        html.close("ul");
    }

    private void notes(Html html) {
        if (!control.notes().isEmpty()) {
            html.element("h3", "", "Worth knowing");
            control.notes().forEach(note -> finding(note, false, html));
        }
    }

    private static void section(String title, String text, Html html) {
        if (!text.isBlank()) {
            html.element("h3", "", title).open("p").prose(text).close("p");
        }
    }

    private void remediation(Html html) {
        html.element("h3", "", "How to close it");
        control.remediation().forEach((flavour, steps) -> {
            if (control.remediation().size() > 1) {
                html.element("h4", "", flavour.equals("plain") ? "plain packages" : flavour);
            }
            copyable(steps, html);
        });
        section("What the change can break", control.risk(), html);
    }

    private static void copyable(String text, Html html) {
        html.open("div", "class", "copy")
                .open("div", "class", "text")
                .prose(text)
                .close("div");
        html.markup("<button type=\"button\" class=\"script\">Copy</button>").close("div");
    }

    private void about(Html html) {
        html.open("dl", "class", "facts");
        if (control.points() > 0) {
            fact("Gain", "+%s points, effort %s".formatted(Words.number(control.points()), control.effort()), html);
        }
        fact("Pillar", control.pillar(), html);
        if (!control.aliases().isEmpty()) {
            fact("Also known as", String.join(", ", control.aliases()), html);
        }
        control.maps().forEach((catalog, id) -> fact(catalog, id, html));
        if (!control.examined().isEmpty()) {
            fact("Looked at", Words.some(control.examined(), MOST_HOSTS), html);
        }
        if (!control.references().isEmpty()) {
            html.element("dt", "", "References").open("dd");
            control.references().forEach(reference -> reference(reference, html));
            html.close("dd");
        }
        html.close("dl");
    }

    private static void fact(String name, String value, Html html) {
        html.element("dt", "", name).element("dd", "", value);
    }

    private static void reference(String reference, Html html) {
        if (reference.startsWith("https://")) {
            html.open("a", "href", reference, "rel", "noreferrer noopener")
                    .text(reference)
                    .close("a");
        } else {
            html.text(reference);
        }
        html.markup("<br>");
    }
}
