package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.XmlElement;
import org.plumbline.parse.XmlReader;
import org.plumbline.snapshot.Location;

/**
 * The output of {@code crm_mon --as-xml} (root {@code crm_mon}, Pacemaker 1.1) and {@code crm_mon --output-as=xml} (root
 * {@code pacemaker-result}, Pacemaker 2 and 3), with resources listed together or by node.
 */
public final class CrmMon {

    private static final Set<String> CONTAINERS = Set.of("group", "clone", "bundle", "replica");
    private static final Map<String, String> NEWER_NAMES = Map.of(
            "orphan", "orphaned",
            "fencing-enabled", "stonith-enabled",
            "fencing-timeout-ms", "stonith-timeout-ms");

    private final List<PacemakerStatus.Resource> resources = new ArrayList<>();

    private CrmMon() {}

    /** The state; with an empty summary when the text holds none. */
    public static Parsed<PacemakerStatus> parse(Location file, String text) {
        var xml = XmlReader.parse(file, text);
        var status = xml.value()
                .map(root -> new CrmMon().status(root))
                .orElseGet(() ->
                        new PacemakerStatus(Map.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), file));
        return new Parsed<>(status, xml.problems());
    }

    private PacemakerStatus status(XmlElement root) {
        var summary = new LinkedHashMap<String, Entry>();
        root.children("summary").flatMap(s -> s.children().stream()).forEach(element -> element.attributes()
                .forEach((name, value) -> {
                    var key = element.name() + "/" + NEWER_NAMES.getOrDefault(name, name);
                    summary.put(key, new Entry(element.name(), key, value, element.at()));
                }));
        var nodes =
                root.children("nodes").flatMap(list -> list.children("node")).toList();
        nodes.forEach(node -> node.children().forEach(child -> resources(child, List.of(), node.attribute("name"))));
        root.children("resources")
                .flatMap(list -> list.children().stream())
                .forEach(child -> resources(child, List.of(), ""));
        return new PacemakerStatus(
                Map.copyOf(summary),
                nodes.stream().map(CrmMon::node).toList(),
                List.copyOf(resources),
                root.children("failures")
                        .flatMap(list -> list.children("failure"))
                        .map(CrmMon::failure)
                        .toList(),
                root.children("fence_history")
                        .flatMap(list -> list.children("fence_event"))
                        .map(CrmMon::event)
                        .toList(),
                attributes(root),
                root.child("summary").map(XmlElement::at).orElse(root.at()));
    }

    private static PacemakerStatus.Node node(XmlElement node) {
        var type = node.attribute("type");
        return new PacemakerStatus.Node(
                node.attribute("name"), type.isEmpty() ? "member" : type, node.attributes(), node.at());
    }

    private void resources(XmlElement element, List<String> within, String node) {
        if (element.name().equals("resource")) {
            resources.add(resource(element, within, node));
        } else if (CONTAINERS.contains(element.name())) {
            var inner = new ArrayList<>(within);
            if (!element.name().equals("replica")) {
                inner.add(element.attribute("id"));
            }
            element.children().forEach(child -> resources(child, List.copyOf(inner), node));
        }
    }

    private static PacemakerStatus.Resource resource(XmlElement element, List<String> within, String node) {
        var nodes =
                element.children("node").map(child -> child.attribute("name")).toList();
        var id = element.attribute("id");
        int instance = id.indexOf(':');
        return new PacemakerStatus.Resource(
                instance < 0 ? id : id.substring(0, instance),
                element.attribute("resource_agent").replace("ocf::", "ocf:"),
                PacemakerOperation.role(element.attribute("role")),
                PacemakerOperation.role(element.attribute("target_role")),
                renamed(element.attributes()),
                nodes.isEmpty() && !node.isEmpty() && element.isTrue("active") ? List.of(node) : nodes,
                within,
                element.at());
    }

    private static Map<String, String> renamed(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        e -> NEWER_NAMES.getOrDefault(e.getKey(), e.getKey()), Map.Entry::getValue, (a, b) -> a));
    }

    private static PacemakerStatus.Failure failure(XmlElement failure) {
        var key = failure.attribute("op_key").isEmpty() ? failure.attribute("id") : failure.attribute("op_key");
        return new PacemakerStatus.Failure(
                resourceOf(key), failure.attribute("node"), failure.attributes(), failure.at());
    }

    /** An operation key reads {@code resource_task_interval}; the resource may hold underscores, the task only in migrate_*. */
    private static String resourceOf(String key) {
        int interval = key.lastIndexOf('_');
        int task = interval < 0 ? -1 : key.lastIndexOf('_', interval - 1);
        if (task < 0) {
            return "";
        }
        var resource = key.substring(0, task);
        return resource.endsWith("_migrate")
                ? resource.substring(0, resource.length() - "_migrate".length())
                : resource;
    }

    private static FenceEvent event(XmlElement event) {
        return new FenceEvent(
                event.attribute("action"),
                event.attribute("target"),
                event.attribute("status").isEmpty() ? event.attribute("state") : event.attribute("status"),
                event.attribute("completed"),
                event.attribute("origin"),
                event.at());
    }

    private static Map<String, Map<String, String>> attributes(XmlElement root) {
        return root.children("node_attributes")
                .flatMap(list -> list.children("node"))
                .collect(Collectors.toUnmodifiableMap(
                        node -> node.attribute("name"),
                        node -> node.children("attribute")
                                .collect(Collectors.toUnmodifiableMap(
                                        a -> a.attribute("name"), a -> a.attribute("value"), (a, b) -> a)),
                        (a, b) -> a));
    }
}
