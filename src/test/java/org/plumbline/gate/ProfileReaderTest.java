package org.plumbline.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.finding.Control;
import org.plumbline.finding.Param;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;

class ProfileReaderTest {

    private static final List<Control> CATALOG = List.of(
            Cases.control(
                    "time/offset",
                    List.of("time.clock-offset"),
                    Severity.HIGH,
                    Stage.POC,
                    Pillar.OPERABILITY,
                    Map.of(
                            "max_offset", new Param(0.1, "chrony manual", 0.0, 5.0),
                            "strict", new Param(true, "ours", null, null),
                            "peers", new Param(List.of("a"), "ours", null, null))),
            Cases.control("messaging/quorum", Severity.CRITICAL, Stage.PRODUCTION, Pillar.AVAILABILITY));

    @TempDir
    private Path folder;

    private Profile read(String yaml) {
        return read(yaml, Map.of(), Map.of());
    }

    private Profile read(String yaml, Map<String, String> environment, Map<String, String> commandLine) {
        try {
            var file = Files.writeString(folder.resolve("own.yaml"), yaml);
            return ProfileReader.read(file.toString(), environment, commandLine, CATALOG);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "poc"})
    void the_built_in_profiles_can_be_read(String name) {
        var profile = ProfileReader.read(name, Map.of(), Map.of(), CATALOG);
        assertThat(profile.name()).isEqualTo(name);
        assertThat(profile.target().label()).isEqualTo(name);
        assertThat(profile.conditions()).contains(GateCondition.NO_GAP, GateCondition.COVERAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "poc"})
    void what_the_build_made_of_a_profile_is_what_it_says(String name) {
        var file = Path.of("src/main/resources/org/plumbline/profiles", name + ".yaml");
        var asWritten = ProfileReader.read(file.toString(), Map.of(), Map.of(), CATALOG);
        assertThat(ProfileReader.read(name, Map.of(), Map.of(), CATALOG)).isEqualTo(asWritten);
    }

    @Test
    void only_the_production_profile_simulates_host_losses() {
        assertThat(ProfileReader.read("production", Map.of(), Map.of(), CATALOG).conditions())
                .contains(GateCondition.NO_SINGLE_HOST_LOSS);
        assertThat(ProfileReader.read("poc", Map.of(), Map.of(), CATALOG).conditions())
                .doesNotContain(GateCondition.NO_SINGLE_HOST_LOSS);
    }

    @ParameterizedTest(name = "file {0}, environment {1}, command line {2}: {3}")
    @CsvSource({
        ",   ,   ,   90",
        "80, ,   ,   80",
        "80, 70, ,   70",
        "80, 70, 60, 60",
        ",   70, ,   70",
        ",   ,   60, 60",
    })
    void the_nearest_layer_wins(String file, String environment, String commandLine, double floor) {
        var profile = read(
                file == null ? "name: x" : "coverage: {floor: " + file + "}",
                environment == null ? Map.of() : Map.of("PLUMBLINE_COVERAGE_FLOOR", environment),
                commandLine == null ? Map.of() : Map.of("coverage.floor", commandLine));
        assertThat(profile.coverageFloor()).isEqualTo(floor);
    }

    @Test
    void a_profile_may_extend_a_built_in_one_or_a_file_beside_it() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "extends: poc\ncoverage: {floor: 50}\n");
        var profile = read("name: mine\nextends: base.yaml\n");
        assertThat(profile.name()).isEqualTo("mine");
        assertThat(profile.target()).isEqualTo(Stage.POC);
        assertThat(profile.coverageFloor()).isEqualTo(50);
    }

    @Test
    void a_profile_that_extends_itself_is_refused() {
        assertThatThrownBy(() -> read("extends: own.yaml")).isInstanceOf(ProfileException.class);
    }

    @Test
    void a_profile_chooses_controls_and_sets_params_and_severities_by_id_or_alias() {
        var profile = read("""
                controls: {exclude: [messaging/*]}
                severities: {time.clock-offset: medium}
                params: {time/offset: {max_offset: 0.5, strict: false, peers: [b, c]}}
                """);
        assertThat(CATALOG).filteredOn(profile::asks).extracting(Control::id).containsExactly("time/offset");
        assertThat(profile.severities()).containsExactly(Map.entry("time/offset", Severity.MEDIUM));
        assertThat(profile.params())
                .containsExactly(Map.entry(
                        "time/offset", Map.of("max_offset", 0.5, "strict", false, "peers", List.of("b", "c"))));
    }

    @Test
    void a_severity_of_the_profile_re_rates_control_and_findings() {
        var profile = read("severities: {time/offset: medium}");
        var rated = profile.rated(Cases.assessment(CATALOG.get(0), Verdict.FAIL));
        assertThat(rated.control().severity()).isEqualTo(Severity.MEDIUM);
        assertThat(rated.severity()).isEqualTo(Severity.MEDIUM);
        var special = profile.rated(Cases.assessment(CATALOG.get(0), Verdict.FAIL, Severity.LOW));
        assertThat(special.severity()).isEqualTo(Severity.LOW);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "'target: moon'                              | target (moon) is none of how-to, poc, production",
                "'covrage: {floor: 3}'                       | there is no setting covrage.floor",
                "'coverage: {floor: 101}'                    | coverage.floor (101) is no percentage",
                "'coverage: {floor: .nan}'                   | coverage.floor (NaN) is no percentage",
                "'coverage: {floor: high}'                   | coverage.floor (high) is no number",
                "'gate: [coverage]'                          | gate lacks the condition no-critical-or-high-gap",
                "'gate: [no-critical-or-high-gap, luck]'     | gate has no condition luck",
                "'controls: {exclude: [no/such]}'            | controls.exclude names no control of the catalog (no/such)",
                "'controls: {areas: [moon]}'                 | controls.areas names no area of the catalog (moon)",
                "'controls: {pillars: [beauty]}'             | controls.pillars (beauty) is none of [availability,",
                "'severities: {messaging/quorum: medium}'    | is more than one step below the control's own severity",
                "'severities: {time/offset: fatal}'          | (fatal) is none of [critical, high, medium, low]",
                "'params: {time/offset: {max_offset: 6}}'    | (6) is out of bounds (0.0 to 5.0)",
                "'params: {time/offset: {max_offset: -1}}'   | (-1) is out of bounds (0.0 to 5.0)",
                "'params: {time/offset: {max_offset: .nan}}' | (NaN) is out of bounds (0.0 to 5.0)",
                "'params: {time/offset: {strict: maybe}}'    | (maybe) is neither true nor false",
                "'params: {time/offset: {no_such: 1}}'       | the control has no param (no_such), it has [",
                "'params: {no/such: {x: 1}}'                 | names no control of the catalog",
                "'[a, b]'                                    | a profile is a map of settings",
                "'name: x: y'                                | own.yaml:1: mapping values are not allowed here",
                "'gate:'                                     | gate has no value",
            })
    void what_makes_no_sense_is_refused_with_place_and_reason(String yaml, String reason) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(ProfileException.class)
                .hasMessageContaining("own.yaml")
                .hasMessageContaining(reason);
    }

    @Test
    void a_map_nested_in_itself_is_refused() {
        assertThatThrownBy(() -> read("params: &a {b: *a}")).isInstanceOf(ProfileException.class);
    }

    @Test
    void a_yaml_tag_makes_no_object() {
        assertThatThrownBy(() -> read("name: !!java.net.URL [http://localhost/]"))
                .isInstanceOf(ProfileException.class);
    }

    @Test
    void a_missing_profile_names_the_built_in_ones() {
        assertThatThrownBy(() -> ProfileReader.read("no-such", Map.of(), Map.of(), CATALOG))
                .hasMessage(
                        "no-such: is neither a built-in profile (production, poc, ha, edge, security-guide) nor a file that can be read");
    }

    @Test
    void nothing_in_a_profile_is_expanded() {
        assertThat(read("name: ${env:HOME} ${sys:user.name} ${file:UTF-8:/etc/hostname}")
                        .name())
                .isEqualTo("${env:HOME} ${sys:user.name} ${file:UTF-8:/etc/hostname}");
    }
}
