package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextReportTest {

    private static String text(Result result, Style style, String... next) {
        try {
            var out = new StringWriter();
            new TextReport(style, List.of(next)).write(result, out);
            return out.toString();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void the_verdict_comes_first_and_what_to_do_last() {
        assertThat(text(Results.small(), Style.PLAIN, "plumbline explain database/quorum"))
                .isEqualTo("""
                        NOT READY for production: 1 critical gap is open, and 1 high control could not be judged.
                        lab, 2 hosts, collected 2026-11-20T10:00:00Z; profile production; Plumbline 1.2.3

                        Conditions
                          ✗ No critical or high gap is open at or below the target stage
                              1 critical gap is open, and 1 high control could not be judged
                          ? No loss of a single host takes a control-plane capability down
                              no control of this audit simulates host losses
                          ✗ Enough of what the target stage asks for could be judged
                              76.1 % of the weight could be judged (3 of 4 controls), 90 % are asked
                          ✓ No waiver has expired
                              1 waiver is in use, none expired

                        Stage
                          ✓ how-to  →  ? poc  →  ✗ production
                          to reach poc: 1 critical or high control could not be judged

                        Score, of 100
                          total           █████▒▒▒▒▒░░░░░░░░░░  23.8–47.6, with waivers 25–50
                          availability    ░░░░░░░░░░░░░░░░░░░░  0
                          operability     ░░░░░░░░░░░░░░░░░░░░  0, with waivers 0–100
                          recoverability  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  0–100
                          security        ████████████████████  100
                          1 critical control is open or unknown: the total is capped at 59, the pillar at 40

                        What to close first
                          1. because of FAIL
                             database/quorum, critical; +47.6 points, effort S

                        What was not seen
                          - 1 host that the cloud names: ctl3
                          - Permission denied: ctl2: /etc/nova/nova.conf (1 control waits for it)
                              to see it: run as root

                        What now
                          plumbline explain database/quorum
                        """);
    }

    @Test
    void without_colour_there_is_no_escape_sequence_and_with_it_the_words_are_the_same() {
        var plain = text(Results.small(), Style.PLAIN);
        var coloured = text(Results.small(), new Style(true, true, 100));
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[31m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Test
    void without_symbols_everything_is_ascii() {
        assertThat(text(Results.small(), new Style(false, false, 100))).matches("[\\x20-\\x7e\n]+");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 120})
    void paragraphs_fit_the_width(int width) {
        for (int seed = 0; seed < 50; seed++) {
            text(Results.random(new Random(seed)), new Style(false, true, width), "x")
                    .lines()
                    .filter(line -> line.contains("could not be judged"))
                    .forEach(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void text_of_the_cloud_cannot_steer_the_terminal() {
        var hostile = HostileResult.of("\u001b]0;owned\u0007\u009b31m\u202e\r\n");
        assertThat(text(hostile, Style.PLAIN)).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e", "\r");
    }
}
