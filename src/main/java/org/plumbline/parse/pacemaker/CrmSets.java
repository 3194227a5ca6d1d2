package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.pacemaker.PacemakerConstraint.ResourceSet;

/**
 * The resources of a constraint in the language of crmsh: one or two plain names become attributes, more names or
 * brackets become sets. Round brackets are a set without order, square brackets one of which any member will do.
 */
final class CrmSets {

    private final boolean order;
    private final List<ResourceSet> sets = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private Map<String, String> current = Map.of();
    private Map<String, String> bracket = Map.of();

    private CrmSets(boolean order) {
        this.order = order;
    }

    /**
     * Reads the names of a constraint.
     *
     * @param words the words after id and score
     * @param attributes gets {@code one}, {@code two} and their roles or actions
     * @param two empty where a constraint takes one name
     */
    static List<ResourceSet> read(List<String> words, Map<String, String> attributes, String one, String two) {
        var names = words.stream().filter(word -> word.indexOf('=') < 0).toList();
        boolean brackets = names.stream().anyMatch(name -> "([{".contains(name));
        boolean order = one.equals("first");
        if (!brackets && names.size() <= (two.isEmpty() ? 1 : 2)) {
            if (!names.isEmpty()) {
                put(names.get(0), attributes, one, order);
            }
            if (names.size() == 2) {
                put(names.get(1), attributes, two, order);
            }
            return List.of();
        }
        var reader = new CrmSets(order);
        words.forEach(reader::word);
        reader.close();
        return List.copyOf(reader.sets);
    }

    private static void put(String name, Map<String, String> attributes, String key, boolean order) {
        int colon = name.indexOf(':');
        attributes.put(key, colon < 0 ? name : name.substring(0, colon));
        if (colon >= 0) {
            var suffix = name.substring(colon + 1);
            attributes.put(key + (order ? "-action" : "-role"), order ? suffix : PacemakerOperation.role(suffix));
        }
    }

    private void word(String word) {
        switch (word) {
            case "(" -> open(Map.of("sequential", "false"));
            case "[" -> open(Map.of("sequential", "false", "require-all", "false"));
            case "{" -> open(Map.of());
            case ")", "]", "}" -> {
                close();
                bracket = Map.of();
            }
            default -> member(word);
        }
    }

    private void open(Map<String, String> attributes) {
        close();
        bracket = attributes;
    }

    private void member(String word) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            if (!bracket.isEmpty()) {
                current = with(current, word.substring(0, equals), word.substring(equals + 1));
            }
            return;
        }
        int colon = word.indexOf(':');
        var suffix = colon < 0 ? "" : word.substring(colon + 1);
        var attributes = suffix.isEmpty()
                ? bracket
                : with(bracket, order ? "action" : "role", order ? suffix : PacemakerOperation.role(suffix));
        if (!members.isEmpty() && !attributes.equals(current)) {
            close();
        }
        current = attributes;
        members.add(colon < 0 ? word : word.substring(0, colon));
    }

    private void close() {
        if (!members.isEmpty()) {
            sets.add(new ResourceSet(current, List.copyOf(members)));
        }
        members.clear();
        current = Map.of();
    }

    private static Map<String, String> with(Map<String, String> attributes, String key, String value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(key, value);
        return Map.copyOf(more);
    }
}
