package org.plumbline.finding;

import java.util.List;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;

/**
 * One control held against one cloud.
 *
 * @param verdict what it comes to
 * @param reason why, in one sentence
 * @param examined the sources that were looked at, sorted
 * @param findings the departures, worst first; empty unless the verdict is FAIL or WAIVED
 * @param notes what is worth saying but is no gap, in the shape of findings
 * @param blindSpots what could not be seen for this control
 */
public record Assessment(
        Control control,
        Verdict verdict,
        String reason,
        List<Location> examined,
        List<Finding> findings,
        List<Finding> notes,
        List<BlindSpot> blindSpots) {

    /** The worst severity among the findings; the control's own where there are none. */
    public Severity severity() {
        return findings.stream().map(Finding::severity).min(Severity::compareTo).orElse(control.severity());
    }
}
