package org.plumbline.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;
import org.plumbline.gate.GateResult.GoLive;
import org.plumbline.gate.Score.Part;

/** What no choice of controls, verdicts, waivers and exclusions may break; thousands of seeded cases each. */
class ScorePropertyTest {

    private static final int CASES = 5_000;

    private static Readiness of(List<Assessment> assessments, String... exclude) {
        return Readiness.of(Cases.profile(List.of(exclude)), assessments);
    }

    private interface Check {
        void holdsFor(List<Assessment> assessments, Random random);
    }

    private static void forAll(Check check) {
        for (int seed = 0; seed < CASES; seed++) {
            var random = new Random(seed);
            var assessments = Cases.random(random);
            try {
                check.holdsFor(assessments, random);
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private static void forOne(Check check) {
        forAll((assessments, random) -> {
            if (!assessments.isEmpty()) {
                check.holdsFor(assessments, random);
            }
        });
    }

    private static List<Assessment> with(List<Assessment> all, int index, Verdict verdict) {
        var changed = new ArrayList<>(all);
        changed.set(index, Cases.assessment(all.get(index).control(), verdict));
        return changed;
    }

    private static void neverLower(Part after, Part before) {
        assertThat(after.raw().low()).isGreaterThanOrEqualTo(before.raw().low());
        assertThat(after.raw().high()).isGreaterThanOrEqualTo(before.raw().high());
        assertThat(after.accepted().low())
                .isGreaterThanOrEqualTo(before.accepted().low());
        assertThat(after.accepted().high())
                .isGreaterThanOrEqualTo(before.accepted().high());
    }

    @Test
    void excluding_a_control_never_lowers_any_score() {
        forOne((assessments, random) -> {
            var before = of(assessments).score();
            var id = Cases.any(random, assessments.toArray(Assessment[]::new))
                    .control()
                    .id();
            var after = of(assessments, id).score();
            neverLower(after.total(), before.total());
            after.pillars()
                    .forEach((pillar, part) -> neverLower(part, before.pillars().get(pillar)));
            after.areas()
                    .forEach((area, part) -> neverLower(part, before.areas().get(area)));
        });
    }

    @Test
    void excluding_two_controls_never_scores_less_than_excluding_one() {
        forOne((assessments, random) -> {
            var first = Cases.any(random, assessments.toArray(Assessment[]::new))
                    .control()
                    .id();
            var second = Cases.any(random, assessments.toArray(Assessment[]::new))
                    .control()
                    .id();
            neverLower(
                    of(assessments, first, second).score().total(),
                    of(assessments, first).score().total());
        });
    }

    @Test
    void waiving_a_gap_never_lowers_any_score_and_leaves_the_raw_one() {
        forOne((assessments, random) -> {
            int index = random.nextInt(assessments.size());
            var failed = with(assessments, index, Verdict.FAIL);
            var waived = with(assessments, index, Verdict.WAIVED);
            var before = of(failed).score().total();
            var after = of(waived).score().total();
            neverLower(after, before);
            assertThat(after.raw()).isEqualTo(before.raw());
        });
    }

    @Test
    void a_missing_input_never_raises_the_low_end_nor_improves_the_verdict_or_the_stage() {
        forOne((assessments, random) -> {
            var missing = with(assessments, random.nextInt(assessments.size()), Verdict.UNKNOWN);
            var before = of(assessments);
            var after = of(missing);
            assertThat(after.score().total().raw().low())
                    .isLessThanOrEqualTo(before.score().total().raw().low());
            assertThat(after.score().total().accepted().low())
                    .isLessThanOrEqualTo(before.score().total().accepted().low());
            after.score().pillars().forEach((pillar, part) -> {
                var old = before.score().pillars().get(pillar);
                assertThat(part.raw().low())
                        .isLessThanOrEqualTo(old == null ? 0 : old.raw().low());
            });
            assertThat(rank(after)).isLessThanOrEqualTo(rank(before));
            assertThat(after.gate().exitCode() == 0 && before.gate().exitCode() != 0)
                    .isFalse();
            assertThat(after.coverage().percent())
                    .isLessThanOrEqualTo(before.coverage().percent());
        });
    }

    private static int rank(Readiness readiness) {
        var reached = readiness.stage().reached();
        return reached == null ? -1 : reached.ordinal();
    }

    @Test
    void unseen_is_never_ready() {
        forOne((assessments, random) -> {
            int index = random.nextInt(assessments.size());
            var readiness = of(with(assessments, index, Verdict.UNKNOWN));
            if (assessments.get(index).control().severity().isAtLeast(Severity.HIGH)) {
                assertThat(readiness.gate().verdict()).isIn(GoLive.NOT_READY, GoLive.UNDETERMINED);
                assertThat(readiness.gate().exitCode()).isNotZero();
            }
        });
    }

    @Test
    void a_stage_is_reached_exactly_when_no_critical_or_high_control_at_or_below_it_fails_or_is_unknown() {
        forAll((assessments, random) -> {
            var stage = of(assessments).stage();
            for (var rung : Stage.values()) {
                boolean clear = assessments.stream()
                        .filter(a -> a.control().stage().compareTo(rung) <= 0)
                        .filter(a -> a.severity().isAtLeast(Severity.HIGH))
                        .noneMatch(a -> a.verdict() == Verdict.FAIL || a.verdict() == Verdict.UNKNOWN);
                var reached = stage.reached();
                assertThat(reached != null && reached.compareTo(rung) >= 0).isEqualTo(clear);
            }
        });
    }

    @Test
    void a_score_is_an_interval_within_0_and_100_and_accepting_never_costs() {
        forAll((assessments, random) -> {
            var total = of(assessments).score().total();
            for (var interval : List.of(total.raw(), total.accepted())) {
                assertThat(interval.low()).isBetween(0.0, interval.high());
                assertThat(interval.high()).isLessThanOrEqualTo(100);
            }
            assertThat(total.accepted().low())
                    .isGreaterThanOrEqualTo(total.raw().low());
            assertThat(total.accepted().high())
                    .isGreaterThanOrEqualTo(total.raw().high());
        });
    }

    @Test
    void an_open_critical_caps_its_pillar_and_the_total() {
        forAll((assessments, random) -> {
            var score = of(assessments).score();
            for (var a : assessments) {
                if (a.verdict() == Verdict.FAIL
                        && a.severity() == Severity.CRITICAL
                        && a.control().severity() == Severity.CRITICAL) {
                    assertThat(score.total().raw().high()).isLessThanOrEqualTo(59);
                    assertThat(score.pillars().get(a.control().pillar()).raw().high())
                            .isLessThanOrEqualTo(40);
                    assertThat(score.openCriticals()).contains(a.control().id());
                }
            }
        });
    }

    @Test
    void closing_every_gap_adds_up_to_100() {
        forAll((assessments, random) -> {
            var score = of(assessments).score();
            double gains =
                    score.gains().stream().mapToDouble(Score.Gain::points).sum();
            if (score.openCriticals().isEmpty() && score.total().weight() > 0) {
                assertThat(score.total().raw().low() + gains)
                        .isCloseTo(100, org.assertj.core.data.Offset.offset(0.06 * (assessments.size() + 1)));
            }
        });
    }

    @Test
    void the_order_of_the_assessments_does_not_matter() {
        forAll((assessments, random) -> {
            var shuffled = new ArrayList<>(assessments);
            java.util.Collections.shuffle(shuffled, random);
            assertThat(of(shuffled).score()).isEqualTo(of(assessments).score());
            assertThat(of(shuffled).stage()).isEqualTo(of(assessments).stage());
            assertThat(of(shuffled).gate()).isEqualTo(of(assessments).gate());
        });
    }
}
