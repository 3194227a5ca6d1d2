package org.plumbline.parse.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class ErlangTermsTest {

    private static final Location FILE = new Location("ctl1", "/etc/rabbitmq/advanced.config", 0);

    /** Every result was read off {@code file:consult/1} of Erlang 25. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            16#FF.                    ~ int:255
            -16#ff.                   ~ int:-255
            - 5.                      ~ int:-5
            36#Zz.                    ~ int:1295
            1_000.                    ~ int:1000
            1.5e3.                    ~ float:1500.0
            1.0E-2.                   ~ float:0.01
            $a.                       ~ int:97
            $\\n.                     ~ int:10
            "a" "b".                  ~ text:ab
            "\\101\\x41\\x{41}\\s".   ~ `text:AAA `
            <<"abc"/utf8>>.           ~ binary:abc
            <<1:16,65,"x">>.          ~ `binary:\u0000\u0001Ax`
            <<>>.                     ~ binary:
            'a b'.                    ~ atom:a b
            'it\\'s'.                 ~ atom:it's
            rabbit@ctl1.              ~ atom:rabbit@ctl1
            [1|[2]].                  ~ [int:1 int:2]
            [1,2|3].                  ~ [int:1 int:2 | int:3]
            {a}. % d                  ~ {atom:a}
            #{a => 1, "b" => [2]}.    ~ #{{atom:a int:1} {text:b [int:2]}}
            []. {}.                   ~ [] {}
            "%% ".                    ~ `text:%% `
            """)
    void reads_what_erlang_reads(String source, String expected) {
        var parsed = ErlangTerms.parse(FILE, source);
        assertThat(parsed.value().stream().map(ErlangTermsTest::show).collect(Collectors.joining(" ")))
                .isEqualTo(expected);
        assertThat(parsed.problems()).isEmpty();
    }

    /** Erlang refuses all of these. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a                 | the full stop at the end is missing
            [a,b              | a bracket is not closed
            {a,}.             | this is not a term
            #{a := 1}.        | a map has a key without an arrow
            a.b               | a full stop is missing
            [a b].            | a comma or bracket is missing
            1__0.             | a full stop is missing
            2#102.            | a full stop is missing
            99#1.             | the base of a number is not from 2 to 36
            "open.            | a quote is not closed
            X.                | this is not a term
            ?foo.             | this is not a term
            """)
    void says_what_erlang_refuses(String source, String reason) {
        assertThat(ErlangTerms.parse(FILE, source).problems())
                .first()
                .isEqualTo(new Problem(FILE.line(1), reason, true));
    }

    @Test
    void a_broken_file_keeps_what_came_before_and_after() {
        var parsed = ErlangTerms.parse(
                FILE, "[{rabbit, [{tcp_listeners, [5672]}, {heartbeat 60}]}].\n[{kernel, [{net_ticktime, 15}]}].\n");
        assertThat(parsed.value().get(0).get("rabbit", "tcp_listeners").map(ErlangTerm::texts))
                .contains(List.of("5672"));
        assertThat(parsed.value().get(1).get("kernel", "net_ticktime").flatMap(ErlangTerm::text))
                .contains("15");
        assertThat(parsed.problems()).hasSize(1);
    }

    @Test
    void every_term_knows_its_line() {
        var term = ErlangTerms.parse(FILE, "%% c\n[\n  {rabbit, % x\n   [{a,\n \"1\n2\"},\n {b, 3}]}\n].")
                .value()
                .get(0);
        assertThat(term.at().line()).isEqualTo(2);
        assertThat(term.get("rabbit").orElseThrow().at().line()).isEqualTo(4);
        assertThat(term.get("rabbit", "a").orElseThrow().at().line()).isEqualTo(5);
        assertThat(term.get("rabbit", "b").orElseThrow().at().line()).isEqualTo(7);
    }

    @Test
    void a_key_alone_in_a_property_list_is_true() {
        var term = ErlangTerms.parse(FILE, "[{tcp_listen_options, [binary, {backlog, 128}]}].")
                .value()
                .get(0);
        assertThat(term.get("tcp_listen_options", "binary").flatMap(ErlangTerm::text))
                .contains("true");
        assertThat(term.get("tcp_listen_options", "absent")).isEmpty();
    }

    @Test
    void redacted_secrets_and_handles_are_values() {
        var parsed = ErlangTerms.printed(
                FILE,
                "Application environment of node rabbit@ctl1 ...\n"
                        + "[{a,<<\"‹secret:9f3a1c22:16-31›\">>},{b,‹secret:9f3a1c22:8-15›},{c,<0.1.0>},"
                        + "{d,#Fun<rabbit.1.2>},{e,fun lists:map/2}]\n");
        var term = parsed.value().get(0);
        assertThat(parsed.problems()).isEmpty();
        assertThat(term.at().line()).isEqualTo(2);
        assertThat(term.items().stream().map(pair -> pair.texts().get(1)))
                .containsExactly(
                        "‹secret:9f3a1c22:16-31›",
                        "‹secret:9f3a1c22:8-15›",
                        "<0.1.0>",
                        "#Fun<rabbit.1.2>",
                        "fun lists:map/2");
    }

    @Test
    void nesting_is_bounded() {
        assertThat(ErlangTerms.parse(FILE, "[".repeat(100_000)).problems())
                .first()
                .isEqualTo(new Problem(FILE.line(1), "the terms are nested too deeply", true));
    }

    @Test
    void what_is_written_reads_back() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            var term = random(random, 4);
            var parsed = ErlangTerms.parse(FILE, print(term) + ".");
            assertThat(parsed.problems()).isEmpty();
            assertThat(show(parsed.value().get(0))).isEqualTo(show(term));
        }
    }

    @Test
    void reads_the_environment_of_real_nodes() throws IOException {
        var folder = Shared.path("lab/snapshots/ha/hosts");
        var text = Files.readString(folder.resolve("ctl1/commands/rabbitmqctl-environment.txt"));
        var parsed = ErlangTerms.printed(FILE, text);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value()
                        .get(0)
                        .get("rabbit", "cluster_partition_handling")
                        .flatMap(ErlangTerm::text))
                .contains("pause_minority");
        assertThat(parsed.value()
                        .get(0)
                        .get("rabbit", "vm_memory_high_watermark", "absolute")
                        .flatMap(ErlangTerm::text))
                .contains("2GB");
        var debian13 = Files.readString(Shared.path("corpus/parser/rabbitmq/run-4.0.5-3nodes/rabbitmqctl_environment"));
        assertThat(ErlangTerms.printed(FILE, debian13).problems()).isEmpty();
    }

    @Test
    void reads_the_examples_of_rabbitmq() throws IOException {
        try (var files = Files.list(Shared.path("corpus/parser/rabbitmq/cuttlefish-snippets"))) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".snippets")).toList()) {
                var parsed = ErlangTerms.parse(FILE, Files.readString(file));
                assertThat(parsed.problems()).as(file.toString()).isEmpty();
                assertThat(parsed.value()).as(file.toString()).hasSize(1);
            }
        }
        var kolla = ErlangTerms.parse(
                FILE,
                Files.readString(Shared.path("corpus/clouds/osism-testbed-kolla-2024.2/hosts/testbed-node-0"
                        + "/etc/kolla/rabbitmq/advanced.config")));
        assertThat(kolla.value().get(0).get("kernel", "inet_dist_use_interface").map(ErlangTerm::texts))
                .contains(List.of("192", "168", "16", "10"));
    }

    private static ErlangTerm random(Random random, int depth) {
        var at = FILE.line(1);
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> new ErlangTerm.Atom(word(random), at);
            case 1 -> new ErlangTerm.Text(word(random), at);
            case 2 -> new ErlangTerm.Binary(word(random), at);
            case 3 -> new ErlangTerm.Int(java.math.BigInteger.valueOf(random.nextLong()), at);
            case 4 -> new ErlangTerm.Tuple(list(random, depth), at);
            case 5 -> new ErlangTerm.Items(list(random, depth), null, at);
            default ->
                new ErlangTerm.Pairs(
                        List.of(new ErlangTerm.Tuple(
                                List.of(random(random, depth - 1), random(random, depth - 1)), at)),
                        at);
        };
    }

    private static List<ErlangTerm> list(Random random, int depth) {
        return random.ints(random.nextInt(4))
                .mapToObj(i -> random(random, depth - 1))
                .toList();
    }

    private static String word(Random random) {
        return random.ints(random.nextInt(6), 0, 12)
                .mapToObj(i -> "ab '\"\\\n%[{.é".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static String print(ErlangTerm term) {
        var parts = term.items().stream().map(ErlangTermsTest::print).toList();
        if (term instanceof ErlangTerm.Tuple) {
            return "{ " + String.join(" , ", parts) + "}";
        } else if (term instanceof ErlangTerm.Items) {
            return "[" + String.join(",", parts) + " ]";
        } else if (term instanceof ErlangTerm.Pairs map) {
            return "#{" + print(map.pairs().get(0).items().get(0)) + "=>"
                    + print(map.pairs().get(0).items().get(1)) + "}";
        }
        var text = term.text().orElse("");
        var escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\'");
        if (term instanceof ErlangTerm.Atom) {
            return "'" + escaped + "'";
        } else if (term instanceof ErlangTerm.Text) {
            return "\"" + escaped + "\"";
        }
        return term instanceof ErlangTerm.Binary ? "<<\"" + escaped + "\">>" : text;
    }

    private static String show(ErlangTerm term) {
        var parts = term.items().stream().map(ErlangTermsTest::show).collect(Collectors.joining(" "));
        if (term instanceof ErlangTerm.Items list) {
            return "[" + parts + (list.tail() == null ? "" : " | " + show(list.tail())) + "]";
        } else if (term instanceof ErlangTerm.Tuple) {
            return "{" + parts + "}";
        } else if (term instanceof ErlangTerm.Pairs) {
            return "#{" + parts + "}";
        }
        return term.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + ":"
                + term.text().orElse("");
    }
}
