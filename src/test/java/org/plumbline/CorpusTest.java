package org.plumbline;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.facts.Facts;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Verdict;
import org.plumbline.rules.Catalog;
import org.plumbline.rules.RuleEngine;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;

/**
 * Clouds that nobody of this project built: their findings, one by one, as somebody read and approved them. A change of any
 * finding shows in the review.
 */
class CorpusTest {

    private static final Path APPROVED = Path.of("src/test/resources/corpus");
    private static final RuleEngine ENGINE = new RuleEngine(Catalog.builtIn());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "corpus/clouds/liberty-6node-lab",
                "corpus/clouds/osa-pike-2infra-facts",
                "corpus/clouds/osa-ritsec-train",
                "corpus/clouds/osism-testbed-kolla-2024.2",
                "corpus/hosts/ironic-inspector-ha-pair",
                "corpus/hosts/sunbeam-2025-noble",
                "corpus/hosts/zed-aio-2022",
                "lab/snapshots/ha",
                "lab/snapshots/poc"
            })
    void a_cloud_gives_its_approved_findings(String which) throws IOException, SnapshotException {
        var cloud = Shared.path(which);
        var assessments = ENGINE.assess(Facts.of(SnapshotReader.read(cloud)).all());
        assertThat(assessments).extracting(Assessment::reason).noneMatch(reason -> reason.contains("the rule failed"));
        Approved.text(APPROVED.resolve(cloud.getFileName() + ".txt"), text(assessments));
    }

    private static String text(List<Assessment> assessments) {
        var counts = new TreeMap<Verdict, Integer>();
        assessments.forEach(a -> counts.merge(a.verdict(), 1, Integer::sum));
        var lines = new ArrayList<String>(List.of(counts.toString(), ""));
        assessments.forEach(a -> a.findings().forEach(finding -> lines.add(line(a, finding))));
        lines.add("");
        assessments.stream()
                .filter(a -> a.verdict() == Verdict.UNKNOWN || a.verdict() == Verdict.NOT_APPLICABLE)
                .forEach(a -> lines.add(a.verdict() + " " + a.control().id() + ": " + a.reason()));
        return String.join("\n", lines).replaceAll("‹secret:[0-9a-f]{8}:", "‹secret:#:") + "\n";
    }

    private static String line(Assessment assessment, Finding finding) {
        return finding.severity() + " " + assessment.control().id() + ": " + finding.message()
                + finding.evidence().stream()
                        .limit(3)
                        .map(evidence -> "\n    " + evidence.at() + "  " + evidence.text())
                        .collect(joining());
    }
}
