package org.plumbline.gate;

import static org.plumbline.finding.Verdict.FAIL;
import static org.plumbline.finding.Verdict.UNKNOWN;
import static org.plumbline.finding.Verdict.WAIVED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Verdict;
import org.plumbline.gate.GateResult.Condition;
import org.plumbline.gate.GateResult.GoLive;

/**
 * Decides whether the cloud may go live.
 *
 * @param asked the assessments that the profile asks for, of whatever stage: a condition that the profile names is judged even
 *     where its control belongs to a higher stage than the target
 * @param concerned those of them at or below the target stage
 * @param expiredWaivers waivers of open gaps that no longer count, in words
 * @param leftOut number of controls of the profile that were not looked at
 */
record Gate(
        Profile profile,
        List<Assessment> asked,
        List<Assessment> concerned,
        Coverage coverage,
        List<String> expiredWaivers,
        int leftOut) {

    static final int PASSED = 0;
    static final int FAILED = 3;
    static final int INCOMPLETE = 5;
    static final int WAIVER_EXPIRED = 7;

    /** Under this id the catalog knows the simulation of host losses. */
    static final String SINGLE_HOST_LOSS = "topology.simulation.single-host-loss";

    GateResult result() {
        var conditions = profile.conditions().stream().map(this::condition).toList();
        var verdict = verdict(conditions);
        return new GateResult(verdict, conditions, summary(verdict, conditions), exitCode(verdict, conditions));
    }

    private Condition condition(GateCondition condition) {
        return switch (condition) {
            case NO_GAP -> noGap();
            case NO_SINGLE_HOST_LOSS -> noSingleHostLoss();
            case COVERAGE -> covered();
            case NO_EXPIRED_WAIVER -> noExpiredWaiver();
        };
    }

    private Condition noGap() {
        var gaps = grave(FAIL);
        var unknown = grave(UNKNOWN);
        if (!gaps.isEmpty()) {
            return met(
                    GateCondition.NO_GAP, false, counted(gaps, "gap is", "gaps are") + " open" + alsoUnknown(unknown));
        }
        if (!unknown.isEmpty()) {
            return met(GateCondition.NO_GAP, null, counted(unknown, "control", "controls") + " could not be judged");
        }
        if (concerned.isEmpty() || leftOut > 0) {
            return met(GateCondition.NO_GAP, null, leftOutReason());
        }
        return met(GateCondition.NO_GAP, true, "none is open");
    }

    private Condition noSingleHostLoss() {
        var simulated = asked.stream()
                .filter(a -> Selection.names(SINGLE_HOST_LOSS, a.control()))
                .findFirst();
        if (simulated.isEmpty()) {
            var why = leftOut > 0 ? leftOutReason() : "no control of this audit simulates host losses";
            return met(GateCondition.NO_SINGLE_HOST_LOSS, null, why);
        }
        var assessment = simulated.get();
        return met(
                GateCondition.NO_SINGLE_HOST_LOSS,
                switch (assessment.verdict()) {
                    case PASS, NOT_APPLICABLE, WAIVED -> Boolean.TRUE;
                    case FAIL -> Boolean.FALSE;
                    case UNKNOWN -> null;
                },
                assessment.reason());
    }

    private Condition covered() {
        var percent = String.format(
                Locale.ROOT,
                "%.1f %% of the weight could be judged (%d of %d controls), %.0f %% are asked",
                coverage.percent(),
                coverage.judged(),
                coverage.applicable(),
                profile.coverageFloor());
        return met(GateCondition.COVERAGE, coverage.percent() >= profile.coverageFloor(), percent);
    }

    private Condition noExpiredWaiver() {
        if (!expiredWaivers.isEmpty()) {
            return met(
                    GateCondition.NO_EXPIRED_WAIVER,
                    false,
                    "%s: %s"
                            .formatted(
                                    Words.count(expiredWaivers.size(), "waiver has expired", "waivers have expired"),
                                    String.join("; ", expiredWaivers)));
        }
        long waived = concerned.stream().filter(a -> a.verdict() == WAIVED).count();
        return met(
                GateCondition.NO_EXPIRED_WAIVER,
                true,
                waived == 0
                        ? "no waiver is in use"
                        : Words.count(waived, "waiver is", "waivers are") + " in use, none expired");
    }

    private GoLive verdict(List<Condition> conditions) {
        boolean open = false;
        for (var condition : conditions) {
            if (Boolean.FALSE.equals(condition.met()) && !isIgnorance(condition)) {
                return GoLive.NOT_READY;
            }
            open |= !Boolean.TRUE.equals(condition.met());
        }
        if (open || leftOut > 0) {
            return GoLive.UNDETERMINED;
        }
        return concerned.stream().anyMatch(a -> a.verdict() == WAIVED) ? GoLive.READY_WITH_WAIVERS : GoLive.READY;
    }

    /** Too little coverage is ignorance, not a gap: on its own it leaves the verdict open. */
    private static boolean isIgnorance(Condition condition) {
        return condition.met() == null || condition.id().equals(GateCondition.COVERAGE.id());
    }

    private static int exitCode(GoLive verdict, List<Condition> conditions) {
        return switch (verdict) {
            case READY, READY_WITH_WAIVERS -> PASSED;
            case UNDETERMINED -> INCOMPLETE;
            case NOT_READY ->
                conditions.stream().filter(c -> Boolean.FALSE.equals(c.met())).allMatch(c -> c.id().equals(
                                        GateCondition.NO_EXPIRED_WAIVER.id()))
                        ? WAIVER_EXPIRED
                        : FAILED;
        };
    }

    private String summary(GoLive verdict, List<Condition> conditions) {
        var start = verdict.label() + " for " + profile.target().label() + ": ";
        var open = conditions.stream()
                .filter(c -> !Boolean.TRUE.equals(c.met()))
                .filter(c -> verdict == GoLive.UNDETERMINED || !isIgnorance(c))
                .map(this::phrase)
                .collect(Collectors.joining("; "));
        return switch (verdict) {
            case NOT_READY -> start + open + ".";
            case UNDETERMINED -> start + undetermined(open) + ".";
            case READY, READY_WITH_WAIVERS -> start + remaining() + ".";
        };
    }

    private String undetermined(String open) {
        if (coverage.judged() == 0 && leftOut == 0) {
            return "nothing could be judged";
        }
        return "nothing speaks against it so far, but " + (open.isEmpty() ? leftOutReason() : open);
    }

    private String phrase(Condition condition) {
        if (condition.id().equals(GateCondition.COVERAGE.id())) {
            return String.format(Locale.ROOT, "only %.1f %% of the weight could be judged", coverage.percent());
        }
        if (condition.id().equals(GateCondition.NO_SINGLE_HOST_LOSS.id())) {
            return condition.met() == null
                    ? "it is not known what the loss of a single host takes down"
                    : "the loss of a single host takes a control-plane capability down";
        }
        return condition.reason();
    }

    /** What is still open although the cloud is ready. */
    private String remaining() {
        long gaps = concerned.stream().filter(a -> a.verdict() == FAIL).count();
        long waived = concerned.stream().filter(a -> a.verdict() == WAIVED).count();
        var parts = new ArrayList<String>();
        if (waived > 0) {
            parts.add(Words.count(waived, "gap is", "gaps are") + " waived");
        }
        parts.add(
                gaps == 0
                        ? Words.count(
                                coverage.applicable() - waived, "applicable control holds", "applicable controls hold")
                        : Words.count(gaps, "medium or low gap remains", "medium or low gaps remain"));
        return String.join("; ", parts);
    }

    private List<Assessment> grave(Verdict verdict) {
        return concerned.stream()
                .filter(a -> a.verdict() == verdict && a.severity().isAtLeast(Severity.HIGH))
                .toList();
    }

    private static String alsoUnknown(List<Assessment> unknown) {
        return unknown.isEmpty() ? "" : ", and " + counted(unknown, "control", "controls") + " could not be judged";
    }

    private static String counted(List<Assessment> grave, String one, String many) {
        long critical =
                grave.stream().filter(a -> a.severity() == Severity.CRITICAL).count();
        long high = grave.size() - critical;
        var noun = grave.size() == 1 ? one : many;
        if (critical == 0 || high == 0) {
            return "%d %s %s".formatted(grave.size(), critical == 0 ? "high" : "critical", noun);
        }
        return "%d critical and %d high %s".formatted(critical, high, noun);
    }

    private String leftOutReason() {
        return leftOut == 0
                ? "no control was judged"
                : Words.count(leftOut, "control of the profile was", "controls of the profile were") + " not looked at";
    }

    private static Condition met(GateCondition condition, @Nullable Boolean met, String reason) {
        return new Condition(condition.id(), condition.title(), met, reason);
    }
}
