package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.report.Style;

/** What an author of controls gets told. */
class OwnControlsTest {

    private static final String CONTROL = """
            /*---
            title: Services do not log at debug level
            severity: medium
            stage: production
            pillar: operability
            needs: ["nova#DEFAULT.debug"]
            rationale: >
              Debug logs fill disks, hide the lines that matter and may hold what users typed.
            remediation: Set debug to False in the section DEFAULT and restart the service.
            risk: A restart.
            effort: S
            verify: grep debug /etc/nova/nova.conf
            references: [https://docs.openstack.org/oslo.log]
            ---*/
            package rules.own

            rule "own/debug-off"
            when
                $service : Service( $debug : setting("DEFAULT.debug"), $debug.isTrue() )
            then
                findings.fail($service.project() + " logs at debug level", $debug);
            end
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void a_control_with_its_cases() throws IOException {
        write("own/debug-off.drl", CONTROL);
        write("own/debug-off/fail-nova/hosts/ctl1/etc/nova/nova.conf", "[DEFAULT]\ndebug = true\n");
        write("own/debug-off/pass-all/remove", "");
        write("own/debug-off/unknown-none/remove", "hosts/*/etc/nova/nova.conf\n");
    }

    @Test
    void cases_that_go_as_they_should_are_ticked() {
        assertThat(run("controls", "test", folder.toString())).isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                own/debug-off
                  ✓ fail-nova
                  ✓ pass-all
                  ✓ unknown-none
                """);
    }

    @Test
    void a_case_that_goes_otherwise_says_how() throws IOException {
        write("own/debug-off/fail-nova/hosts/ctl1/etc/nova/nova.conf", "[DEFAULT]\ndebug = false\n");
        assertThat(run("controls", "test", folder.toString())).isEqualTo(Main.USAGE);
        assertThat(out.toString()).contains("✗ fail-nova: the verdict is PASS own/debug-off");
        assertThat(err.toString()).contains("1 of 3 cases failed");
    }

    @Test
    void a_case_that_lacks_is_missed() throws IOException {
        Files.delete(folder.resolve("own/debug-off/pass-all/remove"));
        Files.delete(folder.resolve("own/debug-off/pass-all"));
        assertThat(run("controls", "test", folder.toString())).isEqualTo(Main.USAGE);
        assertThat(out.toString()).contains("✗ pass-…: there is no such case");
    }

    @Test
    void what_was_approved_must_be_said_again() throws IOException {
        assertThat(run("controls", "test", folder.toString(), "--approve")).isZero();
        var approved = folder.resolve("own/debug-off/fail-nova/expected.txt");
        assertThat(approved).content().contains("nova logs at debug level", "ctl1:/etc/nova/nova.conf:2");
        Files.writeString(approved, "FAIL own/debug-off\nsomething else\n");
        assertThat(run("controls", "test", folder.toString())).isEqualTo(Main.USAGE);
        assertThat(out.toString()).contains("✗ fail-nova: it says something else than");
    }

    @Test
    void every_mistake_is_named_with_its_file_and_line() throws IOException {
        write(
                "own/bad.drl",
                CONTROL.replace("own/debug-off", "own/bad")
                        .replace("[\"nova#DEFAULT.debug\"]", "[nva]")
                        .replace("effort: S", "effort: XL")
                        .replace("Service(", "Servce("));
        write("own/worse.drl", CONTROL.replace("severity:", "severty:"));
        write("own/other.drl", CONTROL);
        assertThat(run("controls", "lint", folder.toString())).isEqualTo(Main.USAGE);
        assertThat(out.toString().replace(folder + "/", "")).isEqualToNormalizingNewlines("""
                        own/bad.drl:1: effort: S (hours), M (days) or L (weeks)
                        own/bad.drl:1: needs: there is no subject nva; maybe nova
                        own/other.drl:17: the rule (own/debug-off) must be called after its file: "own/other", or that, a blank and some words
                        own/worse.drl:1: header: unknown field (severty); known are aliases, title, severity, stage, pillar, needs, params, rationale, remediation, risk, effort, fix, verify, references, maps, releases
                        own/bad.drl:19: Unable to find class: Servce
                        """);
        assertThat(err.toString()).contains("5 mistakes");
    }

    @Test
    void sound_controls_have_no_mistake() {
        assertThat(run("controls", "lint", folder.toString())).isZero();
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... arguments) {
        var terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(err), Style.PLAIN, false, "plumbline", Map.of());
        return Main.run(terminal, arguments);
    }

    private void write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
