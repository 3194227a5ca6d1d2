package org.plumbline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Collected;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.UnsoundSource;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Verdict;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Location;

/** Controls that a user adds, and what becomes of their mistakes. */
class OwnRulesTest {

    private static final Location HERE = new Location("snapshot", "snapshot.json", 0);
    private static final Collected NOW = new Collected(Instant.parse("2026-11-24T00:00:00Z"), HERE);

    private static final String HEADER = """
            /*---
            title: Snapshots are young
            severity: high
            stage: poc
            pillar: operability
            needs: [collection-time]
            params: { year: { default: 2026, min: 2000, max: 2100, source: "this test" } }
            rationale: An old snapshot tells of an old cloud.
            remediation: Collect again.
            risk: none
            effort: S
            verify: date
            references: [https://example.org]
            ---*/
            package rules.own
            """;

    private static final String RULE = """

            rule "own/young"
            when
                $collected : Collected()
                $p : Params( control == "own/young" )
            then
                findings.fail("collected in " + (int) $p.number("year"), $collected);
            end
            """;

    @TempDir
    Path folder;

    @Test
    void a_rule_of_the_user_is_compiled_and_held_against_the_facts() throws IOException {
        write("young", HEADER + RULE);
        var assessment = assess(List.of(NOW));
        assertThat(assessment.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assessment.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo("collected in 2026");
            assertThat(finding.severity()).isEqualTo(Severity.HIGH);
            assertThat(finding.evidence()).singleElement().satisfies(e -> assertThat(e.at())
                    .isEqualTo(HERE));
        });
    }

    @Test
    void a_control_about_other_releases_does_not_apply_and_says_which_is_installed() throws IOException {
        write("young", HEADER.replace("risk: none", "risk: none\nreleases: yoga..2024.1") + RULE);
        var old = new Release("nova", "ctl1", "xena", "24.2.1", new Location("ctl1", "dpkg -l", 7));
        var covered = new Release("nova", "ctl1", "zed", "26.2.2", new Location("ctl1", "dpkg -l", 7));
        assertThat(assess(List.of(NOW, old))).satisfies(assessment -> {
            assertThat(assessment.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
            assertThat(assessment.reason())
                    .isEqualTo("it is about releases from yoga up to 2024.1; installed is nova 24.2.1 (xena)");
            assertThat(assessment.examined()).containsExactly(new Location("ctl1", "dpkg -l", 0));
        });
        assertThat(assess(List.of(NOW, old, covered)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(assess(List.of(NOW))).satisfies(assessment -> {
            assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(assessment.reason()).startsWith("the snapshot shows no release");
        });
    }

    @Test
    void a_range_of_releases_that_never_were_is_a_mistake() throws IOException {
        write("young", HEADER.replace("risk: none", "risk: none\nreleases: yoda..") + RULE);
        assertThatThrownBy(this::catalog).hasMessageContaining("young.drl:1: header: releases names the series yoda");
    }

    @Test
    void a_profile_sets_its_params() throws IOException {
        write("young", HEADER + RULE);
        var engine = new RuleEngine(catalog(), Map.of("own/young", Map.of("year", 2030.0)));
        assertThat(engine.assess(List.of(NOW)).get(0).reason()).isEqualTo("collected in 2030");
    }

    @Test
    void silence_is_a_pass_only_when_every_need_was_seen() throws IOException {
        write("young", HEADER + RULE.replace("Collected()", "Collected( host() == \"nowhere\" )"));
        assertThat(assess(List.of(NOW)).verdict()).isEqualTo(Verdict.PASS);
        assertThat(assess(List.of()).verdict()).isEqualTo(Verdict.UNKNOWN);
        var blind = Unseen.of("collection-time", "ctl1", "date", "it was refused", "ask again");
        assertThat(assess(List.of(NOW, blind)))
                .extracting(Assessment::verdict, Assessment::reason)
                .containsExactly(Verdict.UNKNOWN, "it was refused (ctl1)");
    }

    @Test
    void what_is_proved_absent_is_not_applicable() throws IOException {
        write("young", HEADER + RULE);
        var absent = new Absent("collection-time", "clocks were forbidden", List.of(HERE));
        assertThat(assess(List.of(absent)))
                .extracting(Assessment::verdict, Assessment::reason)
                .containsExactly(Verdict.NOT_APPLICABLE, "clocks were forbidden");
    }

    @Test
    void a_finding_on_a_source_that_is_cut_off_is_unknown_unless_it_is_about_the_cut() throws IOException {
        write("young", HEADER + RULE);
        var reason = "the text ends in the middle";
        var cut = new UnsoundSource(HERE.line(7), new BlindSpot("snapshot", "snapshot.json", 7, reason, ""));
        assertThat(assess(List.of(NOW, cut)))
                .extracting(Assessment::verdict, Assessment::reason)
                .containsExactly(Verdict.UNKNOWN, "snapshot:snapshot.json cannot be relied on: " + reason);
        var here = new UnsoundSource(HERE, cut.spot());
        assertThat(assess(List.of(NOW, here)).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_rule_that_throws_is_unknown_and_takes_no_other_with_it() throws IOException {
        write("young", HEADER + RULE);
        write("broken", HEADER + """

                        rule "own/broken"
                        when
                            $collected : Collected()
                        then
                            findings.fail("secret " + Integer.parseInt("hunter2"), $collected);
                        end
                        """);
        var all = new RuleEngine(catalog()).assess(List.of(NOW));
        assertThat(all)
                .extracting(a -> a.control().id(), Assessment::verdict)
                .containsExactly(tuple("own/broken", Verdict.UNKNOWN), tuple("own/young", Verdict.FAIL));
        assertThat(all.get(0).reason()).isEqualTo("the rule failed with NumberFormatException");
    }

    @Test
    void a_mistake_in_the_rule_names_file_and_line() throws IOException {
        write("young", HEADER + RULE.replace("Collected()", "Colected()"));
        assertThatThrownBy(this::catalog)
                .isInstanceOf(RuleException.class)
                .hasMessageContaining("young.drl")
                .hasMessageContaining("Colected");
        write("young", HEADER + RULE.replace("when", "whenn"));
        assertThatThrownBy(this::catalog)
                .isInstanceOf(RuleException.class)
                .hasMessageMatching("(?s).*young\\.drl:1[6-9]:.*");
    }

    @Test
    void a_mistake_in_the_header_names_file_and_field() throws IOException {
        write("young", HEADER.replace("effort: S", "efort: S") + RULE);
        assertThatThrownBy(this::catalog).hasMessageContaining("young.drl").hasMessageContaining("efort");
        write("young", HEADER.replace("risk: none\n", "") + RULE);
        assertThatThrownBy(this::catalog).hasMessageContaining("young.drl").hasMessageContaining("risk");
        write("young", HEADER.replace("stage: poc", "stage: later") + RULE);
        assertThatThrownBy(this::catalog).hasMessageContaining("later").hasMessageContaining("how-to, poc, production");
        write("young", RULE);
        assertThatThrownBy(this::catalog).hasMessageContaining("YAML header");
    }

    @Test
    void a_rule_carries_the_id_of_its_file() throws IOException {
        write("young", HEADER + RULE.replace("\"own/young\"\n", "\"own/old\"\n"));
        assertThatThrownBy(this::catalog).hasMessageContaining("young.drl").hasMessageContaining("own/old");
    }

    @Test
    void a_control_that_exists_cannot_be_replaced() throws IOException {
        var folderOfOurs = folder.resolve("topology");
        Files.createDirectories(folderOfOurs);
        Files.writeString(
                folderOfOurs.resolve("redundant-roles.drl"),
                HEADER.replace("rules.own", "rules.topology") + RULE.replace("own/young", "topology/redundant-roles"));
        assertThatThrownBy(() -> Catalog.builtIn().plus(folder)).hasMessageContaining("exists already");
    }

    private Assessment assess(List<Object> facts) {
        return new RuleEngine(catalog()).assess(facts).get(0);
    }

    private Catalog catalog() {
        return Catalog.builtIn().plus(folder).only(control -> control.area().equals("own"));
    }

    private void write(String name, String drl) throws IOException {
        var file = folder.resolve("own").resolve(name + ".drl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, drl);
    }
}
