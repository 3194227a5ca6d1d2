package org.plumbline.parse.pacemaker;

import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.COLOCATION;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.LOCATION;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.ORDER;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.TICKET;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.XmlReader;
import org.plumbline.parse.pacemaker.CrmStatements.Statement;
import org.plumbline.parse.pacemaker.CrmStatements.Word;
import org.plumbline.parse.pacemaker.PacemakerResource.Kind;
import org.plumbline.snapshot.Location;

/** The output of {@code crm configure show}, brought to the names of the CIB. */
public final class CrmConfigure {

    private static final Set<String> IGNORED =
            Set.of("tag", "role", "user", "acl_target", "acl_group", "alert", "monitor");

    private final Location file;
    private final PacemakerConfigBuilder config = new PacemakerConfigBuilder();
    private final List<Problem> problems = new ArrayList<>();

    private CrmConfigure(Location file) {
        this.file = file;
    }

    public static Parsed<PacemakerConfig> parse(Location file, String text) {
        var parser = new CrmConfigure(file);
        CrmStatements.split(file, text).forEach(parser::statement);
        return new Parsed<>(parser.config.build(), List.copyOf(parser.problems));
    }

    private void statement(Statement statement) {
        switch (statement.keyword()) {
            case "node" -> node(statement);
            case "primitive" -> primitive(statement, Kind.PRIMITIVE);
            case "rsc_template" -> primitive(statement, Kind.TEMPLATE);
            case "group" -> container(statement, Kind.GROUP);
            case "clone" -> container(statement, Kind.CLONE);
            case "ms", "master" -> container(statement, Kind.MASTER);
            case "bundle" -> container(statement, Kind.BUNDLE);
            case "location" -> location(statement);
            case "colocation", "collocation" -> colocation(statement);
            case "order" -> order(statement);
            case "rsc_ticket" -> ticket(statement);
            case "property" -> config.properties.add(attributes(statement));
            case "rsc_defaults" -> config.resourceDefaults.add(attributes(statement));
            case "op_defaults" -> config.operationDefaults.add(attributes(statement));
            case "fencing_topology", "fencing-topology" -> fencing(statement);
            case "xml" -> xml(statement);
            default -> {
                if (!IGNORED.contains(statement.keyword())) {
                    problems.add(new Problem(statement.at(), "This is no statement of crm configure.", false));
                }
            }
        }
    }

    private void xml(Statement statement) {
        var padding = "\n".repeat(statement.at().line() - 1);
        var xml = XmlReader.parse(file, padding + statement.raw().substring("xml".length()));
        xml.value().map(PacemakerCib::fragment).ifPresent(config::addAll);
        problems.addAll(xml.problems());
    }

    private void node(Statement statement) {
        var parts = CrmParts.of(statement);
        var head = parts.head();
        var id = head.stream()
                .filter(word -> word.endsWith(":"))
                .findFirst()
                .map(word -> word.substring(0, word.length() - 1));
        var name = head.stream().filter(word -> !word.endsWith(":")).findFirst().orElse("");
        int colon = name.indexOf(':');
        config.nodes.add(new PacemakerNode(
                id.orElse(parts.headPairs().getOrDefault("$id", "")),
                colon < 0 ? name : name.substring(0, colon),
                colon < 0 || name.endsWith(":normal") ? "member" : name.substring(colon + 1),
                parts.sets("attributes"),
                statement.at()));
    }

    private void primitive(Statement statement, Kind kind) {
        var parts = CrmParts.of(statement);
        var head = parts.head();
        var agent = head.size() < 2 ? "" : head.get(1);
        config.resource(new PacemakerResource(
                kind,
                head.isEmpty() ? "" : head.get(0),
                agent.startsWith("@") ? "" : agent.isEmpty() || agent.contains(":") ? agent : "ocf:heartbeat:" + agent,
                agent.startsWith("@") ? agent.substring(1) : "",
                parts.sets("meta"),
                parts.sets("params"),
                parts.operations(),
                Map.of(),
                List.of(),
                statement.at()));
    }

    private void container(Statement statement, Kind kind) {
        var parts = CrmParts.of(statement);
        var head = parts.head();
        var members = new ArrayList<>(head.subList(Math.min(1, head.size()), head.size()));
        members.addAll(parts.words("primitive"));
        config.resource(
                new PacemakerResource(
                        kind,
                        head.isEmpty() ? "" : head.get(0),
                        "",
                        "",
                        parts.sets("meta"),
                        parts.sets("params"),
                        List.of(),
                        parts.container(),
                        List.of(),
                        statement.at()),
                members);
    }

    private void location(Statement statement) {
        var words = texts(statement.words(), 2);
        var attributes = pairs(words);
        boolean rule = words.contains("rule");
        int score = rule ? words.indexOf("rule") : scoreAt(words);
        var sets = CrmSets.read(words.subList(0, Math.max(score, 0)), attributes, "rsc", "");
        if (!rule && score >= 0) {
            attributes.put("score", score(words.get(score)));
            if (score + 1 < words.size()) {
                attributes.put("node", words.get(score + 1));
            }
        }
        attributes.computeIfPresent("role", (key, role) -> PacemakerOperation.role(role));
        config.constraint(LOCATION, id(statement), attributes, sets, rule, statement.at());
    }

    private void colocation(Statement statement) {
        var words = texts(statement.words(), 2);
        var attributes = pairs(words);
        int score = scoreAt(words);
        if (score >= 0) {
            attributes.put("score", score(words.get(score)));
        }
        var sets = CrmSets.read(words.subList(score + 1, words.size()), attributes, "rsc", "with-rsc");
        config.constraint(COLOCATION, id(statement), attributes, sets, false, statement.at());
    }

    private void order(Statement statement) {
        var words = texts(statement.words(), 2);
        var attributes = pairs(words);
        int kind = scoreAt(words);
        if (kind >= 0) {
            var written = words.get(kind).substring(0, words.get(kind).length() - 1);
            boolean named = Set.of("Mandatory", "Optional", "Serialize").contains(written);
            attributes.put(named ? "kind" : "score", named ? written : score(words.get(kind)));
        }
        var sets = CrmSets.read(words.subList(kind + 1, words.size()), attributes, "first", "then");
        config.constraint(ORDER, id(statement), attributes, sets, false, statement.at());
    }

    private void ticket(Statement statement) {
        var words = texts(statement.words(), 2);
        var attributes = pairs(words);
        int colon = scoreAt(words);
        if (colon >= 0) {
            attributes.put(
                    "ticket", words.get(colon).substring(0, words.get(colon).length() - 1));
        }
        var sets = CrmSets.read(words.subList(colon + 1, words.size()), attributes, "rsc", "");
        config.constraint(TICKET, id(statement), attributes, sets, false, statement.at());
    }

    private void fencing(Statement statement) {
        var target = "";
        var kind = "target";
        int index = 0;
        for (var word : statement.words().subList(1, statement.words().size())) {
            var text = word.text();
            if (text.endsWith(":") || text.startsWith("pattern:") || text.startsWith("attr:")) {
                kind = text.startsWith("pattern:")
                        ? "target-pattern"
                        : text.startsWith("attr:") ? "target-attribute" : "target";
                target = text.endsWith(":") && kind.equals("target")
                        ? text.substring(0, text.length() - 1)
                        : text.substring(text.indexOf(':') + 1);
                index = 0;
            } else {
                var devices = Arrays.stream(text.split(","))
                        .filter(device -> !device.isEmpty())
                        .toList();
                config.fencingLevels.add(new FencingLevel(kind, target, ++index, devices, word.at()));
            }
        }
    }

    private static AttributeSet attributes(Statement statement) {
        return CrmParts.attributeSet(
                statement.words().subList(1, statement.words().size()), statement.at());
    }

    private static String id(Statement statement) {
        return statement.words().size() < 2 ? "" : statement.words().get(1).text();
    }

    private static List<String> texts(List<Word> words, int from) {
        return words.stream().skip(from).map(Word::text).toList();
    }

    private static Map<String, String> pairs(List<String> words) {
        var pairs = new LinkedHashMap<String, String>();
        for (var word : words) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                pairs.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return pairs;
    }

    private static int scoreAt(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).length() > 1 && words.get(i).endsWith(":")) {
                return i;
            }
        }
        return -1;
    }

    private static String score(String word) {
        return switch (word) {
            case "inf:", "+inf:", "INFINITY:" -> "INFINITY";
            case "-inf:", "-INFINITY:" -> "-INFINITY";
            default -> word.substring(0, word.length() - 1);
        };
    }
}
