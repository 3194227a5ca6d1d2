package org.plumbline.rules;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.facts.Facts;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Verdict;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;

/**
 * Some hosts of a healthy cloud, as somebody collects who has no access to the others: the cloud does not get worse by
 * that, and nothing that it runs becomes absent.
 */
class PartialCloudTest {

    private static final Path HEALTHY = Path.of("samples/production");
    private static final List<String> HOSTS = List.of("cmp1", "cmp2", "ctl1", "ctl2", "ctl3");
    private static final RuleEngine ENGINE = new RuleEngine(Catalog.builtIn());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "ctl1",
                "cmp1",
                "ctl1 api",
                "ctl3 cmp2",
                "ctl2 ctl3",
                "ctl1 ctl2 api",
                "cmp1 cmp2 api",
                "ctl1 ctl2 ctl3 api"
            })
    void hosts_that_were_not_collected_cause_no_finding(String collected) throws SnapshotException {
        var parts = Set.of(collected.split(" "));
        var assessments = assess(
                path -> HOSTS.stream().anyMatch(host -> !parts.contains(host) && path.startsWith("hosts/" + host + "/"))
                        || (!parts.contains("api") && path.startsWith("api/")));
        assertThat(with(assessments, Verdict.FAIL)).isEmpty();
        assertThat(with(assess(path -> false), Verdict.NOT_APPLICABLE))
                .containsAll(with(assessments, Verdict.NOT_APPLICABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/", "/commands/"})
    void half_of_every_host_causes_no_finding(String collected) throws SnapshotException {
        var assessments = assess(path -> path.startsWith("api/")
                || path.startsWith("hosts/") && path.split("/").length > 3 && !path.contains(collected));
        assertThat(with(assessments, Verdict.FAIL)).isEmpty();
    }

    private static List<Assessment> assess(Predicate<String> leftOut) throws SnapshotException {
        return ENGINE.assess(
                Facts.of(SnapshotReader.read(List.of(HEALTHY), leftOut)).all());
    }

    private static Set<String> with(List<Assessment> assessments, Verdict verdict) {
        return assessments.stream()
                .filter(assessment -> assessment.verdict() == verdict)
                .map(assessment -> assessment.control().id())
                .collect(toSet());
    }
}
