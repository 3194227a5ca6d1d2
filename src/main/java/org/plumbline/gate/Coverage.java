package org.plumbline.gate;

import java.util.List;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Verdict;

/**
 * How much of what the target stage asks for could be judged at all.
 *
 * @param judged number of controls that came to PASS, FAIL or WAIVED
 * @param applicable number of controls that apply or may apply
 * @param percent share of the weight that was judged, 0 to 100 with one decimal; 0 where nothing applies
 */
public record Coverage(int judged, int applicable, double percent) {

    static Coverage of(List<Assessment> asked) {
        int judged = 0;
        int applicable = 0;
        int judgedWeight = 0;
        int weight = 0;
        for (var assessment : asked) {
            if (assessment.verdict() == Verdict.NOT_APPLICABLE) {
                continue;
            }
            int own = assessment.control().severity().weight();
            applicable++;
            weight += own;
            if (assessment.verdict() != Verdict.UNKNOWN) {
                judged++;
                judgedWeight += own;
            }
        }
        return new Coverage(judged, applicable, weight == 0 ? 0 : Math.floor(1000.0 * judgedWeight / weight) / 10);
    }
}
