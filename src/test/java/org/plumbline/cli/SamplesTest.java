package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Approved;
import org.plumbline.report.Style;

/** The samples, audited as a user does it, against their approved reports. */
class SamplesTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "how-to,     3, NOT READY",
        "poc,        3, NOT READY",
        "production, 0, READY",
    })
    void a_sample_gives_its_approved_reports(String sample, int exitCode, String verdict) throws IOException {
        assertThat(audit(sample)).isEqualTo(exitCode);
        assertThat(out.toString()).startsWith(verdict + " for production");
        Approved.text(Path.of("reports", sample, "report.txt"), out.toString());
        for (var name : new String[] {"report.html", "result.json"}) {
            Approved.text(Path.of("reports", sample, name), Files.readString(folder.resolve(name)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"how-to", "poc", "production"})
    void a_sample_shows_its_approved_path(String sample) throws IOException {
        assertThat(Main.run(terminal(), "path", "samples/" + sample)).isZero();
        Approved.text(Path.of("reports", sample, "path.txt"), out.toString());
    }

    @Test
    void the_same_snapshot_gives_the_same_bytes() throws IOException {
        audit("poc");
        var first = Files.readAllBytes(folder.resolve("result.json"));
        audit("poc");
        assertThat(Files.readAllBytes(folder.resolve("result.json"))).isEqualTo(first);
    }

    private int audit(String sample) {
        out.getBuffer().setLength(0);
        return Main.run(
                terminal(),
                "audit",
                "samples/" + sample,
                "-o",
                "text=-,html=%s,json=%s".formatted(folder.resolve("report.html"), folder.resolve("result.json")));
    }

    private Terminal terminal() {
        return new Terminal(new PrintWriter(out), new PrintWriter(err), Style.PLAIN, false, "plumbline", Map.of());
    }
}
