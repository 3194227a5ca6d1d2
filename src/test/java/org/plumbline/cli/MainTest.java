package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.configuration2.BaseConfiguration;
import org.apache.commons.configuration2.CompositeConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.report.JsonReport;
import org.plumbline.report.Style;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        var terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(err), Style.PLAIN, false, "plumbline", Map.of());
        return Main.run(terminal, arguments);
    }

    private String lastLine() {
        return err.toString().lines().reduce("", (first, second) -> second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "audit",
                "report",
                "path",
                "explain",
                "controls",
                "controls list",
                "controls show",
                "controls test",
                "controls lint",
                "snapshot",
                "snapshot show",
                "schema",
                "completion"
            })
    void every_command_has_help_with_an_example(String command) {
        var arguments = command.isEmpty() ? new String[] {"--help"} : (command + " --help").split(" ");
        assertThat(run(arguments)).isZero();
        assertThat(out.toString())
                .contains("Usage: plumbline " + command)
                .containsPattern("Examples?:\n  .*plumbline ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void the_version_is_one_line() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).matches("plumbline \\S+\n");
    }

    @Test
    void without_a_command_the_help_goes_to_stderr() {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("Usage: plumbline");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "audit                           | Missing required parameter: 'SNAPSHOT'; see plumbline audit --help",
                "audit no/such/folder            | no/such/folder does not exist",
                "audit . -o xml=-                | there is no format xml, only html, json, text",
                "audit . -o html                 | -o wants FORMAT=FILE, not html",
                "audit . -o html=-,json=-        | two formats cannot both go to -",
                "audit . --severity fatal        | Invalid value for option '--severity'",
                "audit . --area moon             | no control of the catalog matches the selectors",
                "audit . --profile moon          | moon: is neither a built-in profile (production, poc, ha, edge, security-guide) nor a file",
                "audit . --set coverage.floor=x  | production: coverage.floor (x) is no number",
                "audit . --rules no/such/folder  | no/such/folder",
                "audit . --nope                  | Unknown option: '--nope'; see plumbline audit --help",
                "explain no/such                 | there is no control no/such",
                "controls                        | Missing required subcommand; see plumbline controls --help",
                "controls show no/such           | there is no control no/such",
                "report                          | Missing required option: '--from=FILE'",
                "report --from no-such.json      | no-such.json: cannot be read",
                "completion ksh                  | Invalid value for positional parameter",
                "moon                            | Unmatched argument at index 0: 'moon'",
            })
    void a_usage_error_ends_with_2_and_says_why_on_the_last_line(String arguments, String reason) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(lastLine()).startsWith("plumbline: ").contains(reason).endsWith("(exit code 2)");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void the_schema_is_printed_as_published() {
        assertThat(run("schema")).isZero();
        assertThat(out.toString().getBytes(StandardCharsets.UTF_8)).isEqualTo(JsonReport.schema());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void shells_learn_the_commands(String shell) {
        assertThat(run("completion", shell)).isZero();
        assertThat(out.toString()).contains("audit", "profile", "completion");
    }

    @Test
    void a_report_that_cannot_be_written_is_a_usage_error() throws IOException {
        var broken = Files.writeString(folder.resolve("r.json"), "{}");
        assertThat(run("report", "--from", broken.toString(), "-o", "html=" + folder))
                .isEqualTo(2);
    }

    @Test
    void arguments_of_ready_commands_survive_a_shell() {
        assertThat(NextSteps.quoted("a/b.c-d")).isEqualTo("a/b.c-d");
        assertThat(NextSteps.quoted("a b")).isEqualTo("'a b'");
        assertThat(NextSteps.quoted("")).isEqualTo("''");
        assertThat(NextSteps.quoted("it's")).isEqualTo("'it'\\''s'");
        assertThat(NextSteps.quoted("$(x)")).isEqualTo("'$(x)'");
    }

    /** In a process of its own: the library looks at the property once. */
    @Test
    void nothing_expands_what_a_cloud_or_a_profile_says() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        List.of(java, "-cp", System.getProperty("java.class.path"), Expansion.class.getName()))
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("${env:PATH} ${sys:user.name} ${file:UTF-8:/etc/hostname}".repeat(2));
        assertThat(process.waitFor()).isZero();
    }

    /** Reads a value through the accessors that interpolate. */
    static final class Expansion {

        private Expansion() {}

        public static void main(String[] args) {
            Main.expandNothing();
            var layer = new BaseConfiguration();
            layer.setProperty("a.key", "${env:PATH} ${sys:user.name} ${file:UTF-8:/etc/hostname}");
            var layers = new CompositeConfiguration();
            layers.addConfiguration(layer);
            System.out.print(layers.getString("a.key"));
            System.out.print(layer.subset("a").getString("key"));
        }
    }
}
