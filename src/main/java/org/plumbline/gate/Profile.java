package org.plumbline.gate;

import java.util.List;
import java.util.Map;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;

/**
 * What is asked of a cloud: which controls, with which thresholds, and what it takes to be called ready.
 *
 * @param name how results call it
 * @param target the rung of the ladder that the cloud is meant for
 * @param selection the controls that are asked
 * @param exclude ids, aliases or patterns of controls that are not asked although the selection has them
 * @param severities severity by control id, where it differs from the control's own
 * @param params thresholds by control id and name, where they differ from the control's own
 * @param coverageFloor least percentage of the asked weight that must have been judged
 * @param conditions what must be met, in the order in which reports print it
 */
public record Profile(
        String name,
        Stage target,
        Selection selection,
        List<String> exclude,
        Map<String, Severity> severities,
        Map<String, Map<String, Object>> params,
        double coverageFloor,
        List<GateCondition> conditions) {

    /** Whether the profile asks for this control. */
    public boolean asks(Control control) {
        return selection.wants(control) && !excludes(control);
    }

    /** Whether the profile leaves this control out by name. */
    public boolean excludes(Control control) {
        return selection.wants(control) && exclude.stream().anyMatch(pattern -> Selection.names(pattern, control));
    }

    /** Whether the gap must be closed before the target stage. */
    public boolean concerns(Control control) {
        return control.stage().compareTo(target) <= 0;
    }

    /** How bad a gap is in this profile. */
    public Severity severity(Control control) {
        return severities.getOrDefault(control.id(), control.severity());
    }

    /**
     * The same assessment with the severity that this profile gives the control. A finding that its rule re-rated for
     * a special case keeps that rating, unless the profile's is lower.
     */
    Assessment rated(Assessment assessment) {
        var control = assessment.control();
        var severity = severity(control);
        if (severity == control.severity()) {
            return assessment;
        }
        return new Assessment(
                control.withSeverity(severity),
                assessment.verdict(),
                assessment.reason(),
                assessment.examined(),
                assessment.findings().stream()
                        .map(finding -> rated(finding, control.severity(), severity))
                        .toList(),
                assessment.notes(),
                assessment.blindSpots());
    }

    private static Finding rated(Finding finding, Severity before, Severity now) {
        boolean ordinary = finding.severity() == before;
        boolean above = finding.severity().isAtLeast(now);
        var severity = ordinary || above ? now : finding.severity();
        return new Finding(finding.control(), severity, finding.message(), finding.hosts(), finding.evidence());
    }
}
