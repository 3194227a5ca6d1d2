package org.plumbline.parse.oslo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Mutation;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class PolicyFileTest {

    private static final Location FILE = new Location("ctl1", "/etc/nova/policy.yaml", 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            "a": "role:admin"                  ~ role:admin
            a: role:admin and not role:x       ~ role:admin and not role:x
            a: >⏎  role:admin⏎  or rule:b      ~ role:admin or rule:b
            "a": ""                            ~ ``
            a: "@"                             ~ @
            a: '!'                             ~ !
            a: []                              ~ ``
            a: [["role:admin"], ["rule:b", "role:c"]] ~ role:admin or (rule:b and role:c)
            a: ["role:admin", "role:b"]        ~ role:admin or role:b
            {"a": "role:admin"}                ~ role:admin
            {⏎\\t"a": "role:admin"⏎}           ~ role:admin
            # c⏎"a": "rule:b" # d              ~ rule:b
            a: "%(project_id)s == %(target.id)s" ~ %(project_id)s == %(target.id)s
            """)
    void a_rule_is_read_as_oslo_policy_reads_it(String text, String check) {
        var parsed = PolicyFile.parse(FILE, text.replace('⏎', '\n').replace("\\t", "\t"));
        assertThat(parsed.value().rule("a").orElseThrow().value().strip()).isEqualTo(check);
        assertThat(parsed.problems()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            a: x⏎a: y               ~ y ~ 2 ~ false ~ a rule is defined a second time, and only the last one counts
            a: x⏎b: {c: d}          ~ x ~ 2 ~ true  ~ a rule's check is neither a text nor a list
            a:                      ~ `` ~ 1 ~ false ~ a rule has no check and allows everyone
            a: x⏎"b: y              ~ x ~ 2 ~ true  ~ the file is not valid YAML from here on
            a: x⏎ b: y              ~ x b ~ 2 ~ true  ~ the file is not valid YAML from here on
            a: x⏎---⏎b: y           ~ x ~ 2 ~ true  ~ something stands behind the rules
            """)
    void what_stands_before_a_mistake_is_kept(String text, String check, int line, boolean fatal, String reason) {
        var parsed = PolicyFile.parse(FILE, text.replace('⏎', '\n'));
        assertThat(parsed.value().rule("a").orElseThrow().value()).isEqualTo(check);
        assertThat(parsed.problems()).containsExactly(new Problem(FILE.line(line), reason, fatal));
    }

    @Test
    void an_empty_file_has_no_rules() {
        assertThat(PolicyFile.parse(FILE, "")).isEqualTo(Parsed.of(new PolicyFile(java.util.List.of())));
        assertThat(PolicyFile.parse(FILE, "# all defaults\n").problems()).isEmpty();
        assertThat(PolicyFile.parse(FILE, "- a\n").problems()).hasSize(1).allMatch(Problem::fatal);
    }

    @Test
    void every_real_file_is_read_and_every_place_names_its_rule() throws IOException {
        try (var files = Files.walk(Shared.path("corpus"))) {
            var found = files.filter(
                            file -> file.toString().matches(".*(policy\\.d/|policy\\.d__|/policy\\.).*(yaml|json)"))
                    .toList();
            assertThat(found).hasSizeGreaterThan(5);
            for (var file : found) {
                var text = Files.readString(file);
                var lines = text.lines().toList();
                var parsed = PolicyFile.parse(FILE, text);
                assertThat(parsed.problems()).as(file.toString()).isEmpty();
                assertThat(parsed.value().rules())
                        .allMatch(rule -> lines.get(rule.at().line() - 1).contains(rule.key()));
            }
        }
    }

    @Test
    void damaged_text_never_throws() {
        var random = new Random(5);
        for (int round = 0; round < 3_000; round++) {
            PolicyFile.parse(
                    FILE,
                    Mutation.of("\"a\": \"role:admin\"\nb: [[\"x\"], [\"y\", 'z']]\nc: &d >\n  e\nf: *d\n", random));
        }
        PolicyFile.parse(FILE, "a: " + "[".repeat(100_000));
    }
}
