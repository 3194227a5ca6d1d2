package org.plumbline.rules;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.plumbline.Approved;
import org.plumbline.authoring.AssessmentText;
import org.plumbline.authoring.ControlCase;
import org.plumbline.facts.Facts;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.finding.Verdict;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;
import org.plumbline.snapshot.Trimmed;

/**
 * Every control has a fixture that it fails, a near miss that it passes and one where it cannot know. Adding a control
 * adds no Java. {@code -Dcontrol=vip/} runs only the controls whose id starts so; {@code -Dapprove=true} accepts what
 * they say, to be read in the diff.
 */
class RulesTest {

    private static final Path FIXTURES = Path.of("src/test/resources/rules");
    private static final Path HEALTHY = Path.of("samples/production");
    private static final String WANTED = System.getProperty("control", "");
    private static final Catalog CATALOG =
            Catalog.builtIn().only(control -> control.id().startsWith(WANTED));
    private static final RuleEngine ENGINE = new RuleEngine(CATALOG);

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicContainer> every_control() {
        return CATALOG.controls().stream().map(control -> dynamicContainer(control.id(), tests(control)));
    }

    private static Stream<DynamicTest> tests(Control control) {
        var cases = cases(control.id());
        var complete =
                dynamicTest("has a fail, a pass and an unknown case", () -> assertThat(ControlCase.lacking(cases))
                        .isEmpty());
        return Stream.concat(
                Stream.of(complete), cases.stream().map(c -> dynamicTest(c.name(), () -> verify(control, c))));
    }

    private static void verify(Control control, ControlCase trial) throws IOException, SnapshotException {
        var assessment = assess(trial.snapshot(HEALTHY), control.id());
        assertThat(assessment.verdict()).as(assessment.reason()).isIn(trial.expected());
        Approved.text(trial.approved(), AssessmentText.of(assessment));
    }

    @Test
    void a_healthy_cloud_has_no_finding() throws SnapshotException {
        assertThat(healthy())
                .filteredOn(a -> a.verdict() == Verdict.FAIL)
                .extracting(AssessmentText::of)
                .isEmpty();
    }

    @Test
    void a_healthy_cloud_is_seen_by_every_control() throws SnapshotException {
        assertThat(healthy())
                .filteredOn(a -> a.verdict() == Verdict.UNKNOWN)
                .extracting(AssessmentText::of)
                .isEmpty();
    }

    /** The evidence of every pass taken away: what was not seen is neither innocent nor guilty. */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> without_its_evidence_no_control_passes_or_fails() throws SnapshotException {
        var whole = SnapshotReader.read(HEALTHY);
        return healthy().stream()
                .filter(a -> a.verdict() == Verdict.PASS)
                .map(a -> dynamicTest(a.control().id(), () -> {
                    assertThat(a.examined())
                            .as("a pass names what was looked at")
                            .isNotEmpty();
                    var blind = assess(
                            Trimmed.without(whole, lies(whole, a.examined())),
                            a.control().id());
                    assertThat(blind.verdict()).as(AssessmentText.of(blind)).isEqualTo(Verdict.UNKNOWN);
                }));
    }

    @Test
    void an_unseen_cloud_is_unknown_to_every_control() {
        assertThat(new RuleEngine(CATALOG).assess(List.of()))
                .extracting(Assessment::verdict)
                .containsOnly(Verdict.UNKNOWN);
    }

    @Test
    void every_fixture_belongs_to_a_control() throws IOException {
        try (var folders = Files.walk(FIXTURES, 2)) {
            assertThat(folders.filter(path -> FIXTURES.relativize(path).getNameCount() == 2)
                            .map(path -> FIXTURES.relativize(path).toString())
                            .filter(id -> id.startsWith(WANTED))
                            .collect(toSet()))
                    .isSubsetOf(ids());
        }
    }

    @Test
    void rules_look_and_report_and_headers_say_enough() {
        var mistakes = RuleFile.below(Path.of("rules")).stream().flatMap(file -> RuleLint.style(file).stream()
                .map(mistake -> file.control().id() + ": " + mistake));
        assertThat(mistakes).isEmpty();
        assertThat(CATALOG.controls())
                .allSatisfy(control ->
                        assertThat(control.aliases()).as(control.id()).isNotEmpty());
    }

    private static List<Assessment> healthy() throws SnapshotException {
        return ENGINE.assess(Facts.of(SnapshotReader.read(HEALTHY)).all());
    }

    private static Assessment assess(Snapshot snapshot, String control) {
        return ENGINE.assess(Facts.of(snapshot).all()).stream()
                .filter(a -> a.control().id().equals(control))
                .findFirst()
                .orElseThrow();
    }

    /** The paths of the sources at these places. */
    private static Predicate<String> lies(Snapshot snapshot, List<Location> places) {
        var away = Set.copyOf(places);
        var paths = new ArrayList<String>();
        for (var host : snapshot.hosts()) {
            host.files().forEach((path, file) -> add(paths, away, file.at(), "hosts/" + host.name() + path));
            host.outputs()
                    .forEach((id, file) -> add(
                            paths, away, file.at(), "hosts/" + host.name() + "/commands/" + id + "." + file.format()));
        }
        snapshot.api().forEach((call, file) -> add(paths, away, file.at(), "api/" + call + ".json"));
        if (places.stream().anyMatch(place -> place.host().equals("snapshot"))) {
            paths.addAll(List.of("topology.yaml", "attestations.yaml"));
        }
        return Set.copyOf(paths)::contains;
    }

    private static void add(List<String> paths, Set<Location> away, Location at, String path) {
        if (away.contains(at)) {
            paths.add(path);
        }
    }

    private static Set<String> ids() {
        return CATALOG.controls().stream().map(Control::id).collect(toSet());
    }

    private static List<ControlCase> cases(String control) {
        try {
            return ControlCase.in(FIXTURES.resolve(control));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
