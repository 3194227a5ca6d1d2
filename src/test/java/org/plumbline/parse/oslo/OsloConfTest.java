package org.plumbline.parse.oslo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Mutation;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class OsloConfTest {

    private static final Location FILE = new Location("ctl1", "/etc/nova/nova.conf", 0);

    /** Number in parser-vectors.md; lines below {@code [s]}; keys and values, or the reason of the problem. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            O1  ~ foo = bar                     ~ foo->bar
            O1  ~ foo: bar                      ~ foo->bar
            O1  ~ foo\\t=\\tbar\\t              ~ foo->bar
            O2  ~ foo=bar=baz                   ~ foo->bar=baz
            O3  ~ foo = http://h:5000/v3        ~ foo->http://h:5000/v3
            O4  ~ foo : a=b                     ~ foo->a=b
            O4  ~ a:b = c                       ~ a->b = c
            O5  ~ foo = bar # x                 ~ foo->bar # x
            O5  ~ foo = bar ; x                 ~ foo->bar ; x
            O6  ~ # c\\nfoo=1\\n; c             ~ foo->1
            O7  ~ foo = a\\n  b\\n\\tc          ~ foo->a\\nb\\nc
            O8  ~ foo = a\\n  # b\\n  c         ~ foo->a\\n# b\\nc
            O9  ~ foo = a\\n\\n  b              ~ foo->a !4 an indented line continues no value
            O10 ~ foo = a\\n# x\\n  b           ~ foo->a !4 an indented line continues no value
            O11 ~ `  foo = bar`                 ~ !2 an indented line continues no value
            O11 ~ ` [sec]`                      ~ !2 an indented line continues no value
            O12 ~ foo = a\\n   = b              ~ foo->a\\n= b
            O13 ~ foo = a,\\n  b,\\n  c         ~ foo->a,\\nb,\\nc
            O14 ~ foo= \\\\\\n  a               ~ foo->\\\\\\na
            O15 ~ foo = "bar"                   ~ foo->bar
            O15 ~ foo = ' bar '                 ~ `foo-> bar `
            O16 ~ foo = "bar                    ~ foo->"bar
            O16 ~ foo = "a" "b"                 ~ foo->a" "b
            O16 ~ foo = '"x"'                   ~ foo->"x"
            O17 ~ foo =                         ~ foo->
            O17 ~ foo = ""                      ~ foo->
            O17 ~ foo = "                       ~ foo->
            O18 ~ foo                           ~ !2 an assignment has neither = nor :
            O19 ~ = bar                         ~ !2 an assignment has no key
            O19 ~ : bar                         ~ !2 an assignment has no key
            O23 ~ foo = $bar                    ~ foo->$bar
            O23 ~ foo = 100%                    ~ foo->100%
            O23 ~ foo = %(bar)s                 ~ foo->%(bar)s
            O25 ~ foo = a\\r\\nbaz = b\\r\\n    ~ foo->a, baz->b
            O27 ~ foo bar = 1                   ~ foo bar->1
            ""  ~ foo = a\\n\u00a0             ~ foo->a
            ""  ~ foo =\\n  a                   ~ foo->\\na
            """)
    void a_line_is_read_as_oslo_config_reads_it(String vector, String lines, String expected) {
        var parsed = OsloConf.parse(FILE, "[s]\n" + lines.translateEscapes());
        assertThat(parsed.value()).allMatch(entry -> entry.section().equals("s"));
        assertThat(shown(parsed)).isEqualTo(expected.translateEscapes());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            O20 ~ [sec            ~ sec     ~ !1 a section header does not end with ]
            O20 ~ []              ~ ``      ~ !1 a section has no name
            O20 ~ [sec] trailing  ~ sec     ~ !1 a section header does not end with ]
            O20 ~ [DEFAULT] # c   ~ DEFAULT ~ !1 a section header does not end with ]
            O21 ~ [ sec ]         ~ ` sec ` ~ ``
            O21 ~ [sec]]          ~ sec]    ~ ``
            O22 ~ ``              ~ ``      ~ !2 an assignment stands before any section
            O24 ~ \uFEFF[DEFAULT] ~ DEFAULT ~ !1 the file starts with a byte order mark
            O26 ~ [s]\\n# caf\uFFFD ~ s     ~ !2 a byte is not UTF-8
            """)
    void a_header_opens_a_section(String vector, String header, String section, String problem) {
        var parsed = OsloConf.parse(FILE, header.translateEscapes() + "\nfoo = 1");
        assertThat(parsed.value()).extracting(Entry::section).containsExactly(section);
        assertThat(shown(parsed)).isEqualTo(problem.isEmpty() ? "foo->1" : "foo->1 " + problem);
    }

    @Test
    void every_problem_is_fatal_and_what_follows_it_is_kept() {
        var parsed = OsloConf.parse(FILE, "[a\nx = 1\nrubbish\n  indented\ny = 2\n[b]\nz: 3");
        assertThat(parsed.problems()).hasSize(3).allMatch(Problem::fatal);
        assertThat(parsed.value())
                .containsExactly(
                        new Entry("a", "x", "1", FILE.line(2)),
                        new Entry("a", "y", "2", FILE.line(5)),
                        new Entry("b", "z", "3", FILE.line(7)));
    }

    @Test
    void a_secret_marker_is_an_ordinary_value() {
        var parsed = OsloConf.parse(
                FILE, "[DEFAULT]\ntransport_url = rabbit://openstack:‹secret:9f3a1c22:8-15›@ctl1:5672\n");
        assertThat(shown(parsed)).isEqualTo("transport_url->rabbit://openstack:‹secret:9f3a1c22:8-15›@ctl1:5672");
    }

    @Test
    void what_is_written_is_read_back_with_the_right_lines() {
        var random = new Random(20261124);
        for (int round = 0; round < 300; round++) {
            var expected = new ArrayList<Entry>();
            var text = writeFile(random, expected);
            var parsed = OsloConf.parse(FILE, text);
            assertThat(parsed.problems()).as(text).isEmpty();
            assertThat(parsed.value()).as(text).isEqualTo(expected);
        }
    }

    private static String writeFile(Random random, List<Entry> expected) {
        var text = new StringBuilder("[DEFAULT]\n");
        var section = "DEFAULT";
        int line = 1;
        for (int i = 0; i < 20; i++) {
            line++;
            switch (random.nextInt(5)) {
                case 0 -> text.append("# k = v\n");
                case 1 -> text.append(" \t\n");
                case 2 ->
                    text.append('[')
                            .append(section = "group" + random.nextInt(4))
                            .append("]\n");
                default -> {
                    var key = "key_" + random.nextInt(9);
                    var value = "v:" + random.nextInt(99) + " = # ; $x";
                    var more = random.nextBoolean() ? "\n# not a comment" : "";
                    var quote = more.isEmpty() && random.nextBoolean() ? "\"" : "";
                    text.append(key).append(random.nextBoolean() ? " = " : "=");
                    text.append(quote)
                            .append(value)
                            .append(quote)
                            .append(more.replace("\n", "\n    "))
                            .append('\n');
                    expected.add(new Entry(section, key, value + more, FILE.line(line)));
                    line += more.isEmpty() ? 0 : 1;
                }
            }
        }
        return text.toString();
    }

    @Test
    void damaged_text_never_throws_and_every_place_points_at_its_key() {
        var random = new Random(7);
        var base = writeFile(random, new ArrayList<>());
        for (int round = 0; round < 2_000; round++) {
            var text = Mutation.of(base, random);
            var lines = text.lines().toList();
            for (var entry : OsloConf.parse(FILE, text).value()) {
                assertThat(lines.get(entry.at().line() - 1)).contains(entry.key());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("realFiles")
    void real_files_are_read_without_a_problem(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.UTF_8);
        var parsed = OsloConf.parse(FILE, text);
        var assignments = text.lines()
                .filter(line -> !line.isBlank() && "#;[ \t".indexOf(line.charAt(0)) < 0)
                .count();
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value()).hasSize((int) assignments);
    }

    static Stream<Path> realFiles() throws IOException {
        var corpus = Files.walk(Shared.path("corpus/parser/oslo-config"))
                .filter(file ->
                        file.toString().matches(".*(\\.conf|_conf\\.txt|_ini\\.txt|content\\.txt|config\\.txt)"))
                .filter(file -> !file.toString().matches(".*(tmpfiles|dnsmasq|memcache).*"));
        var lab = Files.walk(Shared.path("lab/snapshots"))
                .filter(Files::isRegularFile)
                .filter(file -> file.toString()
                        .matches(".*/etc/(nova|neutron|cinder|glance|keystone|heat|octavia|barbican|placement)/[a-z-]+"
                                + "\\.conf"))
                .filter(file -> !file.toString().matches(".*(dnsmasq|api_audit|logging|property).*"));
        return Stream.concat(corpus, lab);
    }

    private static String shown(Parsed<List<Entry>> parsed) {
        var entries =
                parsed.value().stream().map(e -> e.key() + "->" + e.value()).collect(joining(", "));
        var problems = parsed.problems().stream()
                .map(problem -> "!" + problem.at().line() + " " + problem.reason())
                .collect(joining(" "));
        return (entries.isEmpty() || problems.isEmpty()) ? entries + problems : entries + " " + problems;
    }
}
