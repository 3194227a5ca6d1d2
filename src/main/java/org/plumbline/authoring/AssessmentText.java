package org.plumbline.authoring;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Verdict;

/** What a control says of a cloud, in the form that its author approves. */
public final class AssessmentText {

    private static final Pattern HASH = Pattern.compile("‹secret:[0-9a-f]{8}:");

    private AssessmentText() {}

    /** Verdict, findings with evidence, notes. Hashes of secrets are left out: they change with every change of a sample. */
    public static String of(Assessment assessment) {
        var lines = new ArrayList<String>();
        var failed = assessment.verdict() == Verdict.FAIL;
        lines.add(assessment.verdict() + " " + assessment.control().id() + (failed ? "" : ": " + assessment.reason()));
        assessment.findings().forEach(finding -> lines.add(of(finding)));
        assessment.notes().forEach(note -> lines.add("note " + of(note)));
        if (assessment.verdict() == Verdict.UNKNOWN) {
            assessment.blindSpots().stream()
                    .limit(10)
                    .forEach(spot -> lines.add("    ? %s:%s %s".formatted(spot.host(), spot.input(), spot.reason())));
        }
        return HASH.matcher(String.join("\n", lines) + "\n").replaceAll("‹secret:#:");
    }

    private static String of(Finding finding) {
        return finding.severity() + " " + finding.message()
                + finding.evidence().stream()
                        .map(evidence -> "\n    " + evidence.at() + "  " + evidence.text())
                        .collect(joining());
    }
}
