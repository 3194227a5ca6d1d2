package org.plumbline.parse.pacemaker;

import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.COLOCATION;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.LOCATION;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.ORDER;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.TICKET;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.pacemaker.PacemakerConstraint.Kind;
import org.plumbline.parse.pacemaker.PacemakerConstraint.ResourceSet;
import org.plumbline.parse.shell.ShellWords;

/**
 * The constraints in {@code pcs config}. Old form: {@code vip with haproxy (score:INFINITY) (id:x)}; since 0.11.6:
 * {@code resource 'vip' with resource 'haproxy' (id: x)} and pairs below.
 */
final class PcsConstraints {

    private PcsConstraints() {}

    static void locations(Indented section, PacemakerConfigBuilder config) {
        for (var line : section.below()) {
            if (line.label().startsWith("Resource")) {
                line.below().forEach(inner -> oldLocation(line.rest(), inner, config));
            } else {
                newLocation(line, config);
            }
        }
    }

    private static void oldLocation(String resource, Indented line, PacemakerConfigBuilder config) {
        if (line.label().equals("Constraint")) {
            config.constraint(LOCATION, line.rest(), Map.of("rsc", resource), List.of(), true, line.at());
            return;
        }
        var places = new ArrayList<>(line.below());
        if (line.rest().contains("(")) {
            places.add(new Indented("Node: " + line.rest(), line.depth(), List.of(), line.at()));
        }
        for (var place : places) {
            var notes = notes(place.text());
            var attributes = new LinkedHashMap<String, String>();
            attributes.put("rsc", resource);
            attributes.put("node", place.rest().split(" ")[0]);
            attributes.put("score", notes.getOrDefault("score", ""));
            copy(notes, "role", attributes, "role");
            copy(notes, "resource-discovery", attributes, "resource-discovery");
            config.constraint(LOCATION, notes.getOrDefault("id", ""), attributes, List.of(), false, place.at());
        }
    }

    private static void newLocation(Indented line, PacemakerConfigBuilder config) {
        var words = plain(line.text());
        int at = words.indexOf("resource");
        if (at < 0) {
            return;
        }
        int name = at + 1 < words.size() && words.get(at + 1).equals("pattern") ? at + 2 : at + 1;
        var attributes = below(line);
        attributes.put(name == at + 2 ? "rsc-pattern" : "rsc", word(words, name));
        if (at > 0) {
            attributes.put("role", PacemakerOperation.role(words.get(0)));
        }
        int node = words.indexOf("node");
        boolean rules = node < 0;
        if (!rules) {
            attributes.put("node", word(words, node + 1));
            var score = word(words, words.indexOf("score") + 1);
            attributes.put("score", words.contains("avoids") ? "-" + score : score);
        }
        config.constraint(LOCATION, notes(line.text()).getOrDefault("id", ""), attributes, List.of(), rules, line.at());
    }

    static void orders(Indented section, PacemakerConfigBuilder config) {
        pairs(section, config, ORDER, "then", "first", "then");
    }

    static void colocations(Indented section, PacemakerConfigBuilder config) {
        pairs(section, config, COLOCATION, "with", "rsc", "with-rsc");
    }

    private static void pairs(
            Indented section, PacemakerConfigBuilder config, Kind kind, String joint, String one, String two) {
        for (var line : section.below()) {
            var words = plain(line.text());
            int middle = words.indexOf(joint);
            if (middle > 0) {
                var notes = notes(line.text());
                var attributes = below(line);
                side(words.subList(0, middle), attributes, one, kind);
                side(words.subList(middle + 1, words.size()), attributes, two, kind);
                for (var note : List.of("score", "kind", "rsc-role", "with-rsc-role")) {
                    copy(notes, note, attributes, note);
                }
                if (line.text().contains("(non-symmetrical)")) {
                    attributes.put("symmetrical", "false");
                }
                config.constraint(kind, notes.getOrDefault("id", ""), attributes, List.of(), false, line.at());
            } else {
                sets(line, kind, config);
            }
        }
    }

    /** {@code [action|role] [resource] name}. */
    private static void side(List<String> words, Map<String, String> attributes, String key, Kind kind) {
        var rest = words.stream().filter(word -> !word.equals("resource")).toList();
        if (rest.isEmpty()) {
            return;
        }
        attributes.put(key, rest.get(rest.size() - 1));
        if (rest.size() > 1 && kind == ORDER) {
            attributes.put(key + "-action", rest.get(0));
        } else if (rest.size() > 1) {
            attributes.put(key + "-role", PacemakerOperation.role(rest.get(0)));
        }
    }

    static void tickets(Indented section, PacemakerConfigBuilder config) {
        for (var line : section.below()) {
            var words = plain(line.text());
            if (line.text().startsWith("Resource Sets") || words.contains("set")) {
                sets(line, TICKET, config);
                continue;
            }
            var attributes = below(line);
            attributes.putAll(PcsConfig.pairs(line.text()));
            side(words.stream().filter(word -> word.indexOf('=') < 0).limit(2).toList(), attributes, "rsc", TICKET);
            config.constraint(
                    TICKET, notes(line.text()).getOrDefault("id", ""), attributes, List.of(), false, line.at());
        }
    }

    /** Old form, one line: {@code set A B role=x (id:…) set C setoptions score=1 (id:…)}. */
    private static void sets(Indented line, Kind kind, PacemakerConfigBuilder config) {
        var lines = line.label().equals("Resource Sets") ? line.below() : List.of(line);
        for (var written : lines) {
            var text = written.text();
            int options = text.indexOf(" setoptions ");
            var attributes = options < 0 ? Map.<String, String>of() : PcsConfig.pairs(text.substring(options));
            var sets = new ArrayList<ResourceSet>();
            for (var part : (options < 0 ? text : text.substring(0, options)).split("\\bset ")) {
                var names = plain(part).stream()
                        .filter(word -> word.indexOf('=') < 0)
                        .toList();
                if (!names.isEmpty()) {
                    sets.add(new ResourceSet(Map.copyOf(PcsConfig.pairs(part)), names));
                }
            }
            if (text.startsWith("set ")) {
                var id = options < 0 ? "" : notes(text.substring(options)).getOrDefault("id", "");
                config.constraint(kind, id, attributes, sets, false, written.at());
            }
        }
    }

    private static Map<String, String> below(Indented line) {
        var attributes = new LinkedHashMap<String, String>();
        line.below().forEach(pair -> attributes.putAll(PcsConfig.pairs(pair.text())));
        attributes.computeIfPresent("symmetrical", (key, value) -> value.equals("0") ? "false" : value);
        return attributes;
    }

    private static void copy(Map<String, String> from, String key, Map<String, String> to, String as) {
        var value = from.get(key);
        if (value != null) {
            to.put(as, key.endsWith("role") ? PacemakerOperation.role(value) : value);
        }
    }

    private static String word(List<String> words, int index) {
        return index >= 0 && index < words.size() ? words.get(index) : "";
    }

    /** The words outside parentheses, quotes removed. */
    private static List<String> plain(String text) {
        var outside = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth <= 0 && c != ')') {
                outside.append(c);
            }
        }
        return ShellWords.split(outside.toString());
    }

    /** What stands in parentheses: {@code (score:50) (id:x)}. */
    private static Map<String, String> notes(String text) {
        var notes = new LinkedHashMap<String, String>();
        int open = text.indexOf('(');
        while (open >= 0) {
            int close = text.indexOf(')', open);
            if (close < 0) {
                break;
            }
            var note = text.substring(open + 1, close);
            int colon = note.indexOf(':');
            if (colon > 0) {
                notes.put(
                        note.substring(0, colon).strip(),
                        note.substring(colon + 1).strip());
            }
            open = text.indexOf('(', close);
        }
        return notes;
    }
}
