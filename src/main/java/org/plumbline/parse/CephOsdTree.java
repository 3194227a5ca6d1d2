package org.plumbline.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.snapshot.Location;

/**
 * The CRUSH hierarchy as {@code ceph osd tree -f json} shows it.
 *
 * @param nodes roots, racks, hosts, OSDs, in the order of the output
 */
public record CephOsdTree(List<Node> nodes) {

    /**
     * @param id negative for buckets
     * @param type {@code root}, {@code rack}, {@code host}, {@code osd}, or a name the operator gave
     * @param status {@code up}, {@code down} or {@code destroyed}; empty for buckets
     */
    public record Node(
            long id,
            String name,
            String type,
            List<Long> children,
            String status,
            String deviceClass,
            OptionalDouble crushWeight,
            OptionalDouble reweight,
            Location at) {}

    public static Parsed<CephOsdTree> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var nodes = new ArrayList<Node>();
        for (var node : json.value().get("nodes").items()) {
            node.get("id").integer().ifPresent(id -> nodes.add(node(id, node)));
        }
        return new Parsed<>(new CephOsdTree(List.copyOf(nodes)), json.problems());
    }

    private static Node node(long id, Json node) {
        return new Node(
                id,
                node.get("name").text().orElse(""),
                node.get("type").text().orElse(""),
                node.get("children").items().stream()
                        .flatMap(child -> child.integer().stream().boxed())
                        .toList(),
                node.get("status").text().orElse(""),
                node.get("device_class").text().orElse(""),
                node.get("crush_weight").number(),
                node.get("reweight").number(),
                node.at());
    }

    public List<Node> ofType(String type) {
        return nodes.stream().filter(node -> node.type().equals(type)).toList();
    }

    public Optional<Node> named(String name) {
        return nodes.stream().filter(node -> node.name().equals(name)).findFirst();
    }

    /** All OSDs somewhere below a node. */
    public List<Node> osdsBelow(Node top) {
        Map<Long, Node> byId = new HashMap<>();
        nodes.forEach(node -> byId.put(node.id(), node));
        var osds = new ArrayList<Node>();
        var seen = new HashSet<Long>();
        var open = new ArrayDeque<>(List.of(top));
        for (var node = open.poll(); node != null; node = open.poll()) {
            if (!seen.add(node.id())) {
                continue;
            }
            if (node.type().equals("osd")) {
                osds.add(node);
            }
            node.children().stream().filter(byId::containsKey).map(byId::get).forEach(open::add);
        }
        return osds;
    }
}
