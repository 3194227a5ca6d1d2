package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.report.JsonReport;
import org.plumbline.report.StoredResult;
import org.plumbline.report.Style;

/** The whole way: a snapshot goes in, reports and an exit code come out. */
class AuditTest {

    @TempDir
    private Path folder;

    /** What a command came to. */
    private record Ran(int exitCode, String out, String err) {

        String lastLine() {
            return err.lines().reduce("", (first, second) -> second);
        }
    }

    private static Ran run(Map<String, String> environment, String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(err), Style.PLAIN, false, "plumbline", environment);
        return new Ran(Main.run(terminal, arguments), out.toString(), err.toString());
    }

    private static Ran run(String... arguments) {
        return run(Map.of(), arguments);
    }

    @ParameterizedTest(name = "{0} is {1}, exit code {2}")
    @CsvSource({"samples/production, READY, 0", "samples/poc, NOT READY, 3"})
    void the_samples_are_what_their_names_say(String sample, String verdict, int exitCode) {
        var ran = run("audit", sample);
        assertThat(ran.out())
                .startsWith(verdict + " for production: ")
                .contains("What now\n  plumbline audit " + sample);
        assertThat(ran.exitCode()).isEqualTo(exitCode);
        assertThat(ran.lastLine())
                .startsWith("plumbline: " + verdict + " for production: ")
                .endsWith("(exit code %d)".formatted(exitCode));
    }

    @Test
    void every_format_is_written_and_the_result_obeys_the_schema() throws IOException {
        var json = folder.resolve("r.json");
        var html = folder.resolve("r.html");
        var ran = run("audit", "samples/poc", "-o", "json=%s,html=%s".formatted(json, html), "-o", "text=-");
        assertThat(ran.out()).startsWith("NOT READY");
        assertThat(ran.err()).contains("wrote " + json, "wrote " + html);
        assertThat(html).content().contains("<h1>NOT READY</h1>");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new String(JsonReport.schema(), StandardCharsets.UTF_8), InputFormat.JSON);
        assertThat(schema.validate(Files.readString(json), InputFormat.JSON)).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(json)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_same_snapshot_gives_the_same_result_byte_for_byte() {
        assertThat(run("audit", "samples/poc", "-o", "json=-").out())
                .isEqualTo(run("audit", "samples/poc", "-o", "json=-").out());
    }

    @Test
    void a_stored_result_renders_to_the_same_page() throws Exception {
        var first = folder.resolve("first.html");
        var second = folder.resolve("second.html");
        var json = folder.resolve("r.json");
        run("audit", "samples/poc", "-o", "json=%s,html=%s".formatted(json, first));
        assertThat(run("report", "--from", json.toString(), "-o", "html=" + second)
                        .exitCode())
                .isZero();
        assertThat(second).hasSameTextualContentAs(first);
    }

    @Test
    void evidence_of_the_sample_is_quoted() throws Exception {
        var json = folder.resolve("r.json");
        run("audit", "samples/poc", "-o", "json=" + json);
        assertThat(StoredResult.read(json).controls())
                .flatMap(control -> control.findings())
                .flatMap(finding -> finding.evidence())
                .anySatisfy(evidence -> assertThat(evidence.context()).isNotNull());
    }

    @Test
    void selectors_look_at_a_part_and_never_say_ready() {
        var ran = run("audit", "samples/production", "--area", "database", "--severity", "critical");
        assertThat(ran.exitCode()).isEqualTo(5);
        assertThat(ran.out()).startsWith("UNDETERMINED for production: ").contains("were not looked at");
    }

    @Test
    void the_profile_comes_from_the_command_line_or_the_environment() {
        assertThat(run("audit", "samples/production", "--profile", "poc").out()).startsWith("READY for poc: ");
        assertThat(run(Map.of("PLUMBLINE_PROFILE", "poc"), "audit", "samples/production")
                        .out())
                .startsWith("READY for poc: ");
        assertThat(run("audit", "samples/production", "--set", "target=poc").out())
                .startsWith("READY for poc: ");
    }

    @Test
    void an_empty_folder_is_nothing_to_judge() {
        var ran = run("audit", folder.toString());
        assertThat(ran.exitCode()).isIn(2, 5);
        assertThat(ran.lastLine()).startsWith("plumbline: ");
    }
}
