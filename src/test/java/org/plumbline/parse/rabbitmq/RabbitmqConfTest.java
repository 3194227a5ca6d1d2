package org.plumbline.parse.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class RabbitmqConfTest {

    private static final Location FILE = new Location("ctl1", "/etc/rabbitmq/rabbitmq.conf", 0);

    /** Vectors R1 to R14 and what cuttlefish's grammar says. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            listeners.tcp.default=5673         | listeners.tcp.default -> 5673
            heartbeat = 60 # c                 | heartbeat -> 60
            `  indented = 1  `                 | indented -> 1
            a = b\\r\\nc = d                   | a -> b, c -> d
            # c\\n## c\\n\\t\\n a=b            | a -> b
            default_pass = x#y                 | default_pass -> x
            default_user = 'a b'               | default_user -> a b
            default_user = "ab"                | default_user -> "ab"
            default_pass = 'K9#m' # c          | default_pass -> K9#m
            a = ''                             | `a -> `
            listeners.tcp.2 = ::1:5672         | listeners.tcp.2 -> ::1:5672
            a = b = c                          | a -> b = c
            a\\\\.b.c = 1                      | a\\.b.c -> 1
            include = x                        | include -> x
            a = 'b\\nc'\\nd = e                | a -> b\\nc, d -> e
            a = ‹secret:9f3a1c22:16-31›        | a -> ‹secret:9f3a1c22:16-31›
            a = encrypted:‹secret:9f3a1c22:64+› | a -> encrypted:‹secret:9f3a1c22:64+›
            """)
    void reads_what_rabbitmq_reads(String source, String expected) {
        var parsed = RabbitmqConf.parse(FILE, unescape(source));
        assertThat(parsed.value().stream()
                        .map(entry -> entry.key() + " -> " + entry.value())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(unescape(expected));
        assertThat(parsed.problems()).isEmpty();
    }

    /** Vectors R16 and the grammar: the node does not boot. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            heartbeat =                 | the key has no value
            heartbeat = # c             | the key has no value
            [rabbit]                    | the line is neither a setting nor a comment
            [{rabbit,[{a,1}]}].         | the line is neither a setting nor a comment
            a..b = 1                    | the line is neither a setting nor a comment
            a b = 1                     | the line is neither a setting nor a comment
            ä = 1                       | the line is neither a setting nor a comment
            a: b                        | the line is neither a setting nor a comment
            """)
    void says_what_rabbitmq_refuses_and_reads_the_rest(String source, String reason) {
        var parsed = RabbitmqConf.parse(FILE, "x = 1\n" + source + "\ny = 2\n");
        assertThat(parsed.problems()).containsExactly(new Problem(FILE.line(2), reason, true));
        assertThat(parsed.value())
                .containsExactly(new Entry("", "x", "1", FILE.line(1)), new Entry("", "y", "2", FILE.line(3)));
    }

    @Test
    void lines_are_counted_across_quoted_values() {
        assertThat(RabbitmqConf.parse(FILE, "a = 'b\n\nc'\n\nd = e\n").value())
                .containsExactly(new Entry("", "a", "b\n\nc", FILE.line(1)), new Entry("", "d", "e", FILE.line(5)));
    }

    @Test
    void the_last_setting_counts_and_may_name_another() {
        var parsed =
                RabbitmqConf.parse(FILE, "a = 1\ndefault_user = os\na = 2\nb = x-$(default_user)-$(a)\nc = $(c)\n");
        var effective = RabbitmqConf.effective(parsed.value());
        assertThat(effective.value().get("a")).isEqualTo(new Entry("", "a", "2", FILE.line(3)));
        assertThat(effective.value().get("b")).isEqualTo(new Entry("", "b", "x-os-2", FILE.line(4)));
        assertThat(effective.problems())
                .containsExactly(new Problem(FILE.line(5), "$(…) names no other key, or itself", true));
    }

    @Test
    void included_files_stand_where_they_are_included() {
        var other = new Location("ctl1", "/etc/rabbitmq/extra.conf", 0);
        var parsed = RabbitmqConf.parse(
                FILE,
                "a = 1\ninclude extra.conf # c\nc = 3\ninclude missing.conf\n",
                pattern -> pattern.equals("extra.conf")
                        ? List.of(new SourceFile(other, "", () -> "b = 2\ninclude extra.conf\n"))
                        : List.of());
        assertThat(parsed.value().stream().map(Entry::key).distinct()).containsExactly("a", "b", "c");
        assertThat(parsed.value().get(1).at()).isEqualTo(other.line(1));
        assertThat(parsed.problems()).contains(new Problem(FILE.line(4), "the included file was not collected", false));
    }

    @Test
    void reads_all_examples_of_rabbitmq() throws IOException {
        var folder = Shared.path("corpus/parser/rabbitmq/cuttlefish-snippets");
        int read = 0;
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".snippets")).toList()) {
                var snippets = ErlangTerms.parse(FILE, Files.readString(file))
                        .value()
                        .get(0)
                        .items();
                for (var snippet : snippets) {
                    var parts = snippet.items();
                    var conf = parts.get(1).text().orElse("");
                    assertThat(RabbitmqConf.parse(FILE, conf).problems())
                            .as("%s %s", file, parts.get(0).text())
                            .isEmpty();
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(400);
    }

    @Test
    void reads_real_files() throws IOException {
        var lab = RabbitmqConf.parse(
                FILE, Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl1/etc/rabbitmq/rabbitmq.conf")));
        assertThat(lab.problems()).isEmpty();
        assertThat(lab.value()).extracting(Entry::key).contains("cluster_formation.classic_config.nodes.3");
        var example = RabbitmqConf.parse(
                FILE, Files.readString(Shared.path("corpus/parser/rabbitmq/upstream-examples/rabbitmq.conf.example")));
        assertThat(example.problems()).isEmpty();
        assertThat(example.value()).isEmpty();
    }

    private static String unescape(String text) {
        return text.replace("\\\\", "\0")
                .replace("\\n", "\n")
                .replace("\\r", "\r")
                .replace("\\t", "\t")
                .replace("\0", "\\");
    }
}
