package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.parse.Entry;
import org.plumbline.parse.pacemaker.CrmStatements.Statement;
import org.plumbline.parse.pacemaker.CrmStatements.Word;
import org.plumbline.snapshot.Location;

/** A statement of crmsh taken apart: the words before the first section keyword, and each section. */
record CrmParts(List<String> head, Map<String, String> headPairs, List<Part> parts) {

    private static final Set<String> KEYWORDS =
            Set.of("params", "meta", "op", "operations", "utilization", "attributes", "op_params", "op_meta");
    private static final Set<String> BUNDLE_KEYWORDS =
            Set.of("params", "meta", "docker", "podman", "rkt", "network", "storage", "primitive");

    /**
     * A section of a statement.
     *
     * @param keyword what introduces it
     * @param words the words after the keyword
     * @param at line of the keyword
     */
    record Part(String keyword, List<Word> words, Location at) {}

    static CrmParts of(Statement statement) {
        var head = new ArrayList<String>();
        var pairs = new LinkedHashMap<String, String>();
        var parts = new ArrayList<Part>();
        var keywords = statement.keyword().equals("bundle") ? BUNDLE_KEYWORDS : KEYWORDS;
        for (var word : statement.words().subList(1, statement.words().size())) {
            int equals = word.text().indexOf('=');
            if (!head.isEmpty() && keywords.contains(word.text())) {
                parts.add(new Part(word.text(), new ArrayList<>(), word.at()));
            } else if (!parts.isEmpty()) {
                parts.get(parts.size() - 1).words.add(word);
            } else if (equals > 0) {
                pairs.put(word.text().substring(0, equals), word.text().substring(equals + 1));
            } else {
                head.add(word.text());
            }
        }
        return new CrmParts(List.copyOf(head), Map.copyOf(pairs), List.copyOf(parts));
    }

    List<AttributeSet> sets(String keyword) {
        return parts.stream()
                .filter(part -> part.keyword.equals(keyword))
                .map(part -> attributeSet(part.words, part.at))
                .toList();
    }

    List<String> words(String keyword) {
        return parts.stream()
                .filter(part -> part.keyword.equals(keyword))
                .flatMap(part -> part.words.stream().map(Word::text))
                .toList();
    }

    List<PacemakerOperation> operations() {
        var operations = new ArrayList<PacemakerOperation>();
        for (var part : parts) {
            var pairs = new LinkedHashMap<String, String>();
            attributeSet(part.words, part.at).entries().forEach(entry -> pairs.put(entry.key(), entry.value()));
            pairs.computeIfPresent("role", (key, role) -> PacemakerOperation.role(role));
            if (part.keyword.equals("op")) {
                var name = part.words.stream()
                        .map(Word::text)
                        .filter(word -> word.indexOf('=') < 0)
                        .findFirst();
                operations.add(new PacemakerOperation(name.orElse(""), Map.copyOf(pairs), part.at));
            } else if (part.keyword.equals("op_params") && !operations.isEmpty()) {
                var last = operations.remove(operations.size() - 1);
                last.attributes().forEach(pairs::put);
                operations.add(new PacemakerOperation(last.name(), Map.copyOf(pairs), last.at()));
            }
        }
        return List.copyOf(operations);
    }

    /** Of a bundle: the engine as {@code type}, and the attributes of engine and network. */
    Map<String, String> container() {
        var attributes = new LinkedHashMap<String, String>();
        for (var part : parts) {
            boolean engine = Set.of("docker", "podman", "rkt").contains(part.keyword);
            if (engine) {
                attributes.put("type", part.keyword);
            }
            if (engine || part.keyword.equals("network")) {
                part.words.stream()
                        .map(Word::text)
                        .takeWhile(word -> !word.equals("port-mapping"))
                        .filter(word -> word.indexOf('=') > 0)
                        .forEach(word -> attributes.putIfAbsent(
                                word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1)));
            }
        }
        return Map.copyOf(attributes);
    }

    /** Pairs with an optional id ({@code $id=x} or {@code x:}), score ({@code 2:}) and rule. */
    static AttributeSet attributeSet(List<Word> words, Location at) {
        var id = "";
        var score = "";
        boolean rule = false;
        var pairs = new ArrayList<Word>();
        for (var word : words) {
            var text = word.text();
            if (text.startsWith("$id=")) {
                id = text.substring("$id=".length());
            } else if (text.endsWith(":") && !rule && pairs.isEmpty()) {
                var label = text.substring(0, text.length() - 1);
                boolean isScore = Score.of(label) != 0 || label.equals("0");
                score = isScore ? label : score;
                id = isScore ? id : label;
            } else if (text.equals("rule")) {
                rule = true;
            } else if (text.indexOf('=') > 0 && text.charAt(0) != '$') {
                pairs.add(word);
            }
        }
        var section = id;
        var entries = pairs.stream().map(word -> entry(section, word)).toList();
        return new AttributeSet(id, score, rule, entries, at);
    }

    private static Entry entry(String section, Word word) {
        int equals = word.text().indexOf('=');
        return new Entry(section, word.text().substring(0, equals), word.text().substring(equals + 1), word.at());
    }
}
