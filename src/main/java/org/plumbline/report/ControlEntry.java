package org.plumbline.report;

import java.util.ArrayList;
import java.util.Locale;

/**
 * One control on the page: folded, a line that says what is; unfolded, the evidence, why it matters, how to close it.
 *
 * @param hosts numbers of the hosts concerned, for the filter
 */
record ControlEntry(Result.Control control, String hosts) {

    private static final int MOST_SOURCES = 6;
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
        control.findings().forEach(finding -> FindingEntry.write(finding, alone, html));
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
        int findings = control.findings().size();
        var parts = new ArrayList<String>();
        if (findings > 1) {
            parts.add(Words.count(findings, "finding"));
        }
        if (count > 0) {
            parts.add(Words.count(count, "host"));
        }
        return String.join(", ", parts);
    }

    /** Verdicts and severities in words of the page. */
    static String said(String verdict) {
        return verdict.replace('_', ' ').toLowerCase(Locale.ROOT);
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
            control.notes().forEach(note -> FindingEntry.write(note, false, html));
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
            copyable(Words.steps(steps), html);
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
            fact("Looked at", Words.some(control.examined(), MOST_SOURCES), html);
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
