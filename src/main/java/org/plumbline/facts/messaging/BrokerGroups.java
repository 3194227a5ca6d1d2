package org.plumbline.facts.messaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.messaging.BrokerView;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Json;
import org.plumbline.parse.rabbitmq.RabbitmqClusterStatus;
import org.plumbline.snapshot.Location;

/** Which hosts form a cluster together: those that name the same members, running or configured. */
final class BrokerGroups {

    private final Map<String, String> parents = new HashMap<>();

    private BrokerGroups() {}

    /** The hosts by cluster, in the order in which they were found. */
    static List<List<BrokerHost>> of(List<BrokerHost> hosts) {
        var groups = new BrokerGroups();
        for (var host : hosts) {
            var own = host.node();
            named(host).forEach(member -> groups.join(own, member));
        }
        var byRoot = new LinkedHashMap<String, List<BrokerHost>>();
        hosts.stream().sorted(Comparator.comparing(host -> host.files.name())).forEach(host -> byRoot.computeIfAbsent(
                        groups.root(host.node()), root -> new ArrayList<>())
                .add(host));
        return List.copyOf(byRoot.values());
    }

    /** What the node itself sees; what it is configured to see only where it was not asked. */
    private static List<String> named(BrokerHost host) {
        var view = view(host);
        return view.isPresent()
                ? List.copyOf(view.get().members())
                : host.conf.values().stream()
                        .filter(entry -> entry.key().startsWith("cluster_formation.classic_config.nodes."))
                        .map(Entry::value)
                        .toList();
    }

    private void join(String a, String b) {
        var left = root(a);
        var right = root(b);
        if (!left.equals(right)) {
            parents.put(right, left);
        }
    }

    private String root(String node) {
        var at = node;
        while (parents.containsKey(at)) {
            at = parents.get(at);
        }
        return at;
    }

    /** The cluster as the host's node sees it: from the command, else from the management API. */
    static Optional<BrokerView> view(BrokerHost host) {
        return host.clusterStatus.map(status -> view(host, status)).or(() -> viewOfApi(host));
    }

    private static BrokerView view(BrokerHost host, RabbitmqClusterStatus status) {
        var members = new TreeSet<>(status.diskNodes());
        members.addAll(status.ramNodes());
        return new BrokerView(
                host.node(),
                host.files.name(),
                members,
                status.ramNodes(),
                new TreeSet<>(status.runningNodes()),
                status.partitions(),
                status.at());
    }

    private static Optional<BrokerView> viewOfApi(BrokerHost host) {
        if (host.apiNodes.isEmpty()) {
            return Optional.empty();
        }
        var partitions = new LinkedHashMap<String, List<String>>();
        for (var node : host.apiNodes) {
            if (!node.get("partitions").texts().isEmpty()) {
                partitions.put(
                        node.get("name").text().orElse(""),
                        node.get("partitions").texts());
            }
        }
        Location at = host.apiNodes.get(0).at();
        return Optional.of(new BrokerView(
                host.node(),
                host.files.name(),
                new TreeSet<>(names(host.apiNodes.stream())),
                names(host.apiNodes.stream()
                        .filter(node ->
                                node.get("type").text().filter("ram"::equals).isPresent())),
                new TreeSet<>(names(host.apiNodes.stream()
                        .filter(node -> node.get("running").bool().orElse(false)))),
                partitions,
                at));
    }

    private static List<String> names(Stream<Json> nodes) {
        return nodes.flatMap(node -> node.get("name").text().stream()).toList();
    }
}
