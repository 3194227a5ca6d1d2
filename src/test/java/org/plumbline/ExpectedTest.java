package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.facts.Facts;
import org.plumbline.finding.Verdict;
import org.plumbline.rules.Catalog;
import org.plumbline.rules.RuleEngine;
import org.plumbline.snapshot.SnapshotReader;

/** Clouds that were assessed by hand: which of their gaps are found, and that none of their traps is. */
class ExpectedTest {

    private static final Pattern GAP = Pattern.compile("(?m)^\\| *(\\d+) *\\|");

    private record Expected(
            @JsonProperty(required = true) Map<Integer, String> found,
            @JsonProperty(required = true) List<Integer> later,
            @JsonProperty(required = true) List<String> never) {}

    @TestFactory
    Stream<DynamicTest> hand_assessed_clouds() throws IOException {
        var expected = new YAMLMapper()
                .readValue(
                        Path.of("src/test/resources/corpus/expected.yaml").toFile(),
                        new TypeReference<Map<String, Expected>>() {});
        var engine = new RuleEngine(Catalog.builtIn());
        var corpus = Shared.path("corpus");
        return expected.entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey(), () -> check(engine, cloud(corpus, entry.getKey()), entry.getValue())));
    }

    private static Path cloud(Path corpus, String name) {
        var cloud = corpus.resolve("clouds").resolve(name);
        return Files.exists(cloud) ? cloud : corpus.resolve("hosts").resolve(name);
    }

    private static void check(RuleEngine engine, Path cloud, Expected expected) throws Exception {
        var failed = engine.assess(Facts.of(SnapshotReader.read(cloud)).all()).stream()
                .filter(assessment -> assessment.verdict() == Verdict.FAIL)
                .map(assessment -> assessment.control().id())
                .collect(Collectors.toSet());
        assertThat(failed)
                .as("gaps that are there")
                .containsAll(expected.found().values());
        assertThat(failed).as("traps").doesNotContainAnyElementsOf(expected.never());
        var known = Catalog.builtIn().controls().stream()
                .map(control -> control.id())
                .toList();
        assertThat(known).containsAll(expected.never());
        var told = new TreeSet<>(expected.found().keySet());
        told.addAll(expected.later());
        assertThat(told).as("every gap of EXPECTED.md is accounted for").isEqualTo(gaps(cloud.resolve("EXPECTED.md")));
    }

    private static TreeSet<Integer> gaps(Path assessment) throws IOException {
        var numbers = new TreeSet<Integer>();
        var rows = GAP.matcher(Files.readString(assessment));
        while (rows.find()) {
            numbers.add(Integer.parseInt(rows.group(1)));
        }
        return numbers;
    }
}
