package org.plumbline.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.SeriesRange;
import org.plumbline.finding.Control;
import org.plumbline.finding.Param;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.finding.Stage;

/** The YAML in the first comment of a rule file. Unknown and missing fields are errors that name the file. */
record ControlHeader(
        @Nullable List<String> aliases,
        @JsonProperty(required = true) String title,
        @JsonProperty(required = true) Severity severity,
        @JsonProperty(required = true) String stage,
        @JsonProperty(required = true) Pillar pillar,
        @JsonProperty(required = true) List<String> needs,
        @Nullable Map<String, JsonNode> params,
        @JsonProperty(required = true) String rationale,
        @JsonProperty(required = true) JsonNode remediation,
        @JsonProperty(required = true) String risk,
        @JsonProperty(required = true) String effort,
        @Nullable List<Map<String, String>> fix,
        @JsonProperty(required = true) String verify,
        @JsonProperty(required = true) List<String> references,
        @Nullable Map<String, String> maps,
        @Nullable String releases) {

    private static final String OPEN = "/*---\n";
    private static final String CLOSE = "\n---*/";

    private static final ObjectMapper YAML = YAMLMapper.builder(new YAMLFactory())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private static final List<String> FIELDS = Stream.of(ControlHeader.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();

    /**
     * Reads the header of a rule file.
     *
     * @throws RuleException naming the file and what is wrong with it
     */
    static Control read(String id, String file, String drl) {
        int end = drl.indexOf(CLOSE);
        if (!drl.startsWith(OPEN) || end < 0) {
            throw new RuleException(file, 1, "the file must start with a YAML header between /*--- and ---*/");
        }
        try {
            var tree = YAML.readTree(drl.substring(OPEN.length(), end));
            tree.fieldNames().forEachRemaining(field -> {
                if (!FIELDS.contains(field)) {
                    throw new IllegalArgumentException(
                            "unknown field (%s); known are %s".formatted(field, String.join(", ", FIELDS)));
                }
            });
            return YAML.treeToValue(tree, ControlHeader.class).control(id);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr() + 1;
            throw new RuleException(file, line, "header: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new RuleException(file, 1, "header: " + e.getMessage());
        }
    }

    private Control control(String id) {
        return new Control(
                id,
                aliases == null ? List.of() : List.copyOf(aliases),
                title,
                severity,
                stageOf(stage),
                pillar,
                List.copyOf(needs),
                thresholds(),
                rationale.strip(),
                steps(),
                risk.strip(),
                effort,
                fix == null ? List.of() : List.copyOf(fix),
                verify.strip(),
                List.copyOf(references),
                maps == null ? Map.of() : new TreeMap<>(maps),
                releases == null ? null : checked(releases));
    }

    private static String checked(String range) {
        SeriesRange.of(range);
        return range;
    }

    private static Stage stageOf(String label) {
        for (var stage : Stage.values()) {
            if (stage.label().equals(label)) {
                return stage;
            }
        }
        throw new IllegalArgumentException("stage (%s) is none of how-to, poc, production".formatted(label));
    }

    private Map<String, String> steps() {
        var steps = new LinkedHashMap<String, String>();
        if (remediation.isTextual()) {
            steps.put("plain", remediation.asText().strip());
        } else {
            remediation
                    .properties()
                    .forEach(e -> steps.put(e.getKey(), e.getValue().asText().strip()));
        }
        if (!steps.containsKey("plain")) {
            throw new IllegalArgumentException("remediation lacks the flavour plain");
        }
        return steps;
    }

    private Map<String, Param> thresholds() {
        var read = new TreeMap<String, Param>();
        if (params != null) {
            params.forEach((name, node) -> read.put(name, param(name, node)));
        }
        return read;
    }

    private static Param param(String name, JsonNode node) {
        if (!node.hasNonNull("default") || !node.hasNonNull("source")) {
            throw new IllegalArgumentException("param (%s) needs a default and a source".formatted(name));
        }
        return new Param(
                value(node.get("default")), node.get("source").asText(), bound(node, "min"), bound(node, "max"));
    }

    private static @Nullable Double bound(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.get(name).asDouble() : null;
    }

    private static Object value(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream().map(JsonNode::asText).toList();
        }
        if (node.isNumber()) {
            return node.asDouble();
        }
        return node.isBoolean() ? node.asBoolean() : node.asText();
    }
}
