package org.plumbline.report;

/** How the page came about, so that it can be checked. */
final class MethodSection {

    private MethodSection() {}

    static void write(Result result, Html html) {
        var snapshot = result.snapshot();
        html.open("section", "aria-labelledby", "method");
        html.open("h2", "id", "method").text("Method").close("h2");
        html.element(
                "p",
                "",
                "A control passes only when everything it needs was seen and holds. It fails when a departure was"
                        + " seen, and is unknown when something it needs could not be seen. It is not applicable when a fact proves"
                        + " that it has nothing to speak about, and waived when a valid waiver covers every finding.");
        html.element(
                "p",
                "",
                "A rung of the ladder is reached when all critical and high controls of that rung and those below"
                        + " pass, do not apply or are waived; unknown does not reach it. The same snapshot, profile and controls always"
                        + " give this same result. Secrets were replaced when the snapshot was read.");
        html.open("dl", "class", "facts");
        fact("Snapshot", snapshot.name(), html);
        fact("SHA-256", snapshot.sha256(), html);
        fact("Hosts", Words.some(snapshot.hosts(), 40), html);
        fact(
                "Profile",
                "%s, target %s, coverage floor %s %%"
                        .formatted(
                                result.profile(),
                                result.gate().target(),
                                Words.number(result.coverage().floor())),
                html);
        if (!result.excluded().isEmpty()) {
            fact("Left out by the profile", String.join(", ", result.excluded()), html);
        }
        if (result.leftOut() > 0) {
            fact("Not looked at", Words.count(result.leftOut(), "control") + " of the profile", html);
        }
        fact(
                "Made by",
                "%s %s with %s; %s"
                        .formatted(
                                result.tool().name(),
                                result.tool().version(),
                                Words.count(result.tool().controls(), "control"),
                                result.schema()),
                html);
        if (result.tool().lifetimesAsOf() != null) {
            fact("Support of releases", "as known on " + result.tool().lifetimesAsOf(), html);
        }
        html.close("dl").close("section");
    }

    private static void fact(String name, String value, Html html) {
        html.element("dt", "", name).element("dd", "", value);
    }
}
