package org.plumbline.cloud.messaging;

import static java.util.stream.Collectors.toCollection;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A RabbitMQ cluster: the nodes that any of its members names.
 *
 * @param name as the cluster calls itself; else its first member
 * @param views how each member that was asked sees it; at least one
 * @param nodes the members that were seen
 * @param peers for each seen host, the members that its configuration lists for forming the cluster
 * @param releases RabbitMQ and Erlang of each running member, {@code 3.10.8 on Erlang 25.2.3}
 * @param disabledFlags stable feature flags that are not enabled
 */
public record BrokerCluster(
        String name,
        List<BrokerView> views,
        List<BrokerNode> nodes,
        List<Setting> peers,
        Map<String, String> releases,
        List<Setting> disabledFlags,
        List<Location> sources)
        implements Subject {

    /** All members that any view names. */
    public SortedSet<String> members() {
        return views.stream().flatMap(view -> view.members().stream()).collect(toCollection(TreeSet::new));
    }

    public int size() {
        return members().size();
    }

    public boolean alone() {
        return size() == 1;
    }

    /** An even number of members tolerates no more failures than one less, and can split into halves. */
    public boolean even() {
        return size() % 2 == 0;
    }

    /** The members that some view misses. */
    public SortedSet<String> down() {
        return views.stream().flatMap(view -> view.down().stream()).collect(toCollection(TreeSet::new));
    }

    public boolean incomplete() {
        return !down().isEmpty();
    }

    public boolean partitioned() {
        return views.stream().anyMatch(BrokerView::partitioned);
    }

    /** Its members do not agree who they are. */
    public boolean disagrees() {
        return views.stream().map(BrokerView::members).distinct().count() > 1;
    }

    public boolean peersDiffer() {
        return peers.stream().map(Setting::value).distinct().count() > 1;
    }

    public List<Setting> partitionHandling() {
        return nodes.stream()
                .map(BrokerNode::partitionHandling)
                .filter(Setting::known)
                .toList();
    }

    /** Its members would react differently to a partition. */
    public boolean handlesPartitionsInSeveralWays() {
        return nodes.stream().anyMatch(BrokerNode::handlesPartitions)
                && partitionHandling().stream().map(Setting::value).distinct().count() > 1;
    }

    /** No member of it heeds the setting. */
    public boolean needsNoPartitionHandling() {
        return !nodes.isEmpty() && nodes.stream().allMatch(node -> node.atLeast("4.3"));
    }

    public SortedSet<String> ramNodes() {
        return views.stream().flatMap(view -> view.ram().stream()).collect(toCollection(TreeSet::new));
    }

    public boolean keepsMetadataInMemory() {
        return !ramNodes().isEmpty();
    }

    public boolean mixesReleases() {
        return releases.values().stream().distinct().count() > 1;
    }

    /** {@code 3.10.8 on Erlang 25.2.3 (rabbit@ctl1), …}. */
    public String releasesByNode() {
        var nodesOf = new TreeMap<String, List<String>>();
        new TreeMap<>(releases)
                .forEach((node, release) -> nodesOf.merge(
                        release, List.of(node), (known, more) -> Stream.concat(known.stream(), more.stream())
                                .toList()));
        return nodesOf.entrySet().stream()
                .map(e -> e.getKey() + " (" + String.join(", ", e.getValue()) + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
    }

    public boolean hasDisabledFlags() {
        return !disabledFlags.isEmpty();
    }

    public String disabledFlagNames() {
        return String.join(
                ", ", disabledFlags.stream().map(Setting::option).distinct().toList());
    }

    @Override
    public String host() {
        return views.get(0).host();
    }

    @Override
    public Location at() {
        return views.get(0).at();
    }

    @Override
    public List<String> subjects() {
        return List.of("rabbitmq-cluster");
    }

    @Override
    public String seen() {
        return "cluster " + name + " of " + String.join(", ", members());
    }
}
