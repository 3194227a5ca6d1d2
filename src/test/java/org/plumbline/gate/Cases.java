package org.plumbline.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.finding.Evidence;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Param;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;

/** Controls and assessments made up for tests. */
public final class Cases {

    private Cases() {}

    public static Control control(String id, Severity severity, Stage stage, Pillar pillar) {
        return control(id, List.of(), severity, stage, pillar, Map.of());
    }

    public static Control control(
            String id, List<String> aliases, Severity severity, Stage stage, Pillar pillar, Map<String, Param> params) {
        return new Control(
                id,
                aliases,
                "Title of " + id,
                severity,
                stage,
                pillar,
                List.of("subject"),
                params,
                "Rationale of " + id,
                Map.of("plain", "Steps for " + id),
                "Risk of " + id,
                "S",
                List.of(),
                "verify " + id,
                List.of("https://docs.openstack.org/"),
                Map.of(),
                null);
    }

    public static Assessment assessment(Control control, Verdict verdict) {
        return assessment(control, verdict, control.severity());
    }

    /** The severity is that of the finding, where the verdict has one. */
    public static Assessment assessment(Control control, Verdict verdict, Severity severity) {
        boolean departs = verdict == Verdict.FAIL || verdict == Verdict.WAIVED;
        var at = new Location("ctl1", "/etc/nova/nova.conf", 4);
        return new Assessment(
                control,
                verdict,
                "because of " + verdict,
                List.of(at.whole()),
                departs
                        ? List.of(Finding.of(
                                control.id(),
                                severity,
                                "message of " + control.id(),
                                List.of(new Evidence(at, "key = value"))))
                        : List.of(),
                List.of(),
                verdict == Verdict.UNKNOWN
                        ? List.of(new BlindSpot("ctl2", "/etc/nova/nova.conf", "Permission denied", "run as root"))
                        : List.of());
    }

    /** Up to thirty controls in four areas with any verdicts; findings are never worse than their control. */
    static List<Assessment> random(Random random) {
        var assessments = new ArrayList<Assessment>();
        int size = random.nextInt(30);
        for (int i = 0; i < size; i++) {
            var control = control(
                    "area%d/c%02d".formatted(random.nextInt(4), i),
                    i == 0 ? List.of(Gate.SINGLE_HOST_LOSS) : List.of(),
                    any(random, Severity.values()),
                    any(random, Stage.values()),
                    any(random, Pillar.values()),
                    Map.of());
            var milder = Severity.values()[
                    control.severity().ordinal()
                            + random.nextInt(Severity.values().length
                                    - control.severity().ordinal())];
            assessments.add(assessment(
                    control, any(random, Verdict.values()), random.nextBoolean() ? milder : control.severity()));
        }
        return assessments;
    }

    static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    static Profile profile(List<String> exclude) {
        return new Profile(
                "test",
                Stage.PRODUCTION,
                Selection.ALL,
                exclude,
                Map.of(),
                Map.of(),
                0,
                List.of(GateCondition.values()));
    }
}
