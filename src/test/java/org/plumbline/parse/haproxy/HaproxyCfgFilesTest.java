package org.plumbline.parse.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.snapshot.Location;

class HaproxyCfgFilesTest {

    private static final Location FILE = new Location("ctl1", "/etc/haproxy/haproxy.cfg", 0);

    private static List<Path> files(String below, String suffix) throws IOException {
        try (var walk = Files.walk(Shared.path(below))) {
            return walk.filter(path -> path.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> corpus() throws IOException {
        var files = new ArrayList<>(files("corpus/parser/haproxy", ".cfg"));
        files.addAll(files("corpus/parser/haproxy", ".txt"));
        return files;
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void every_statement_of_the_collected_files_stands_where_it_says() throws IOException {
        var files = corpus();
        assertThat(files).hasSizeGreaterThan(40);
        for (var file : files) {
            var text = text(file);
            var lines = text.split("\n", -1);
            for (var section : HaproxyCfg.parse(FILE, text).value().sections()) {
                assertThat(HaproxyWords.of(lines[section.at().line() - 1]).words())
                        .as("%s", file)
                        .startsWith(section.type());
                for (var line : section.lines()) {
                    var words = HaproxyWords.of(lines[line.at().line() - 1]).words();
                    assertThat(words)
                            .as("%s:%s", file, line.at().line())
                            .containsAll(line.words()
                                    .subList(
                                            line.at().equals(section.at()) ? 1 : 0,
                                            line.words().size()));
                }
            }
        }
    }

    @Test
    void files_that_haproxy_runs_with_are_not_refused() throws IOException {
        for (var file : files("corpus/parser/haproxy/insights-core", "haproxy_osp.txt")) {
            assertThat(HaproxyCfg.parse(FILE, text(file) + "\n").problems()).isEmpty();
        }
        for (var file : files("corpus/parser/haproxy/debian13-packaged", ".cfg")) {
            assertThat(HaproxyCfg.parse(FILE, text(file)).problems()).isEmpty();
        }
        for (var file : files("lab/snapshots", "haproxy.cfg")) {
            assertThat(HaproxyCfg.parse(FILE, text(file)).problems())
                    .as("%s", file)
                    .isEmpty();
        }
    }

    @Test
    void the_balancers_of_the_laboratory_are_read_in_full() throws IOException {
        var cfg = HaproxyCfg.parse(FILE, text(Shared.path("lab/snapshots/ha/hosts/ctl2/etc/haproxy/haproxy.cfg")))
                .value();
        var mariadb = cfg.backend("mariadb").orElseThrow();

        assertThat(cfg.global("maxconn").orElseThrow().word(1)).isEqualTo("4000");
        assertThat(mariadb.binds().get(0).addresses()).hasToString("[10.0.0.10:3306]");
        assertThat(mariadb.servers()).extracting(HaproxyServer::isBackup).containsExactly(false, true, true);
        assertThat(mariadb.servers()).allMatch(HaproxyServer::isChecked);
        assertThat(mariadb.checkOption().orElseThrow().word(1)).isEqualTo("mysql-check");
        assertThat(mariadb.mode()).isEqualTo("tcp");
        assertThat(mariadb.timeout("client").flatMap(HaproxySection::time).orElseThrow())
                .hasHours(1);
        assertThat(mariadb.timeout("connect").flatMap(HaproxySection::time).orElseThrow())
                .hasSeconds(10);
    }

    @Test
    void a_generated_file_is_read_back_as_it_was_meant() {
        var random = new Random(42);
        for (int round = 0; round < 200; round++) {
            var text = new StringBuilder();
            var meant = new ArrayList<List<String>>();
            text.append("listen x\n");
            int count = random.nextInt(20);
            for (int i = 0; i < count; i++) {
                var words = new ArrayList<String>();
                words.add("description");
                for (int w = random.nextInt(5); w > 0; w--) {
                    words.add(word(random));
                }
                meant.add(words);
                text.append(random.nextBoolean() ? "  " : "\t");
                words.forEach(word -> text.append(written(word, random)).append(' '));
                text.append(random.nextBoolean() ? "# it's \"a comment\n" : "\n");
            }
            var parsed = HaproxyCfg.parse(FILE, text.toString());

            assertThat(parsed.problems()).as("round %s: %s", round, text).isEmpty();
            var lines = parsed.value().backend("x").orElseThrow().lines();
            assertThat(lines).extracting(HaproxyLine::words).isEqualTo(meant);
            for (int i = 0; i < count; i++) {
                assertThat(lines.get(i).at().line()).isEqualTo(i + 2);
            }
        }
    }

    private static String word(Random random) {
        var signs = "ab #'\"$\\{}\t,:é‹›%n";
        var word = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            word.append(signs.charAt(random.nextInt(signs.length())));
        }
        return word.append('z').toString();
    }

    private static String written(String word, Random random) {
        if (word.indexOf('\'') < 0 && random.nextBoolean()) {
            return "'" + word + "'";
        }
        var escaped = new StringBuilder();
        for (char c : word.toCharArray()) {
            escaped.append(" #'\"\\\t".indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return escaped.toString();
    }

    @Test
    void damaged_files_are_read_without_an_exception_and_with_lines_that_exist() throws IOException {
        var random = new Random(7);
        var files = corpus().stream()
                .filter(file -> file.toFile().length() < 20_000)
                .toList();
        for (int round = 0; round < 400; round++) {
            var damaged = new StringBuilder(text(files.get(random.nextInt(files.size()))));
            for (int i = 0; i < 8 && damaged.length() > 1; i++) {
                int at = random.nextInt(damaged.length());
                switch (random.nextInt(4)) {
                    case 0 -> damaged.deleteCharAt(at);
                    case 1 -> damaged.insert(at, "\"'\\\n#{}[]:@,".charAt(random.nextInt(12)));
                    case 2 -> damaged.setCharAt(at, (char) random.nextInt(0x2100));
                    default -> damaged.setLength(Math.max(1, damaged.length() - random.nextInt(100)));
                }
            }
            var text = damaged.toString();
            long lines = text.chars().filter(c -> c == '\n').count() + 1;
            var parsed = HaproxyCfg.parse(FILE, text);

            assertThat(parsed.problems()).allMatch(p -> p.at().line() >= 1 && p.at().line() <= lines);
            assertThat(parsed.value().sections()).allMatch(section -> section.lines().stream()
                    .allMatch(line ->
                            line.at().line() >= section.at().line() && line.at().line() <= lines));
        }
    }
}
