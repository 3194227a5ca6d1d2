package org.plumbline.parse.ceph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * The CRUSH hierarchy as {@code ceph osd tree -f json} shows it.
 *
 * @param nodes roots, racks, hosts, OSDs, in the order of the output
 * @param byId the same by their ids
 * @param parents id of a node to the bucket it lies in
 */
public record CephOsdTree(List<Node> nodes, Map<Long, Node> byId, Map<Long, Node> parents) {

    private static final int DEEPEST = 20;

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
        return new Parsed<>(of(nodes), json.problems());
    }

    private static CephOsdTree of(List<Node> nodes) {
        var byId = new HashMap<Long, Node>();
        var parents = new HashMap<Long, Node>();
        for (var node : nodes) {
            byId.put(node.id(), node);
            node.children().forEach(child -> parents.putIfAbsent(child, node));
        }
        return new CephOsdTree(List.copyOf(nodes), Map.copyOf(byId), Map.copyOf(parents));
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

    /** The bucket of a type that a node lies in, at whatever distance; the node itself where it has that type. */
    public Optional<Node> ancestor(Node node, String type) {
        Optional<Node> at = Optional.of(node);
        for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
            if (at.get().type().equals(type)) {
                return at;
            }
            at = Optional.ofNullable(parents.get(at.get().id()));
        }
        return Optional.empty();
    }

    /** All OSDs somewhere below a node. */
    public List<Node> osdsBelow(Node top) {
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
