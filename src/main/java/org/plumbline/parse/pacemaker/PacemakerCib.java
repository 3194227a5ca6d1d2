package org.plumbline.parse.pacemaker;

import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.COLOCATION;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.LOCATION;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.ORDER;
import static org.plumbline.parse.pacemaker.PacemakerConstraint.Kind.TICKET;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.XmlElement;
import org.plumbline.parse.XmlReader;
import org.plumbline.snapshot.Location;

/**
 * The cluster information base of Pacemaker 1.1 to 3.0: the output of {@code cibadmin -Q} or a saved cib.xml. References
 * ({@code id-ref}) to blocks and operations are followed; of {@code nvpair id-ref} the referenced pair is taken.
 */
public final class PacemakerCib {

    private static final Set<String> RESOURCES = Set.of("primitive", "group", "clone", "master", "bundle", "template");

    private final Map<String, XmlElement> byId;

    private PacemakerCib(XmlElement root) {
        byId = root.all()
                .filter(element -> !element.attribute("id").isEmpty())
                .collect(Collectors.toMap(element -> element.attribute("id"), Function.identity(), (a, b) -> a));
    }

    public static Parsed<PacemakerConfig> parse(Location file, String text) {
        var xml = XmlReader.parse(file, text);
        return new Parsed<>(
                xml.value().map(root -> new PacemakerCib(root).config(root)).orElse(PacemakerConfig.EMPTY),
                xml.problems());
    }

    /** A single element of a CIB, as {@code crm configure show} prints what it has no words for. */
    static PacemakerConfig fragment(XmlElement element) {
        var section =
                switch (element.name()) {
                    case "node" -> "nodes";
                    case "rsc_location", "rsc_colocation", "rsc_order", "rsc_ticket" -> "constraints";
                    case "cluster_property_set" -> "crm_config";
                    case "fencing-topology" -> "configuration";
                    default -> "resources";
                };
        var root = new XmlElement(section, Map.of(), List.of(element), "", element.at());
        return new PacemakerCib(root).config(root);
    }

    private PacemakerConfig config(XmlElement root) {
        return new PacemakerConfig(
                below(root, "crm_config").map(this::attributeSet).toList(),
                below(root, "rsc_defaults").map(this::attributeSet).toList(),
                below(root, "op_defaults").map(this::attributeSet).toList(),
                below(root, "nodes")
                        .filter(e -> e.name().equals("node"))
                        .map(this::node)
                        .toList(),
                below(root, "resources")
                        .filter(e -> RESOURCES.contains(e.name()))
                        .map(this::resource)
                        .toList(),
                below(root, "constraints").flatMap(PacemakerCib::constraint).toList(),
                below(root, "fencing-topology").map(PacemakerCib::level).toList(),
                below(root, "status")
                        .filter(e -> e.name().equals("node_state"))
                        .map(this::state)
                        .toList());
    }

    /** The children of a section, wherever it stands: cibadmin -o prints a section alone. */
    private static Stream<XmlElement> below(XmlElement root, String section) {
        return root.all()
                .filter(element -> element.name().equals(section))
                .filter(element -> !element.attributes().containsKey("id"))
                .limit(1)
                .flatMap(element -> element.children().stream());
    }

    private AttributeSet attributeSet(XmlElement written) {
        var set = referenced(written);
        var entries = set.children("nvpair")
                .map(this::referenced)
                .map(pair -> new Entry(set.attribute("id"), pair.attribute("name"), pair.attribute("value"), pair.at()))
                .toList();
        return new AttributeSet(
                set.attribute("id"), set.attribute("score"), set.child("rule").isPresent(), entries, set.at());
    }

    private XmlElement referenced(XmlElement element) {
        return byId.getOrDefault(element.attribute("id-ref"), element);
    }

    private List<AttributeSet> attributeSets(XmlElement owner, String name) {
        return owner.children(name).map(this::attributeSet).toList();
    }

    private PacemakerNode node(XmlElement node) {
        var type = node.attribute("type");
        return new PacemakerNode(
                node.attribute("id"),
                node.attribute("uname"),
                type.isEmpty() || type.equals("normal") ? "member" : type,
                attributeSets(node, "instance_attributes"),
                node.at());
    }

    private PacemakerResource resource(XmlElement element) {
        return new PacemakerResource(
                PacemakerResource.Kind.valueOf(element.name().toUpperCase(Locale.ROOT)),
                element.attribute("id"),
                agent(element),
                element.attribute("template"),
                attributeSets(element, "meta_attributes"),
                attributeSets(element, "instance_attributes"),
                element.children("operations")
                        .map(this::referenced)
                        .flatMap(this::operations)
                        .toList(),
                container(element),
                element.children().stream()
                        .filter(e -> RESOURCES.contains(e.name()))
                        .map(this::resource)
                        .toList(),
                element.at());
    }

    private static String agent(XmlElement element) {
        return Stream.of("class", "provider", "type")
                .map(element::attribute)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(":"));
    }

    private Stream<PacemakerOperation> operations(XmlElement operations) {
        return operations.children("op").map(this::referenced).map(op -> {
            var attributes = new LinkedHashMap<>(op.attributes());
            attributes.remove("id");
            attributes.remove("name");
            attributes.computeIfPresent("role", (key, role) -> PacemakerOperation.role(role));
            op.children().stream()
                    .filter(set -> set.name().endsWith("_attributes"))
                    .flatMap(set -> attributeSet(set).entries().stream())
                    .forEach(entry -> attributes.putIfAbsent(entry.key(), entry.value()));
            return new PacemakerOperation(op.attribute("name"), Map.copyOf(attributes), op.at());
        });
    }

    private static Map<String, String> container(XmlElement bundle) {
        var attributes = new LinkedHashMap<String, String>();
        if (bundle.name().equals("bundle")) {
            bundle.children().stream()
                    .filter(e -> Set.of("docker", "podman", "rkt").contains(e.name()))
                    .forEach(e -> {
                        attributes.put("type", e.name());
                        attributes.putAll(e.attributes());
                    });
            bundle.children("network").forEach(e -> e.attributes().forEach(attributes::putIfAbsent));
        }
        return Map.copyOf(attributes);
    }

    private static Stream<PacemakerConstraint> constraint(XmlElement element) {
        var kind =
                switch (element.name()) {
                    case "rsc_location" -> LOCATION;
                    case "rsc_colocation" -> COLOCATION;
                    case "rsc_order" -> ORDER;
                    case "rsc_ticket" -> TICKET;
                    default -> null;
                };
        if (kind == null) {
            return Stream.empty();
        }
        var attributes = new LinkedHashMap<>(element.attributes());
        attributes.remove("id");
        attributes.replaceAll((name, value) -> name.endsWith("role") ? PacemakerOperation.role(value) : value);
        return Stream.of(new PacemakerConstraint(
                kind,
                element.attribute("id"),
                Map.copyOf(attributes),
                element.children("resource_set").map(PacemakerCib::set).toList(),
                element.child("rule").isPresent() || element.child("lifetime").isPresent(),
                element.at()));
    }

    private static PacemakerConstraint.ResourceSet set(XmlElement set) {
        var attributes = new LinkedHashMap<>(set.attributes());
        attributes.remove("id");
        var resources =
                set.children("resource_ref").map(ref -> ref.attribute("id")).toList();
        return new PacemakerConstraint.ResourceSet(Map.copyOf(attributes), resources);
    }

    private static FencingLevel level(XmlElement level) {
        var devices = Arrays.stream(level.attribute("devices").split(","))
                .map(String::strip)
                .toList();
        int index = Score.of(level.attribute("index"));
        if (!level.attribute("target-pattern").isEmpty()) {
            return new FencingLevel("target-pattern", level.attribute("target-pattern"), index, devices, level.at());
        }
        if (!level.attribute("target-attribute").isEmpty()) {
            var target = level.attribute("target-attribute") + "=" + level.attribute("target-value");
            return new FencingLevel("target-attribute", target, index, devices, level.at());
        }
        return new FencingLevel("target", level.attribute("target"), index, devices, level.at());
    }

    private PacemakerNodeState state(XmlElement state) {
        var transientAttributes = state.children("transient_attributes")
                .flatMap(element -> element.children("instance_attributes"))
                .flatMap(set -> attributeSet(set).entries().stream())
                .toList();
        var operations = state.all()
                .filter(element -> element.name().equals("lrm_resource"))
                .flatMap(resource -> resource.children("lrm_rsc_op").map(op -> operation(resource, op)))
                .toList();
        return new PacemakerNodeState(
                state.attribute("uname"), state.attributes(), transientAttributes, operations, state.at());
    }

    private static Map<String, String> operation(XmlElement resource, XmlElement op) {
        var attributes = new LinkedHashMap<>(op.attributes());
        attributes.put("resource", resource.attribute("id"));
        return Map.copyOf(attributes);
    }
}
