package org.plumbline.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;
import org.plumbline.gate.Cases;
import org.plumbline.gate.GateCondition;
import org.plumbline.gate.Profile;
import org.plumbline.gate.Readiness;
import org.plumbline.gate.Selection;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Results made up for tests. */
final class Results {

    static final Result.Tool TOOL = new Result.Tool("plumbline", "1.2.3", 130, "2026-08-31");

    private Results() {}

    /** A small cloud with every kind of verdict. */
    static Result small() {
        return of(List.of(
                Cases.assessment(
                        Cases.control("database/quorum", Severity.CRITICAL, Stage.PRODUCTION, Pillar.AVAILABILITY),
                        Verdict.FAIL),
                Cases.assessment(
                        Cases.control("backup/schedule", Severity.HIGH, Stage.POC, Pillar.RECOVERABILITY),
                        Verdict.UNKNOWN),
                Cases.assessment(
                        Cases.control("keystone/tokens", Severity.HIGH, Stage.HOW_TO, Pillar.SECURITY), Verdict.PASS),
                Cases.assessment(
                        Cases.control("logging/rotation", Severity.LOW, Stage.POC, Pillar.OPERABILITY), Verdict.WAIVED),
                Cases.assessment(
                        Cases.control("ceph/replicas", Severity.CRITICAL, Stage.POC, Pillar.AVAILABILITY),
                        Verdict.NOT_APPLICABLE)));
    }

    static Result random(Random random) {
        var assessments = new ArrayList<Assessment>();
        int size = random.nextInt(40);
        for (int i = 0; i < size; i++) {
            var control = Cases.control(
                    "area%d/c%02d".formatted(random.nextInt(5), i),
                    any(random, Severity.values()),
                    any(random, Stage.values()),
                    any(random, Pillar.values()));
            assessments.add(Cases.assessment(control, any(random, Verdict.values())));
        }
        return of(assessments);
    }

    static Result of(List<Assessment> assessments) {
        var profile = new Profile(
                "production",
                Stage.PRODUCTION,
                Selection.ALL,
                List.of(),
                Map.of(),
                Map.of(),
                90,
                List.of(GateCondition.values()));
        var blind = new BlindSpot("ctl2", "/etc/nova/nova.conf", "Permission denied", "run as root");
        return ResultBuilder.result(
                TOOL,
                snapshot(Instant.parse("2026-11-20T10:00:00Z")),
                List.of(new Result.Missing("ctl3", List.of("galera-node"), "ctl1:/etc/mysql/my.cnf:3")),
                List.of(blind),
                Readiness.of(profile, assessments));
    }

    private static Snapshot snapshot(@Nullable Instant collectedAt) {
        return new Snapshot(
                "lab",
                collectedAt,
                "0123abcd",
                List.of(host("ctl1"), host("ctl2")),
                new TreeMap<>(),
                null,
                null,
                List.of());
    }

    private static HostFiles host(String name) {
        return new HostFiles(name, name, new TreeMap<>(), new TreeMap<>(), List.of(), List.of());
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
