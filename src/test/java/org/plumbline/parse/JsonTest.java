package org.plumbline.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.snapshot.Location;

class JsonTest {

    private static final Location FILE = new Location("api", "compute/os-services", 0);

    @Test
    void every_value_knows_its_line() {
        var json = read("{\n \"a\": [\n  1,\n  {\"b\": true}\n ]\n}");

        assertThat(json.at()).isEqualTo(FILE.line(1));
        assertThat(json.get("a").at()).isEqualTo(FILE.line(2));
        assertThat(json.get("a").items()).extracting(Json::at).containsExactly(FILE.line(3), FILE.line(4));
        assertThat(json.get("a").items().get(1).get("b").bool()).contains(true);
    }

    @Test
    void what_is_not_there_is_absent_at_the_object_that_lacks_it() {
        var json = read("{\n \"a\": {\n \"b\": null}}");

        assertThat(json.get("a").get("c").isPresent()).isFalse();
        assertThat(json.get("a").get("c").at()).isEqualTo(FILE.line(2));
        assertThat(json.get("a").get("b").isPresent()).isFalse();
        assertThat(json.get("a").members()).containsOnlyKeys("b");
        assertThat(json.get("x").get("y").items()).isEmpty();
        assertThat(json.get("x").bool()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: text {1}, number {2}, integer {3}, bool {4}")
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "7,           7,          7.0,   7,  -",
                "`\"7\"`,     7,          7.0,   7,  -",
                "20.5,        20.5,       20.5,  -,  -",
                "`\"20.0\"`,  20.0,       20.0,  -,  -",
                "`\"infinite\"`, infinite, -,    -,  -",
                "`\"unknown\"`, unknown,  -,     -,  -",
                "`\"NaN\"`,   NaN,        -,     -,  -",
                "`\"0x1p3\"`, 0x1p3,      -,     -,  -",
                "true,        true,       -,     -,  true",
                "`\"false\"`, false,      -,     -,  false",
                "`\"False\"`, False,      -,     -,  false",
                "null,        -,          -,     -,  -",
                "[],          -,          -,     -,  -",
                "123456789012345678901234567890, 123456789012345678901234567890, 1.2345678901234568E29, -, -",
            })
    void a_value_is_only_what_it_is(String written, String text, Double number, Long integer, Boolean bool) {
        var value = read("{\"v\": " + written + "}").get("v");

        assertThat(value.text().orElse(null)).isEqualTo(text);
        assertThat(value.number().isPresent() ? value.number().getAsDouble() : null)
                .isEqualTo(number);
        assertThat(value.integer().isPresent() ? value.integer().getAsLong() : null)
                .isEqualTo(integer);
        assertThat(value.bool().orElse(null)).isEqualTo(bool);
    }

    @Test
    void lines_of_a_wrapper_before_the_json_are_passed_over_and_counted() {
        var parsed = Json.parse(FILE, "Inferring fsid 1\n[WARN] something\nreport 12\n{\n \"a\": 1}\n");

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().get("a").at()).isEqualTo(FILE.line(5));
    }

    @Test
    void a_truncated_text_keeps_what_was_complete_and_says_where_it_breaks() {
        var parsed = Json.parse(FILE, "{\"services\": [\n {\"host\": \"a\"},\n {\"host\": \"b");

        assertThat(parsed.value().get("services").items())
                .extracting(item -> item.get("host").text().orElse("?"))
                .containsExactly("a", "?");
        assertThat(parsed.problems())
                .extracting(Problem::at, Problem::fatal)
                .containsExactly(tuple(FILE.line(3), true));
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '", "<html>", "'Error: no such command'"})
    void a_text_without_json_is_a_fatal_problem(String text) {
        assertThat(Json.parse(FILE, text).problems()).singleElement().matches(Problem::fatal);
        assertThat(Json.parse(FILE, text).value().isPresent()).isFalse();
    }

    @Test
    void the_infinities_of_ceph_are_unknown_numbers_but_words_in_strings_stay() {
        var json = read("{\"a\": inf, \"b\": -nan, \"c\": \"x: inf, nan\", \"d\": [nan,1], \"e\\\"\": \"inf\"}");

        assertThat(json.get("a").isPresent()).isFalse();
        assertThat(json.get("b").isPresent()).isFalse();
        assertThat(json.get("c").text()).contains("x: inf, nan");
        assertThat(json.get("d").items()).hasSize(2);
        assertThat(json.get("e\"").text()).contains("inf");
    }

    @Test
    void several_documents_follow_each_other() {
        assertThat(Json.parseAll(FILE, "{\"a\": 1}\n{\"a\": 2}\n").value())
                .extracting(json -> json.get("a").integer().getAsLong(), Json::at)
                .containsExactly(tuple(1L, FILE.line(1)), tuple(2L, FILE.line(2)));
        assertThat(Json.parse(FILE, "{\"a\": 1}\ntrailing words").problems()).isEmpty();
    }

    @Test
    void a_hostile_depth_is_a_problem_and_no_crash() {
        assertThat(Json.parse(FILE, "[".repeat(100_000)).problems())
                .singleElement()
                .matches(Problem::fatal);
    }

    @Test
    void mutated_texts_never_throw() {
        var text = "{\"a\": [1, {\"b\": \"‹secret:9f3a1c22:16-31›\"}, inf], \"c\": null}\n{}";
        var random = new Random(20261124);
        for (int i = 0; i < 3000; i++) {
            var bytes = new StringBuilder(text);
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                bytes.setCharAt(random.nextInt(bytes.length()), "{}[]\",:\\\u0000n1\n".charAt(random.nextInt(12)));
            }
            assertThat(Json.parseAll(FILE, bytes.toString()).value()).isNotNull();
        }
    }

    private static Json read(String text) {
        var parsed = Json.parse(FILE, text);
        assertThat(parsed.problems()).isEmpty();
        return parsed.value();
    }
}
