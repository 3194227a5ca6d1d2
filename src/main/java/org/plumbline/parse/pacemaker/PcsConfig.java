package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.pacemaker.PacemakerResource.Kind;
import org.plumbline.parse.shell.ShellWords;
import org.plumbline.snapshot.Location;

/**
 * The output of {@code pcs config} of pcs 0.9 to 0.12, brought to the names of the CIB. It prints only one block of
 * cluster options, and leaves out what a rule says.
 */
public final class PcsConfig {

    private final PacemakerConfigBuilder config = new PacemakerConfigBuilder();

    private PcsConfig() {}

    public static Parsed<PacemakerConfig> parse(Location file, String text) {
        var root = Indented.parse(file, text);
        var parser = new PcsConfig();
        root.below().forEach(parser::section);
        var sections = root.below().stream().map(Indented::label).toList();
        if (!sections.contains("Resources") && !sections.contains("Cluster Name")) {
            return new Parsed<>(
                    PacemakerConfig.EMPTY, List.of(new Problem(file, "This is no output of pcs config.", true)));
        }
        return Parsed.of(parser.config.build());
    }

    private void section(Indented section) {
        switch (section.label()) {
            case "Pacemaker Nodes" -> nodes(section);
            case "Resources", "Stonith Devices", "Fencing Devices" ->
                section.below().forEach(line -> resource(line).ifPresent(config::resource));
            case "Fencing Levels" -> section.below().forEach(this::levels);
            case "Location Constraints" -> PcsConstraints.locations(section, config);
            case "Ordering Constraints", "Order Constraints" -> PcsConstraints.orders(section, config);
            case "Colocation Constraints" -> PcsConstraints.colocations(section, config);
            case "Ticket Constraints" -> PcsConstraints.tickets(section, config);
            case "Resources Defaults" -> config.resourceDefaults.addAll(defaults(section));
            case "Operations Defaults" -> config.operationDefaults.addAll(defaults(section));
            case "Cluster Properties" -> config.properties.add(properties(section));
            case "Node Attributes" -> section.below().forEach(this::nodeAttributes);
            default -> {
                // Names, alerts, tags and quorum are read from their own sources.
            }
        }
    }

    private void nodes(Indented section) {
        section.below().stream()
                .flatMap(line -> Arrays.stream(line.text().split(" "))
                        .filter(name -> !name.isEmpty())
                        .map(name -> new PacemakerNode("", name, "member", List.of(), line.at())))
                .forEach(config.nodes::add);
    }

    private void nodeAttributes(Indented line) {
        config.nodes.replaceAll(node -> node.name().equals(line.label())
                ? new PacemakerNode(
                        node.id(), node.name(), node.type(), List.of(set("", pairs(line.rest()), line.at())), node.at())
                : node);
    }

    private Optional<PacemakerResource> resource(Indented line) {
        Kind kind;
        switch (line.label()) {
            case "Resource" -> kind = Kind.PRIMITIVE;
            case "Group" -> kind = Kind.GROUP;
            case "Clone" -> kind = Kind.CLONE;
            case "Master" -> kind = Kind.MASTER;
            case "Bundle" -> kind = Kind.BUNDLE;
            default -> {
                return Optional.empty();
            }
        }
        var words = line.rest().split("[ ()]+");
        var attributes = pairs(line.rest().replace('(', ' ').replace(')', ' '));
        var agent = Stream.of("class", "provider", "type")
                .map(part -> attributes.getOrDefault(part, ""))
                .filter(part -> !part.isEmpty())
                .toList();
        return Optional.of(new PacemakerResource(
                kind,
                words.length == 0 ? "" : words[0],
                String.join(":", agent),
                attributes.getOrDefault("template", ""),
                sets(line, "Meta Attributes", "Meta Attrs"),
                sets(line, "Attributes", "Attributes"),
                line.below("Operations").flatMap(PcsConfig::operations).toList(),
                container(line),
                line.below().stream().flatMap(inner -> resource(inner).stream()).toList(),
                line.at()));
    }

    /** New form: a block with an id and pairs below it; old form: the pairs on the line. */
    private static List<AttributeSet> sets(Indented owner, String label, String oldLabel) {
        return owner.below().stream()
                .filter(line -> line.label().equals(label) || line.label().equals(oldLabel))
                .map(line -> line.rest().contains("=") ? set("", pairs(line.rest()), line.at()) : block(line))
                .toList();
    }

    private static AttributeSet block(Indented line) {
        var words = line.rest().split(" ");
        var score = pairs(line.rest()).getOrDefault("score", "");
        var entries = line.below().stream()
                .filter(pair -> pair.text().indexOf('=') > 0 && !pair.label().equals("Rule"))
                .flatMap(pair -> pairs(pair.text()).entrySet().stream()
                        .map(e -> new Entry(words[0], e.getKey(), e.getValue(), pair.at())))
                .toList();
        boolean rule = line.below("Rule").findAny().isPresent();
        return new AttributeSet(words[0], score, rule, entries, line.at());
    }

    private static AttributeSet set(String id, Map<String, String> pairs, Location at) {
        var entries = pairs.entrySet().stream()
                .map(e -> new Entry(id, e.getKey(), e.getValue(), at))
                .toList();
        return new AttributeSet(id, "", false, entries, at);
    }

    private static Stream<PacemakerOperation> operations(Indented operations) {
        if (operations.rest().isEmpty()) {
            return operations.below().stream().map(line -> {
                var attributes = new LinkedHashMap<String, String>();
                line.below().forEach(pair -> attributes.putAll(pairs(pair.text())));
                attributes.computeIfPresent("role", (key, role) -> PacemakerOperation.role(role));
                return new PacemakerOperation(line.label(), Map.copyOf(attributes), line.at());
            });
        }
        var first = new Indented(operations.rest(), operations.depth(), List.of(), operations.at());
        return Stream.concat(Stream.of(first), operations.below().stream()).map(line -> {
            var attributes = pairs(line.text());
            attributes.computeIfPresent("role", (key, role) -> PacemakerOperation.role(role));
            return new PacemakerOperation(line.text().split(" ")[0], Map.copyOf(attributes), line.at());
        });
    }

    private static Map<String, String> container(Indented bundle) {
        var attributes = new LinkedHashMap<String, String>();
        for (var line : bundle.below()) {
            switch (line.label()) {
                case "Docker", "Podman", "Rkt" -> {
                    attributes.put("type", line.label().toLowerCase(Locale.ROOT));
                    attributes.putAll(pairs(line.rest()));
                }
                case "Network" -> pairs(line.rest()).forEach(attributes::putIfAbsent);
                default -> {
                    // Port and storage mappings.
                }
            }
        }
        return bundle.label().equals("Bundle") ? Map.copyOf(attributes) : Map.of();
    }

    private void levels(Indented target) {
        var named = target.label().equals("Target") || target.label().equals("Node") ? target.rest() : target.text();
        int equals = named.indexOf('=');
        for (var level : target.below()) {
            var words = level.text().split("[ :-]+", 3);
            if (words.length == 3 && words[0].equals("Level")) {
                var devices = Arrays.asList(words[2].replace("- ", "").split("[, ]+"));
                config.fencingLevels.add(new FencingLevel(
                        equals > 0 ? "target-attribute" : "target",
                        named,
                        Score.of(words[1]),
                        List.copyOf(devices),
                        level.at()));
            }
        }
    }

    private static List<AttributeSet> defaults(Indented section) {
        var blocks = section.below().stream()
                .filter(line ->
                        line.label().equals("Meta Attrs") || line.label().equals("Attributes"))
                .map(PcsConfig::block)
                .toList();
        return blocks.isEmpty()
                ? List.of(properties(section)).stream()
                        .filter(s -> !s.entries().isEmpty())
                        .toList()
                : blocks;
    }

    /** {@code name: value} of old releases, {@code name=value} of new ones. */
    private static AttributeSet properties(Indented section) {
        var entries = new ArrayList<Entry>();
        for (var line : section.below()) {
            int colon = line.text().indexOf(": ");
            int equals = line.text().indexOf('=');
            if (colon > 0 && (equals < 0 || colon < equals)) {
                entries.add(new Entry(section.rest(), line.label(), line.rest(), line.at()));
            } else if (equals > 0) {
                pairs(line.text())
                        .forEach((key, value) -> entries.add(new Entry(section.rest(), key, value, line.at())));
            } else if (line.text().endsWith(":")) {
                entries.add(new Entry(section.rest(), line.label(), "", line.at()));
            }
        }
        return new AttributeSet(section.rest(), "", false, List.copyOf(entries), section.at());
    }

    /** The words of the form {@code name=value}, quotes as in a shell. */
    static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (var word : ShellWords.split(text)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                pairs.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return pairs;
    }
}
