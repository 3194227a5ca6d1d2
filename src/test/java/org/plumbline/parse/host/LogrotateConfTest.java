package org.plumbline.parse.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class LogrotateConfTest {

    private static final Location FILE = new Location("ctl1", "/etc/logrotate.conf", 0);

    @Test
    void a_block_inherits_what_stands_above_it_and_says_no_where_it_must() {
        var blocks = parse("""
                # see "man logrotate"
                weekly
                rotate 4
                compress
                /var/log/a.log "/var/log/b c.log"
                /var/log/d/*.log {
                  nocompress
                  daily
                  maxsize=100M
                  notifempty
                  postrotate
                    reload } now
                  endscript
                }
                rotate 1
                /var/log/e { size 1k }
                """);

        assertThat(blocks.get(0).patterns()).containsExactly("/var/log/a.log", "/var/log/b c.log", "/var/log/d/*.log");
        assertThat(blocks.get(0).at()).isEqualTo(FILE.line(5));
        assertThat(value(blocks.get(0), "frequency")).isEqualTo("daily");
        assertThat(value(blocks.get(0), "compress")).isEqualTo("no");
        assertThat(value(blocks.get(0), "ifempty")).isEqualTo("no");
        assertThat(blocks.get(0).directive("maxsize").orElseThrow())
                .isEqualTo(new Entry("", "maxsize", "100M", FILE.line(9)));
        assertThat(value(blocks.get(0), "rotate")).isEqualTo("4");
        assertThat(blocks.get(0).scripts()).containsEntry("postrotate", "    reload } now\n");
        assertThat(value(blocks.get(1), "rotate")).isEqualTo("1");
        assertThat(value(blocks.get(1), "size")).isEqualTo("1k");
        assertThat(blocks.get(1).directive("frequency")).isEmpty();
    }

    @Test
    void included_files_are_read_in_place_and_leftovers_are_not() {
        var included = List.of(
                file("/etc/logrotate.d/a", "/var/log/a { rotate 9 }\nrotate 7\n"),
                file("/etc/logrotate.d/a.rpmsave", "/var/log/old { rotate 1 }\n"),
                file("/etc/logrotate.d/b", "/var/log/b { missingok }\n"));

        var blocks = LogrotateConf.parse(
                        file("/etc/logrotate.conf", "rotate 4\ninclude /etc/logrotate.d\n/var/log/c { daily }\n"),
                        path -> path.equals("/etc/logrotate.d") ? included : List.of())
                .value();

        assertThat(blocks)
                .extracting(block -> block.patterns().get(0) + " " + value(block, "rotate"))
                .containsExactly("/var/log/a 9", "/var/log/b 7", "/var/log/c 7");
        assertThat(blocks.get(1).at()).isEqualTo(new Location("ctl1", "/etc/logrotate.d/b", 1));
    }

    @Test
    void what_is_not_closed_is_fatal_and_the_rest_is_kept() {
        var parsed = LogrotateConf.parse(FILE, "/var/log/a {\n rotate 3\n postrotate\n x\n");

        assertThat(parsed.value()).hasSize(1);
        assertThat(parsed.problems()).extracting(Problem::fatal).containsExactly(true, true);
    }

    @Test
    void the_files_of_the_corpus_and_the_lab_are_understood() throws IOException {
        var man = Shared.path("corpus/parser/limits-logrotate/insights-core/logrotate_conf/logrotate_man_page_doc.txt");
        assertThat(parse(Files.readString(man)))
                .extracting(LogrotateBlock::patterns)
                .containsExactly(
                        List.of("/var/log/messages"),
                        List.of("/var/log/httpd/access.log", "/var/log/httpd/error.log"),
                        List.of("/var/log/news/news.crit", "/var/log/news/olds.crit"));
        try (var files = Files.list(Shared.path("lab/snapshots/ha/hosts/ctl1/etc/logrotate.d"))) {
            for (var path : files.toList()) {
                assertThat(parse(Files.readString(path)))
                        .as(path.toString())
                        .isNotEmpty()
                        .allMatch(b -> !b.directives().isEmpty());
            }
        }
    }

    @Test
    void no_mutation_makes_it_throw() {
        var original =
                "weekly\n/var/log/a \"/b c\" {\n rotate 4\n postrotate\n x\n endscript\n}\ninclude /etc/d\n".repeat(3);
        var random = new Random(3);
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder(original);
            for (int i = 0; i < 6; i++) {
                text.setCharAt(random.nextInt(text.length()), "{}\"'\\ \n#/x=".charAt(random.nextInt(11)));
            }
            int lines = (int) text.chars().filter(c -> c == '\n').count() + 1;
            assertThat(LogrotateConf.parse(FILE, text.toString()).value())
                    .allMatch(block -> block.at().line() >= 1 && block.at().line() <= lines);
        }
    }

    private static List<LogrotateBlock> parse(String text) {
        var parsed = LogrotateConf.parse(FILE, text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value();
    }

    private static String value(LogrotateBlock block, String directive) {
        return block.directive(directive).map(Entry::value).orElse("");
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(new Location("ctl1", path, 0), "", () -> text);
    }
}
