package org.plumbline.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Verdict;

/**
 * How far the cloud has come, in numbers that can only be read beside the gate.
 *
 * @param total all controls of the profile
 * @param pillars by what the controls protect; only pillars with an applicable control
 * @param areas by area; only areas with an applicable control
 * @param openCriticals ids of the critical controls that cap the low end of the raw total, sorted
 * @param gains what closing each control would add to the low end before caps, most first
 */
public record Score(
        Part total, Map<Pillar, Part> pillars, Map<String, Part> areas, List<String> openCriticals, List<Gain> gains) {

    /** For people; reports print it beside every score. */
    public static final String FORMULA =
            "100 · Σ weight(passed) / Σ weight(applicable); weights: critical 10, high 5, medium 2, low 1. What could not"
                    + " be seen fails at the low end and passes at the high end. An open critical caps its pillar at 40"
                    + " and the total at 59. A waived control fails in the raw score and is left out of the accepted one."
                    + " A control that the profile excludes keeps its points where it passes and is left out elsewhere.";

    private static final double PILLAR_CAP = 40;
    private static final double TOTAL_CAP = 59;

    /** One score. */
    public record Part(Interval raw, Interval accepted, int weight) {}

    /** Points that one control would add to the low end of the total, before caps. */
    public record Gain(String control, double points) {}

    static Score of(List<Assessment> asked, List<Assessment> excluded) {
        var controls = Stream.concat(
                        asked.stream().map(a -> new Weighed(a, false)),
                        excluded.stream().map(a -> new Weighed(a, true)))
                .toList();
        var pillars = new TreeMap<Pillar, Part>();
        group(controls, c -> c.control().pillar()).forEach((pillar, own) -> pillars.put(pillar, part(own, PILLAR_CAP)));
        var areas = new TreeMap<String, Part>();
        group(controls, c -> c.control().area()).forEach((area, own) -> areas.put(area, part(own, 100)));
        return new Score(part(controls, TOTAL_CAP), pillars, areas, openCriticals(controls), gains(controls));
    }

    private static <K extends Comparable<K>> Map<K, List<Weighed>> group(
            List<Weighed> controls, Function<Weighed, K> key) {
        var groups = new TreeMap<K, List<Weighed>>();
        controls.stream().filter(Weighed::applies).forEach(c -> groups.computeIfAbsent(
                        key.apply(c), k -> new ArrayList<>())
                .add(c));
        groups.values().removeIf(own -> own.stream().allMatch(Weighed::excluded));
        return groups;
    }

    private static Part part(List<Weighed> controls, double cap) {
        return new Part(
                new Interval(end(controls, cap, false, false), end(controls, cap, false, true)),
                new Interval(end(controls, cap, true, false), end(controls, cap, true, true)),
                controls.stream()
                        .filter(c -> c.applies() && !c.excluded())
                        .mapToInt(Weighed::weight)
                        .sum());
    }

    private static double end(List<Weighed> controls, double cap, boolean accepted, boolean high) {
        int passed = 0;
        int counted = 0;
        boolean capped = false;
        for (var control : controls) {
            if (control.passes(high)) {
                passed += control.weight();
                counted += control.weight();
            } else if (control.countsAsFailed(accepted)) {
                counted += control.weight();
                capped |= control.isOpenCritical();
            }
        }
        if (counted == 0) {
            return high ? 100 : 0;
        }
        double share = Math.round(1000.0 * passed / counted) / 10.0;
        return capped ? Math.min(share, cap) : share;
    }

    private static List<String> openCriticals(List<Weighed> controls) {
        return controls.stream()
                .filter(c -> !c.passes(false) && c.countsAsFailed(false) && c.isOpenCritical())
                .map(c -> c.control().id())
                .sorted()
                .toList();
    }

    private static List<Gain> gains(List<Weighed> controls) {
        int counted = controls.stream()
                .filter(c -> c.passes(false) || c.countsAsFailed(false))
                .mapToInt(Weighed::weight)
                .sum();
        return controls.stream()
                .filter(c -> !c.passes(false) && c.countsAsFailed(false))
                .map(c -> new Gain(c.control().id(), Math.round(1000.0 * c.weight() / counted) / 10.0))
                .sorted(Comparator.comparing(Gain::points).reversed().thenComparing(Gain::control))
                .toList();
    }

    /**
     * One control as the score sees it.
     *
     * @param excluded whether the profile leaves it out by name
     */
    record Weighed(Assessment assessment, boolean excluded) {

        Control control() {
            return assessment.control();
        }

        int weight() {
            return control().severity().weight();
        }

        boolean applies() {
            return assessment.verdict() != Verdict.NOT_APPLICABLE;
        }

        boolean passes(boolean unknownPasses) {
            return assessment.verdict() == Verdict.PASS || (unknownPasses && assessment.verdict() == Verdict.UNKNOWN);
        }

        /** Asked of a control that does not pass. */
        boolean countsAsFailed(boolean accepted) {
            return applies() && !excluded && !(accepted && assessment.verdict() == Verdict.WAIVED);
        }

        /** At worst critical, and critical in this case: unknown counts as the worst. */
        boolean isOpenCritical() {
            return control().severity() == Severity.CRITICAL && assessment.severity() == Severity.CRITICAL;
        }
    }
}
