package org.plumbline.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.finding.Assessment;
import org.plumbline.finding.Control;
import org.plumbline.finding.Evidence;
import org.plumbline.finding.Finding;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;
import org.plumbline.finding.Verdict;
import org.plumbline.gate.Cases;
import org.plumbline.snapshot.Location;

class WaiversTest {

    private static final Control CONTROL = Cases.control("tls/valid", Severity.HIGH, Stage.PRODUCTION, Pillar.SECURITY);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    private Path folder;

    @Test
    void a_control_is_waived_when_every_finding_is_covered() {
        var both = failing(finding("a", "ctl1"), finding("b", "ctl2"));
        assertThat(applied(both, waiver("", TODAY)).verdict()).isEqualTo(Verdict.WAIVED);
        assertThat(applied(both, waiver("", TODAY)).reason())
                .isEqualTo("waived by ops until 2026-11-24 (planned): new certificates are ordered");
        assertThat(applied(both, waiver("ctl1", TODAY)).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(applied(both, waiver("ctl1", TODAY), waiver("ctl2", TODAY)).verdict())
                .isEqualTo(Verdict.WAIVED);
    }

    @Test
    void a_waiver_for_hosts_does_not_cover_a_finding_about_others_or_about_none() {
        assertThat(applied(failing(finding("a", "ctl1", "ctl2")), waiver("ctl1", TODAY))
                        .verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(applied(failing(finding("a")), waiver("ctl1", TODAY)).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void an_expired_waiver_covers_nothing_and_is_told() {
        var late = waiver("", TODAY.minusDays(1));
        var open = failing(finding("a", "ctl1"));
        var waivers = new Waivers(List.of(late), TODAY);
        assertThat(waivers.applied(List.of(open))).containsExactly(open);
        assertThat(waivers.expired(List.of(open))).containsExactly("that of ops for tls/valid on 2026-11-23");
        assertThat(waivers.expired(List.of(Cases.assessment(CONTROL, Verdict.PASS))))
                .as("a gap that was closed needs no waiver")
                .isEmpty();
    }

    @Test
    void only_gaps_are_waived() {
        for (var verdict : List.of(Verdict.PASS, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)) {
            var other = Cases.assessment(CONTROL, verdict);
            assertThat(applied(other, waiver("", TODAY))).isEqualTo(other);
        }
    }

    @Test
    void a_file_of_waivers_is_read() throws IOException {
        assertThat(read("""
                        - control: tls/valid
                          hosts: [ctl1, ctl2]
                          finding: 0123456789ab
                          code: compensating-control
                          reason: A proxy in front has its own certificate.
                          owner: security team
                          expires: 2027-01-31
                        """))
                .containsExactly(new Waiver(
                        "tls/valid",
                        List.of("ctl1", "ctl2"),
                        "0123456789ab",
                        Waiver.Code.COMPENSATING_CONTROL,
                        "A proxy in front has its own certificate.",
                        "security team",
                        LocalDate.of(2027, 1, 31)));
        assertThat(read("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    control: none/such         | waiver 1 there is no control none/such
                    hots: [ctl1]               | waiver 1 has an unknown field (hots)
                    expires: soon              | waiver 1 expires (soon) is no date such as 2027-01-31
                    code: whatever             | waiver 1 code (whatever) is none of [risk-accepted, compensating-control, planned, false-positive]
                    owner: ''                  | waiver 1 lacks the field owner
                    """)
    void a_waiver_that_says_too_little_or_too_much_is_refused(String line, String problem) {
        var name = line.substring(0, line.indexOf(':') + 1);
        var sound = "control: tls/valid\ncode: planned\nreason: r\nowner: o\nexpires: 2027-01-31\n";
        var entry = sound.contains(name) ? sound.replaceAll("(?m)^" + name + ".*$", line) : sound + line + "\n";
        assertThatThrownBy(() -> read("- " + entry.strip().replace("\n", "\n  ") + "\n"))
                .isInstanceOf(WaiverException.class)
                .hasMessageEndingWith(problem);
    }

    @Test
    void what_is_no_list_and_no_yaml_is_refused() {
        assertThatThrownBy(() -> read("control: tls/valid")).hasMessageEndingWith("is no list of waivers");
        assertThatThrownBy(() -> read("- a\n -b: [")).hasMessageContaining("is no YAML");
        assertThatThrownBy(() -> WaiverFile.read(folder.resolve("none"), List.of(CONTROL)))
                .hasMessageEndingWith("cannot be read");
    }

    private List<Waiver> read(String yaml) throws IOException {
        return WaiverFile.read(Files.writeString(folder.resolve("waivers.yaml"), yaml), List.of(CONTROL));
    }

    private static Assessment applied(Assessment assessment, Waiver... waivers) {
        return new Waivers(List.of(waivers), TODAY).applied(List.of(assessment)).get(0);
    }

    private static Waiver waiver(String host, LocalDate expires) {
        return new Waiver(
                "tls/valid",
                host.isEmpty() ? List.of() : List.of(host),
                "",
                Waiver.Code.PLANNED,
                "new certificates are ordered",
                "ops",
                expires);
    }

    private static Finding finding(String message, String... hosts) {
        var evidence = new Evidence(new Location("api", "identity/endpoints", 1), "text");
        return new Finding("tls/valid", Severity.HIGH, message, List.of(hosts), List.of(evidence));
    }

    private static Assessment failing(Finding... findings) {
        return new Assessment(CONTROL, Verdict.FAIL, "fails", List.of(), List.of(findings), List.of(), List.of());
    }
}
