package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMA = new String(JsonReport.schema(), StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private static String json(Result result) throws IOException {
        var out = new StringWriter();
        new JsonReport().write(result, out);
        return out.toString();
    }

    private Result stored(String text) throws IOException, ResultException {
        return StoredResult.read(Files.writeString(folder.resolve("result.json"), text));
    }

    @Test
    void results_obey_the_published_schema() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SCHEMA, InputFormat.JSON);
        assertThat(schema.validate(json(Results.small()), InputFormat.JSON)).isEmpty();
        for (int seed = 0; seed < 300; seed++) {
            assertThat(schema.validate(json(Results.random(new Random(seed))), InputFormat.JSON))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void the_schema_refuses_what_is_no_result() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SCHEMA, InputFormat.JSON);
        var good = json(Results.small());
        assertThat(schema.validate(good.replace("\"FAIL\"", "\"BAD\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(good.replace("\"sha256\"", "\"sha1\""), InputFormat.JSON))
                .isNotEmpty();
        assertThat(schema.validate(good.replace("\"UNKNOWN\"", "\"FAIL\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void the_schema_describes_every_field_and_no_other() throws IOException {
        var root = JSON.readTree(SCHEMA);
        compare(Result.class, root, root, "");
    }

    private static void compare(Class<?> type, JsonNode schema, JsonNode root, String path) {
        var described = new TreeSet<String>();
        schema.path("properties").fieldNames().forEachRemaining(described::add);
        assertThat(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
                .as(path)
                .containsExactlyInAnyOrderElementsOf(described);
        for (var component : type.getRecordComponents()) {
            var inner = resolved(schema.path("properties").path(component.getName()), root);
            if (component.getType().isRecord()) {
                compare(component.getType(), inner, root, path + "." + component.getName());
            } else if (component.getGenericType() instanceof ParameterizedType generic
                    && generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]
                            instanceof Class<?> element
                    && element.isRecord()) {
                var items = inner.has("items") ? inner.path("items") : inner.path("additionalProperties");
                compare(element, resolved(items, root), root, path + "." + component.getName());
            }
        }
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    @Test
    void a_stored_result_is_the_same_result() throws Exception {
        for (int seed = 0; seed < 100; seed++) {
            var result = Results.random(new Random(seed));
            assertThat(stored(json(result))).isEqualTo(result);
        }
    }

    @Test
    void fields_of_a_later_version_are_left_aside() throws Exception {
        var later = json(Results.small()).replaceFirst("\\{", "{\"resilience\": {\"units\": [1]},");
        assertThat(stored(later)).isEqualTo(Results.small());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{", "{}", "hello", "{\"schema\": \"plumbline/result/2\"}", "{\"schema\": 5}"})
    void what_is_no_result_is_refused_in_one_sentence(String text) {
        assertThatThrownBy(() -> stored(text))
                .isInstanceOf(ResultException.class)
                .hasMessageContaining("result.json")
                .hasMessageMatching("[^\n]{10,200}");
    }

    @Test
    void endless_nesting_is_refused() {
        assertThatThrownBy(() -> stored("{\"schema\": " + "[".repeat(1_000_000)))
                .isInstanceOf(ResultException.class);
    }

    @ParameterizedTest(name = "without {0}: {1}")
    @CsvSource({
        "sha256,      lacks snapshot.sha256",
        "conditions,  lacks gate.conditions",
        "remediation, lacks controls[].remediation",
        "evidence,    lacks controls[].findings[].evidence",
    })
    void a_result_that_lacks_a_field_is_refused(String field, String reason) throws IOException {
        var text = json(Results.small()).replace("\"" + field + "\"", "\"x\"");
        assertThatThrownBy(() -> stored(text))
                .isInstanceOf(ResultException.class)
                .hasMessageEndingWith(reason);
    }

    @Test
    void a_list_with_a_hole_is_refused() throws IOException {
        var text = json(Results.small()).replaceFirst("\"ctl1\"", "null");
        assertThatThrownBy(() -> stored(text)).hasMessageEndingWith("lacks snapshot.hosts[]");
    }

    @Test
    void the_same_audit_gives_the_same_bytes() throws IOException {
        assertThat(json(Results.small())).isEqualTo(json(Results.small()));
    }

    @Test
    void the_best_action_comes_first_and_the_gate_before_points() {
        assertThat(Actions.ranked(Results.small()))
                .extracting(Result.Control::id)
                .containsExactly("database/quorum");
        assertThat(List.of("critical", "high", "medium", "low")).isEqualTo(Severities.ALL);
    }
}
