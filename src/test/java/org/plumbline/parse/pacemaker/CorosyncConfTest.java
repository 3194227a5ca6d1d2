package org.plumbline.parse.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.snapshot.Location;

class CorosyncConfTest {

    private static final Location FILE = new Location("ctl1", "/etc/corosync/corosync.conf", 0);

    @ParameterizedTest
    @ValueSource(
            strings = {"version: 2", "version:2", "version : 2", "\tversion:\t2\t", "  version: 2  ", "version: 2\r"})
    void blanks_around_key_colon_and_value_do_not_count(String line) {
        assertThat(parse("totem {\n" + line + "\n}\n").value("totem", "version").orElseThrow())
                .isEqualTo(new Entry("totem", "version", "2", FILE.line(2)));
    }

    @Test
    void a_comment_is_a_line_of_its_own_and_text_after_a_value_is_part_of_it() {
        var file = parse("totem{\n  # cluster_name: a\n  cluster_name: c # y\n}\n");

        assertThat(file.value("totem", "cluster_name").orElseThrow().value()).isEqualTo("c # y");
    }

    @Test
    void sections_of_one_name_are_merged_and_the_last_assignment_of_a_key_counts() {
        var file = parse("totem {\n token: 1\n token: 2\n}\ntotem {\n token: 3\n join: 50\n}\n");

        assertThat(file.value("totem", "token").orElseThrow())
                .isEqualTo(new Entry("totem", "token", "3", FILE.line(6)));
        assertThat(file.value("totem", "join")).isPresent();
    }

    @Test
    void nodes_and_interfaces_stay_apart_and_nested_sections_are_found_by_path() {
        var file = parse("""
                totem {
                  interface {
                    linknumber: 0
                    mcastaddr: 239.1.1.1
                  }
                }
                quorum {
                  device {
                    model: net
                    net {
                      host: qnetd
                    }
                  }
                }
                nodelist {
                  node {
                    ring0_addr: a
                  }
                  node {
                    ring0_addr: b
                  }
                }
                """);

        assertThat(file.find("nodelist", "node"))
                .extracting(node -> node.last("ring0_addr").orElseThrow().value(), node -> node.at()
                        .line())
                .containsExactly(tuple("a", 16), tuple("b", 19));
        assertThat(file.find("quorum", "device", "net")
                        .findFirst()
                        .orElseThrow()
                        .last("host")
                        .orElseThrow()
                        .value())
                .isEqualTo("qnetd");
        assertThat(file.find("totem", "interface").findFirst().orElseThrow().last("mcastaddr"))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "'totem\n{\n}',                1",
        "'totem {\nversion= 2\n}',     2",
        "'totem {\nversion: 2\n',      1",
        "'}\n',                        1",
        "'totem { version: 2\n}',      1",
        "'totem {\nversion: 2 }\n}\n', 0",
    })
    void what_corosync_refuses_is_fatal(String text, int line) {
        var problems = CorosyncConf.parse(FILE, text).problems();

        if (line == 0) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems.get(0)).satisfies(problem -> {
                assertThat(problem.fatal()).isTrue();
                assertThat(problem.at()).isEqualTo(FILE.line(line));
            });
        }
    }

    @Test
    void no_mutation_makes_it_throw_and_every_entry_stands_on_its_line() {
        var original =
                "totem {\n version: 2\n interface {\n  linknumber: 0\n }\n}\nquorum {\n provider: x\n}\n".repeat(4);
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder(original);
            for (int i = 0; i < 6; i++) {
                text.setCharAt(random.nextInt(text.length()), "{}:# \nx".charAt(random.nextInt(7)));
            }
            var lines = text.toString().lines().toList();
            CorosyncConf.parse(FILE, text.toString())
                    .value()
                    .find("totem")
                    .flatMap(s -> s.entries().stream())
                    .forEach(entry -> assertThat(lines.get(entry.at().line() - 1))
                            .contains(entry.key())
                            .contains(entry.value()));
        }
    }

    @Test
    void the_files_of_the_corpus_are_understood() throws IOException {
        var folder = Shared.path("corpus/parser/corosync");
        try (var files = Files.walk(folder)) {
            for (var path : files.filter(p -> p.toString().endsWith(".conf")).toList()) {
                var parsed = CorosyncConf.parse(FILE, Files.readString(path));
                assertThat(parsed.problems()).as(path.toString()).isEmpty();
                assertThat(parsed.value()
                                .value("totem", "version")
                                .orElseThrow()
                                .value())
                        .isEqualTo("2");
            }
        }
        var three =
                CorosyncConf.parse(FILE, Files.readString(folder.resolve("pcs-test-resources/corosync-3nodes.conf")));
        assertThat(three.value().find("nodelist", "node")).hasSize(3);
    }

    private static CorosyncConf.Section parse(String text) {
        var parsed = CorosyncConf.parse(FILE, text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value();
    }
}
