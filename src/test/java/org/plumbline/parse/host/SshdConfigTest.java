package org.plumbline.parse.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Mutation;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class SshdConfigTest {

    private static final Location FILE = new Location("ctl1", "/etc/ssh/sshd_config", 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            PermitRootLogin no                          ~ no
            permitrootlogin no                          ~ no
            PermitRootLogin=no                          ~ no
            PermitRootLogin = "no"                      ~ no
            `   PermitRootLogin\tno  `                  ~ no
            PermitRootLogin no # why                    ~ no
            PermitRootLogin no⏎PermitRootLogin yes      ~ no
            #PermitRootLogin no⏎PermitRootLogin yes     ~ yes
            Match user x⏎PermitRootLogin yes            ~
            Match all⏎PermitRootLogin yes               ~
            """)
    void the_first_global_value_counts(String text, String value) {
        var parsed = SshdConfig.parse(FILE, text.replace('⏎', '\n'), pattern -> List.of());
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().first("PermitRootLogin").map(Entry::value).orElse(null))
                .isEqualTo(value);
    }

    @Test
    void included_files_are_read_in_place_and_a_match_inside_ends_with_its_file() {
        var included = new SourceFile(
                new Location("ctl1", "/etc/ssh/sshd_config.d/50.conf", 0),
                "",
                () -> "PermitRootLogin prohibit-password\nMatch Address 10.0.0.0/8\n  PermitRootLogin yes\n");
        var parsed = SshdConfig.parse(
                FILE,
                "Include sshd_config.d/*.conf\nPermitRootLogin no\nPort 22\nPort 2222\n",
                pattern -> pattern.equals("/etc/ssh/sshd_config.d/*.conf") ? List.of(included) : List.of());
        var first = parsed.value().first("permitrootlogin").orElseThrow();
        assertThat(first.value()).isEqualTo("prohibit-password");
        assertThat(first.at()).isEqualTo(included.at().line(1));
        assertThat(parsed.value().inMatches("PermitRootLogin"))
                .containsExactly(new Entry(
                        "Address 10.0.0.0/8",
                        "permitrootlogin",
                        "yes",
                        included.at().line(3)));
        assertThat(parsed.value().all("Port").map(Entry::value)).containsExactly("22", "2222");
    }

    @Test
    void files_that_include_each_other_come_to_an_end() {
        var self = new SourceFile(FILE, "", () -> "Include x\n");
        assertThat(SshdConfig.parse(FILE, "Include x\n", pattern -> List.of(self))
                        .problems())
                .extracting(Problem::reason)
                .containsExactly("files include each other too deep");
    }

    @Test
    void what_sshd_refuses_is_fatal() {
        var parsed = SshdConfig.parse(FILE, "PermitRootLogin\nBanner \"x\nUsePAM yes\n", pattern -> List.of());
        assertThat(parsed.problems())
                .containsExactly(
                        new Problem(FILE.line(1), "a keyword has no argument", true),
                        new Problem(FILE.line(2), "a quote is not closed", true));
        assertThat(parsed.value().first("usepam")).isPresent();
    }

    @Test
    void the_lab_s_file_is_read() throws IOException {
        var text = Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl1/etc/ssh/sshd_config"));
        var parsed = SshdConfig.parse(FILE, text, pattern -> List.of());
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().first("Subsystem").map(Entry::value)).contains("sftp /usr/lib/openssh/sftp-server");
        assertThat(parsed.value().first("AcceptEnv").map(Entry::value)).contains("LANG LC_*");
    }

    @Test
    void damaged_text_never_throws() {
        var random = new Random(17);
        for (int round = 0; round < 3_000; round++) {
            var text = Mutation.of("Port 22\nMatch user \"a b\"\n  Banner = 'x\\'y' # z\n", random);
            int lines = (int) text.lines().count();
            assertThat(SshdConfig.parse(FILE, text, pattern -> List.of())
                            .value()
                            .entries())
                    .allMatch(entry -> entry.at().line() <= lines);
        }
    }
}
