package org.plumbline.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Build step: checks inputs.yaml and turns it into the form that {@link Inputs} loads. */
public final class InputsBuild {

    private static final List<String> PATHS = List.of("plain", "kolla", "openstack-ansible", "tripleo");
    private static final Set<String> FIELDS = Set.of(
            "id",
            "kind",
            "run",
            "container",
            "sos",
            "accepted",
            "parser",
            "whole",
            "aliases",
            "sensitive",
            "limit",
            "privilege",
            "why");
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");

    private InputsBuild() {}

    /** @param args inputs.yaml, and the folder of compiled classes */
    public static void main(String[] args) throws IOException {
        var table = new Inputs(rows(new YAMLMapper().readTree(Files.readString(Path.of(args[0])))));
        var target = Path.of(args[1]).resolve("org/plumbline/snapshot/" + Inputs.RESOURCE);
        Files.createDirectories(target.getParent());
        try (var out = new DataOutputStream(Files.newOutputStream(target))) {
            table.write(out);
        }
    }

    private static List<Input> rows(JsonNode table) {
        var rows = new LinkedHashMap<String, Input>();
        for (var node : table) {
            var row = row(node);
            if (rows.put(row.id(), row) != null) {
                throw new IllegalArgumentException("inputs.yaml has two rows with id " + row.id());
            }
        }
        return List.copyOf(rows.values());
    }

    private static Input row(JsonNode node) {
        var id = node.path("id").asText();
        node.fieldNames().forEachRemaining(field -> {
            if (!FIELDS.contains(field) && !PATHS.contains(field)) {
                throw new IllegalArgumentException("inputs.yaml: row " + id + " has an unknown field " + field);
            }
        });
        var kind = Input.Kind.valueOf(node.path("kind").asText("file").toUpperCase(Locale.ROOT));
        return new Input(
                id,
                kind,
                PATHS.stream()
                        .flatMap(name -> texts(node, name))
                        .flatMap(InputsBuild::alternatives)
                        .toList(),
                node.path("run").asText(),
                node.path("container").asText(),
                texts(node, "sos").toList(),
                accepted(node),
                node.path("parser").asText("text"),
                node.path("whole").asBoolean(),
                node.path("aliases").asBoolean(),
                Set.copyOf(texts(node, "sensitive").toList()),
                limit(node.path("limit").asText(kind == Input.Kind.FILE ? "4M" : "64M")),
                node.path("privilege").asText(kind == Input.Kind.API ? "admin" : "any"),
                node.path("why").asText());
    }

    private static Stream<String> texts(JsonNode node, String field) {
        var texts = new ArrayList<String>();
        node.path(field).forEach(text -> texts.add(text.asText()));
        return texts.stream();
    }

    private static Set<Integer> accepted(JsonNode node) {
        var codes = new HashSet<>(Set.of(0));
        node.path("accepted").forEach(code -> codes.add(code.asInt()));
        return codes;
    }

    /** {@code a{b,c}} stands for {@code ab} and {@code ac}. */
    private static Stream<String> alternatives(String pattern) {
        var braces = BRACES.matcher(pattern);
        if (!braces.find()) {
            return Stream.of(pattern);
        }
        return Stream.of(braces.group(1).split(",", -1))
                .map(choice -> pattern.substring(0, braces.start()) + choice + pattern.substring(braces.end()))
                .flatMap(InputsBuild::alternatives);
    }

    private static int limit(String size) {
        int number = Integer.parseInt(size.substring(0, size.length() - 1));
        return size.endsWith("M") ? number << 20 : number << 10;
    }
}
