package org.plumbline.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Evidence;
import org.plumbline.finding.Finding;
import org.plumbline.gate.Interval;
import org.plumbline.gate.Readiness;
import org.plumbline.gate.Score;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Puts what an audit came to into the form that may be published. Texts of the cloud are made harmless here. */
public final class ResultBuilder {

    private ResultBuilder() {}

    /**
     * The result of one audit.
     *
     * @param missing hosts that the cloud names and the snapshot lacks
     * @param blindSpots everything that could not be seen, sorted
     */
    public static Result result(
            Result.Tool tool,
            Snapshot snapshot,
            List<Result.Missing> missing,
            List<BlindSpot> blindSpots,
            Readiness readiness) {
        var gate = readiness.gate();
        return new Result(
                Result.SCHEMA,
                tool,
                snapshot(snapshot, missing, blindSpots),
                Plain.line(readiness.profile().name()),
                new Result.Gate(
                        gate.verdict().name(),
                        readiness.profile().target().label(),
                        Plain.line(gate.summary()),
                        gate.exitCode(),
                        gate.conditions().stream()
                                .map(c -> new Result.Condition(c.id(), c.title(), c.met(), Plain.line(c.reason())))
                                .toList()),
                stage(readiness),
                score(readiness.score()),
                new Result.Coverage(
                        readiness.coverage().percent(),
                        readiness.profile().coverageFloor(),
                        readiness.coverage().judged(),
                        readiness.coverage().applicable()),
                controls(readiness),
                readiness.excluded(),
                readiness.leftOut());
    }

    private static Result.Snapshot snapshot(
            Snapshot snapshot, List<Result.Missing> missing, List<BlindSpot> blindSpots) {
        var hosts =
                snapshot.hosts().stream().map(HostFiles::name).map(Plain::line).toList();
        var named = new TreeSet<>(hosts);
        missing.forEach(one -> named.add(Plain.line(one.name())));
        var collectedAt = snapshot.collectedAt();
        return new Result.Snapshot(
                Plain.line(snapshot.name()),
                collectedAt == null ? null : collectedAt.toString(),
                snapshot.sha256(),
                hosts,
                List.copyOf(named),
                missing.stream()
                        .map(m -> new Result.Missing(Plain.line(m.name()), m.roles(), Plain.line(m.at())))
                        .toList(),
                blindSpots.stream().map(ResultBuilder::blindSpot).toList());
    }

    private static Result.Stage stage(Readiness readiness) {
        var stage = readiness.stage();
        return new Result.Stage(
                label(stage.reached()),
                label(stage.next()),
                stage.reason(),
                stage.rungs().stream()
                        .map(r -> new Result.Rung(r.stage().label(), r.reached(), r.missing(), r.unknown()))
                        .toList());
    }

    private static @Nullable String label(org.plumbline.finding.@Nullable Stage stage) {
        return stage == null ? null : stage.label();
    }

    private static Result.Score score(Score score) {
        return new Result.Score(
                score.total().raw().low(),
                score.total().raw().high(),
                interval(score.total().accepted()),
                score.total().weight(),
                parts(score.pillars(), pillar -> lower(pillar)),
                parts(score.areas(), area -> area),
                score.openCriticals(),
                Score.FORMULA);
    }

    private static <K> Map<String, Result.Part> parts(Map<K, Score.Part> parts, Function<K, String> name) {
        var named = new TreeMap<String, Result.Part>();
        parts.forEach((key, part) -> named.put(
                name.apply(key),
                new Result.Part(part.raw().low(), part.raw().high(), interval(part.accepted()), part.weight())));
        return named;
    }

    private static Result.Interval interval(Interval interval) {
        return new Result.Interval(interval.low(), interval.high());
    }

    private static List<Result.Control> controls(Readiness readiness) {
        var points =
                readiness.score().gains().stream().collect(Collectors.toMap(Score.Gain::control, Score.Gain::points));
        return readiness.asked().stream()
                .map(a -> control(a, points.getOrDefault(a.control().id(), 0.0)))
                .toList();
    }

    private static Result.Control control(Assessment assessment, double points) {
        var control = assessment.control();
        return new Result.Control(
                control.id(),
                control.aliases(),
                control.title(),
                lower(control.severity()),
                lower(assessment.severity()),
                control.stage().label(),
                lower(control.pillar()),
                control.area(),
                assessment.verdict().name(),
                Plain.line(assessment.reason()),
                points,
                assessment.findings().stream().map(ResultBuilder::finding).toList(),
                assessment.notes().stream().map(ResultBuilder::finding).toList(),
                assessment.blindSpots().stream().map(ResultBuilder::blindSpot).toList(),
                assessment.examined().stream()
                        .map(Location::toString)
                        .map(Plain::line)
                        .toList(),
                control.rationale(),
                control.remediation(),
                control.risk(),
                control.effort(),
                control.verify(),
                control.references(),
                control.maps());
    }

    private static Result.Finding finding(Finding finding) {
        return new Result.Finding(
                finding.fingerprint(),
                lower(finding.severity()),
                Plain.line(finding.message()),
                finding.hosts().stream().map(Plain::line).toList(),
                finding.evidence().stream().map(ResultBuilder::evidence).toList());
    }

    private static Result.Evidence evidence(Evidence evidence) {
        var at = evidence.at();
        return new Result.Evidence(
                Plain.line(at.host()),
                Plain.line(at.source()),
                at.line(),
                Plain.line(evidence.text()),
                evidence.context().isEmpty()
                        ? null
                        : new Result.Context(
                                evidence.contextFrom(),
                                evidence.context().stream().map(Plain::line).toList()));
    }

    private static Result.BlindSpot blindSpot(BlindSpot spot) {
        return new Result.BlindSpot(
                Plain.line(spot.host()),
                Plain.line(spot.input()),
                spot.line(),
                Plain.line(spot.reason()),
                Plain.line(spot.hint()));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
