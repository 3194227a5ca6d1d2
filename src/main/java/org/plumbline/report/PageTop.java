package org.plumbline.report;

/** What was audited, and when. */
final class PageTop {

    /** A plumb line. */
    private static final String LOGO = """
            <svg width="26" height="30" viewBox="0 0 26 30" fill="none" stroke="currentColor" stroke-width="2" \
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 2h18M13 2v13"/>\
            <path d="M8.5 15h9v5.5L13 28l-4.5-7.5z" fill="currentColor" fill-opacity=".18"/></svg>
            """;

    private PageTop() {}

    static void write(Result result, Html html) {
        var snapshot = result.snapshot();
        var when = snapshot.collectedAt();
        html.open("header", "class", "top").markup(LOGO);
        html.element("span", "name", snapshot.name());
        html.open("span", "class", "what")
                .text(Words.count(snapshot.hosts().size(), "host"))
                .text(when == null ? ", collected at an unknown time" : ", collected " + when)
                .text("; profile " + result.profile())
                .close("span");
        html.markup("<button type=\"button\" class=\"theme script\" title=\"Light or dark\">Light / dark</button>\n");
        html.close("header");
    }
}
