package org.plumbline.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;

/**
 * Where the cloud stands on the ladder how-to, poc, production.
 *
 * @param reached the highest rung reached; null below the first one and where only a part was asked
 * @param next the rung after it; null at the top
 * @param rungs what each rung still lacks, lowest first
 * @param reason one sentence
 */
public record StageReached(
        @Nullable Stage reached, @Nullable Stage next, List<Rung> rungs, String reason) {

    /**
     * One rung.
     *
     * @param reached whether this rung and all below it lack nothing
     * @param missing ids of the critical and high controls of this rung that fail
     * @param unknown ids of those that could not be judged
     */
    public record Rung(Stage stage, boolean reached, List<String> missing, List<String> unknown) {}

    /**
     * @param asked the assessments that the profile asks for
     * @param leftOut number of controls that the profile asks for and this audit did not look at
     */
    static StageReached of(List<Assessment> asked, int leftOut) {
        var rungs = new ArrayList<Rung>();
        boolean climbing = leftOut == 0;
        for (var stage : Stage.values()) {
            var missing = ids(asked, stage, Verdict.FAIL);
            var unknown = ids(asked, stage, Verdict.UNKNOWN);
            climbing &= missing.isEmpty() && unknown.isEmpty();
            rungs.add(new Rung(stage, climbing, missing, unknown));
        }
        int steps = (int) rungs.stream().filter(Rung::reached).count();
        var reached = steps == 0 ? null : rungs.get(steps - 1).stage();
        var next = steps == rungs.size() ? null : rungs.get(steps);
        return new StageReached(reached, next == null ? null : next.stage(), List.copyOf(rungs), reason(next, leftOut));
    }

    private static String reason(@Nullable Rung next, int leftOut) {
        if (leftOut > 0) {
            return "not determined, because %s not looked at"
                    .formatted(Words.count(leftOut, "control was", "controls were"));
        }
        if (next == null) {
            return "the top of the ladder";
        }
        var parts = new ArrayList<String>();
        if (!next.missing().isEmpty()) {
            parts.add(Words.count(next.missing().size(), "critical or high gap is", "critical or high gaps are")
                    + " open");
        }
        if (!next.unknown().isEmpty()) {
            parts.add(Words.count(next.unknown().size(), "critical or high control", "critical or high controls")
                    + " could not be judged");
        }
        return "to reach %s: %s".formatted(next.stage().label(), String.join("; ", parts));
    }

    private static List<String> ids(List<Assessment> asked, Stage stage, Verdict verdict) {
        return asked.stream()
                .filter(a -> a.verdict() == verdict && a.control().stage() == stage)
                .filter(a -> a.severity().isAtLeast(Severity.HIGH))
                .map(a -> a.control().id())
                .sorted()
                .toList();
    }
}
