package org.plumbline.rules;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.plumbline.Trimmed;
import org.plumbline.facts.Facts;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Verdict;
import org.plumbline.snapshot.Glob;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;

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
        var complete = dynamicTest(
                "has a fail, a pass and an unknown case",
                () -> assertThat(cases).extracting(RulesTest::kind).contains("fail", "pass", "unknown"));
        return Stream.concat(
                Stream.of(complete), cases.stream().map(c -> dynamicTest(name(c), () -> verify(control, c))));
    }

    private static void verify(Control control, Path fixture) throws IOException, SnapshotException {
        var removed = removed(fixture);
        var snapshot = Trimmed.without(SnapshotReader.read(List.of(HEALTHY, fixture)), removed);
        var assessment = assess(snapshot, control.id());
        switch (kind(fixture)) {
            case "fail" ->
                assertThat(assessment.verdict()).as(assessment.reason()).isEqualTo(Verdict.FAIL);
            case "unknown" ->
                assertThat(assessment.verdict()).as(assessment.reason()).isEqualTo(Verdict.UNKNOWN);
            default ->
                assertThat(assessment.verdict()).as(assessment.reason()).isIn(Verdict.PASS, Verdict.NOT_APPLICABLE);
        }
        approve(fixture.resolve("expected.txt"), text(assessment));
    }

    @Test
    void a_healthy_cloud_has_no_finding() throws SnapshotException {
        assertThat(healthy())
                .filteredOn(a -> a.verdict() == Verdict.FAIL)
                .extracting(RulesTest::text)
                .isEmpty();
    }

    @Test
    void a_healthy_cloud_is_seen_by_every_control() throws SnapshotException {
        assertThat(healthy())
                .filteredOn(a -> a.verdict() == Verdict.UNKNOWN)
                .extracting(RulesTest::text)
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
                    assertThat(blind.verdict()).as(text(blind)).isEqualTo(Verdict.UNKNOWN);
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
    void rules_look_and_report_and_do_nothing_else() throws IOException {
        try (var files = Files.walk(Path.of("rules"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".drl")).toList()) {
                var drl = Files.readString(file);
                var rule = drl.replaceFirst("(?s)^.*?---\\*/", "").replaceAll("\"[^\"\n]*\"", "");
                assertThat(rule)
                        .as(file.toString())
                        .doesNotContainPattern(
                                "\\b(salience|no-loop|declare|function|insert|modify|update|delete|agenda-group)\\b");
                for (var part : rule.split("\\bthen\\b")) {
                    var when = part.substring(Math.max(0, part.lastIndexOf("when")));
                    assertThat(part.contains("when") ? when : "")
                            .as(file.toString())
                            .doesNotContainPattern("[<>+/%]|\\* |\\b(accumulate|collect|from|eval|matches)\\b");
                }
            }
        }
    }

    @Test
    void headers_say_enough() {
        assertThat(CATALOG.controls()).allSatisfy(control -> {
            assertThat(control.title()).as(control.id()).hasSizeBetween(10, 110).doesNotEndWith(".");
            assertThat(control.rationale()).as(control.id()).hasSizeGreaterThan(60);
            assertThat(control.remediation().get("plain")).as(control.id()).hasSizeGreaterThan(20);
            assertThat(control.risk()).as(control.id()).isNotBlank();
            assertThat(control.effort()).as(control.id()).isIn("S", "M", "L");
            assertThat(control.verify()).as(control.id()).isNotBlank();
            assertThat(control.references()).as(control.id()).isNotEmpty();
            assertThat(control.aliases()).as(control.id()).isNotEmpty();
            assertThat(control.needs()).as(control.id()).isNotEmpty();
        });
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

    /** The patterns in the case's file {@code remove}. */
    private static Predicate<String> removed(Path fixture) throws IOException {
        var list = fixture.resolve("remove");
        if (!Files.exists(list)) {
            return path -> false;
        }
        var patterns = Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return path -> patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("/**")
                        ? path.startsWith(pattern.substring(0, pattern.length() - 2))
                        : Glob.matches(pattern, path));
    }

    private static void approve(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.writeString(golden, actual);
        }
        assertThat(golden).hasContent(actual);
    }

    private static final Pattern HASH = Pattern.compile("‹secret:[0-9a-f]{8}:");

    /** What the control says, with the hashes of secrets left out: they change with every change of the sample. */
    static String text(Assessment a) {
        var lines = new ArrayList<String>();
        lines.add(a.verdict() + " " + a.control().id() + (a.verdict() == Verdict.FAIL ? "" : ": " + a.reason()));
        a.findings().forEach(finding -> lines.add(text(finding)));
        a.notes().forEach(note -> lines.add("note " + text(note)));
        if (a.verdict() == Verdict.UNKNOWN) {
            a.blindSpots().stream()
                    .limit(10)
                    .forEach(spot -> lines.add("    ? %s:%s %s".formatted(spot.host(), spot.input(), spot.reason())));
        }
        return HASH.matcher(String.join("\n", lines) + "\n").replaceAll("‹secret:#:");
    }

    private static String text(Finding finding) {
        return finding.severity() + " " + finding.message()
                + finding.evidence().stream()
                        .map(evidence -> "\n    " + evidence.at() + "  " + evidence.text())
                        .collect(joining());
    }

    private static Set<String> ids() {
        return CATALOG.controls().stream().map(Control::id).collect(toSet());
    }

    private static String name(Path fixture) {
        return fixture.getFileName().toString();
    }

    private static String kind(Path fixture) {
        return name(fixture).replaceFirst("-.*", "");
    }

    private static List<Path> cases(String control) {
        try (var folders = Files.list(FIXTURES.resolve(control))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException missing) {
            return List.of();
        }
    }
}
