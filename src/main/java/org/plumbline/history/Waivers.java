package org.plumbline.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Verdict;

/** The waivers of a cloud, as of the day on which it was collected. */
public final class Waivers {

    public static final Waivers NONE = new Waivers(List.of(), LocalDate.EPOCH);

    private final List<Waiver> valid = new ArrayList<>();
    private final List<Waiver> expired = new ArrayList<>();

    /** @param day what counts as today */
    public Waivers(List<Waiver> all, LocalDate day) {
        all.forEach(waiver -> (waiver.isExpired(day) ? expired : valid).add(waiver));
    }

    /** A control whose findings are all covered is waived; one that is covered in part fails as before. */
    public List<Assessment> applied(List<Assessment> assessments) {
        return assessments.stream().map(this::applied).toList();
    }

    private Assessment applied(Assessment assessment) {
        if (assessment.verdict() != Verdict.FAIL) {
            return assessment;
        }
        var reasons = new ArrayList<String>();
        for (var finding : assessment.findings()) {
            var waiver = valid.stream().filter(w -> w.covers(finding)).findFirst();
            if (waiver.isEmpty()) {
                return assessment;
            }
            if (!reasons.contains(waiver.get().told())) {
                reasons.add(waiver.get().told());
            }
        }
        return new Assessment(
                assessment.control(),
                Verdict.WAIVED,
                String.join("; ", reasons),
                assessment.examined(),
                assessment.findings(),
                assessment.notes(),
                assessment.blindSpots());
    }

    /** Waivers that no longer count although their gap is still open, each in a few words. */
    public List<String> expired(List<Assessment> assessments) {
        return expired.stream()
                .filter(waiver -> assessments.stream()
                        .filter(a -> a.verdict() == Verdict.FAIL)
                        .flatMap(a -> a.findings().stream())
                        .anyMatch(waiver::covers))
                .map(waiver -> "that of %s for %s on %s".formatted(waiver.owner(), waiver.control(), waiver.expires()))
                .sorted()
                .toList();
    }
}
