package org.plumbline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.finding.Verdict.FAIL;
import static org.plumbline.finding.Verdict.NOT_APPLICABLE;
import static org.plumbline.finding.Verdict.PASS;
import static org.plumbline.finding.Verdict.UNKNOWN;
import static org.plumbline.finding.Verdict.WAIVED;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;
import org.plumbline.gate.GateResult.GoLive;

class GateTest {

    private static final Control SIMULATION = Cases.control(
            "topology/host-loss",
            List.of(Gate.SINGLE_HOST_LOSS),
            Severity.CRITICAL,
            Stage.PRODUCTION,
            Pillar.AVAILABILITY,
            Map.of());

    private static Control control(String id, Severity severity, Stage stage) {
        return Cases.control(id, severity, stage, Pillar.AVAILABILITY);
    }

    private static Profile profile(Stage target, double floor) {
        return new Profile(
                "test", target, Selection.ALL, List.of(), Map.of(), Map.of(), floor, List.of(GateCondition.values()));
    }

    private static List<Assessment> healthyBut(Assessment... others) {
        var all = new ArrayList<>(List.of(
                Cases.assessment(SIMULATION, PASS),
                Cases.assessment(control("a/one", Severity.CRITICAL, Stage.HOW_TO), PASS),
                Cases.assessment(control("a/two", Severity.HIGH, Stage.POC), PASS)));
        all.addAll(List.of(others));
        return all;
    }

    @ParameterizedTest(name = "{0} {1} at {2}, target {3}: {4}, exit {5}")
    @CsvSource({
        "PASS,           CRITICAL, PRODUCTION, PRODUCTION, READY,              0",
        "NOT_APPLICABLE, CRITICAL, PRODUCTION, PRODUCTION, READY,              0",
        "FAIL,           CRITICAL, PRODUCTION, PRODUCTION, NOT_READY,          3",
        "FAIL,           HIGH,     HOW_TO,     PRODUCTION, NOT_READY,          3",
        "FAIL,           MEDIUM,   PRODUCTION, PRODUCTION, READY,              0",
        "FAIL,           LOW,      HOW_TO,     PRODUCTION, READY,              0",
        "FAIL,           CRITICAL, PRODUCTION, POC,        READY,              0",
        "UNKNOWN,        HIGH,     PRODUCTION, PRODUCTION, UNDETERMINED,       5",
        "UNKNOWN,        LOW,      PRODUCTION, PRODUCTION, READY,              0",
        "WAIVED,         CRITICAL, PRODUCTION, PRODUCTION, READY_WITH_WAIVERS, 0",
    })
    void a_control_decides_the_verdict(
            Verdict verdict, Severity severity, Stage stage, Stage target, GoLive goLive, int exitCode) {
        var gate = Readiness.of(
                        profile(target, 50), healthyBut(Cases.assessment(control("b/x", severity, stage), verdict)))
                .gate();
        assertThat(gate.verdict()).isEqualTo(goLive);
        assertThat(gate.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest(name = "a simulation that comes to {0}: met={1}, {2}")
    @CsvSource({
        "PASS, true, READY",
        "FAIL, false, NOT_READY",
        "UNKNOWN, , UNDETERMINED",
        "NOT_APPLICABLE, true, READY",
    })
    void the_loss_of_a_host_is_judged_by_the_simulation(Verdict verdict, Boolean met, GoLive goLive) {
        var gate = Readiness.of(profile(Stage.PRODUCTION, 0), List.of(Cases.assessment(SIMULATION, verdict)))
                .gate();
        assertThat(gate.conditions().get(1).met()).isEqualTo(met);
        assertThat(gate.verdict()).isEqualTo(goLive);
    }

    @Test
    void a_catalog_without_the_simulation_cannot_say_ready() {
        var one = Cases.assessment(control("a/one", Severity.CRITICAL, Stage.HOW_TO), PASS);
        assertThat(Readiness.of(profile(Stage.PRODUCTION, 0), List.of(one))
                        .gate()
                        .verdict())
                .isEqualTo(GoLive.UNDETERMINED);
    }

    @Test
    void nothing_judged_is_undetermined() {
        var gate = Readiness.of(profile(Stage.PRODUCTION, 0), List.of()).gate();
        assertThat(gate.verdict()).isEqualTo(GoLive.UNDETERMINED);
        assertThat(gate.summary()).isEqualTo("UNDETERMINED for production: nothing could be judged.");
    }

    @Test
    void too_little_coverage_alone_leaves_the_verdict_open_with_code_5() {
        var unseen = Cases.assessment(control("b/x", Severity.MEDIUM, Stage.POC), UNKNOWN);
        var gate =
                Readiness.of(profile(Stage.PRODUCTION, 95), healthyBut(unseen)).gate();
        assertThat(gate.conditions().get(2).met()).isFalse();
        assertThat(gate.conditions().get(2).reason())
                .isEqualTo("92.5 % of the weight could be judged (3 of 4 controls), 95 % are asked");
        assertThat(gate.verdict()).isEqualTo(GoLive.UNDETERMINED);
        assertThat(gate.exitCode()).isEqualTo(5);
    }

    @Test
    void the_finding_decides_how_grave_a_gap_is_and_the_control_what_it_weighs() {
        var mild = Cases.assessment(control("b/x", Severity.CRITICAL, Stage.POC), FAIL, Severity.MEDIUM);
        var readiness = Readiness.of(profile(Stage.PRODUCTION, 0), healthyBut(mild));
        assertThat(readiness.gate().verdict()).isEqualTo(GoLive.READY);
        assertThat(readiness.score().total().raw()).isEqualTo(new Interval(71.4, 71.4));
        assertThat(readiness.score().openCriticals()).isEmpty();
    }

    @Test
    void selectors_look_at_a_part_and_leave_the_verdict_open() {
        var part = new Selection(List.of(), List.of("a"), List.of(), Set.of(), null);
        var readiness = Readiness.of(profile(Stage.PRODUCTION, 0), part, healthyBut(), List.of());
        assertThat(readiness.gate().verdict()).isEqualTo(GoLive.UNDETERMINED);
        assertThat(readiness.gate().summary())
                .isEqualTo("UNDETERMINED for production: nothing speaks against it so far, but 1 control of the profile"
                        + " was not looked at; it is not known what the loss of a single host takes down.");
        assertThat(readiness.stage().reached()).isNull();
        assertThat(readiness.asked()).hasSize(2);
    }

    @Test
    void the_summary_counts_what_is_open_and_what_is_not_known() {
        var gate = Readiness.of(
                        profile(Stage.PRODUCTION, 0),
                        healthyBut(
                                Cases.assessment(control("b/1", Severity.CRITICAL, Stage.POC), FAIL),
                                Cases.assessment(control("b/2", Severity.CRITICAL, Stage.POC), FAIL),
                                Cases.assessment(control("b/3", Severity.HIGH, Stage.POC), FAIL),
                                Cases.assessment(control("b/4", Severity.HIGH, Stage.POC), UNKNOWN)))
                .gate();
        assertThat(gate.summary())
                .isEqualTo("NOT READY for production: 2 critical and 1 high gaps are open, and 1 high control could not"
                        + " be judged.");
    }

    @Test
    void a_ready_cloud_says_what_remains() {
        var gate = Readiness.of(
                        profile(Stage.PRODUCTION, 0),
                        healthyBut(
                                Cases.assessment(control("b/1", Severity.LOW, Stage.POC), FAIL),
                                Cases.assessment(control("b/2", Severity.HIGH, Stage.POC), WAIVED),
                                Cases.assessment(control("b/3", Severity.HIGH, Stage.POC), NOT_APPLICABLE)))
                .gate();
        assertThat(gate.summary())
                .isEqualTo("READY WITH WAIVERS for production: 1 gap is waived; 1 medium or low gap remains.");
    }

    @Test
    void an_expired_waiver_alone_keeps_a_cloud_from_ready() {
        var gate = Readiness.of(
                        profile(Stage.PRODUCTION, 0),
                        Selection.ALL,
                        healthyBut(Cases.assessment(control("b/1", Severity.LOW, Stage.POC), FAIL)),
                        List.of("that of ops for b/1 on 2026-11-23"))
                .gate();
        assertThat(gate.verdict()).isEqualTo(GoLive.NOT_READY);
        assertThat(gate.exitCode()).isEqualTo(7);
        assertThat(gate.summary())
                .isEqualTo("NOT READY for production: 1 waiver has expired: that of ops for b/1 on 2026-11-23.");
    }

    @Test
    void each_rung_says_what_it_lacks() {
        var stage = Readiness.of(
                        profile(Stage.PRODUCTION, 0),
                        healthyBut(
                                Cases.assessment(control("b/1", Severity.HIGH, Stage.POC), FAIL),
                                Cases.assessment(control("b/2", Severity.HIGH, Stage.POC), UNKNOWN),
                                Cases.assessment(control("b/3", Severity.HIGH, Stage.PRODUCTION), FAIL)))
                .stage();
        assertThat(stage.reached()).isEqualTo(Stage.HOW_TO);
        assertThat(stage.next()).isEqualTo(Stage.POC);
        assertThat(stage.reason())
                .isEqualTo(
                        "to reach poc: 1 critical or high gap is open; 1 critical or high control could not be judged");
        assertThat(stage.rungs())
                .extracting(StageReached.Rung::missing)
                .containsExactly(List.of(), List.of("b/1"), List.of("b/3"));
        assertThat(stage.rungs()).extracting(StageReached.Rung::reached).containsExactly(true, false, false);
    }

    @Test
    void the_score_is_the_formula() {
        var score = Readiness.of(
                        profile(Stage.PRODUCTION, 0),
                        List.of(
                                Cases.assessment(control("a/1", Severity.HIGH, Stage.POC), PASS),
                                Cases.assessment(control("a/2", Severity.MEDIUM, Stage.POC), FAIL),
                                Cases.assessment(control("b/3", Severity.LOW, Stage.POC), UNKNOWN)))
                .score();
        assertThat(score.total().raw()).isEqualTo(new Interval(62.5, 75));
        assertThat(score.areas().get("a").raw()).isEqualTo(new Interval(71.4, 71.4));
        assertThat(score.areas().get("b").raw()).isEqualTo(new Interval(0, 100));
        assertThat(score.gains()).containsExactly(new Score.Gain("a/2", 25), new Score.Gain("b/3", 12.5));
    }
}
