package org.plumbline.cloud.messaging;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A RabbitMQ cluster as one of its nodes sees it.
 *
 * @param node the node that was asked; empty where the output does not say
 * @param members all members, running or not
 * @param ram those of them that keep the metadata in memory only
 * @param running members that this node reaches
 * @param partitions for each node that saw a partition, the nodes it cannot reach
 */
public record BrokerView(
        String node,
        String host,
        SortedSet<String> members,
        List<String> ram,
        SortedSet<String> running,
        Map<String, List<String>> partitions,
        Location at)
        implements Located {

    public boolean partitioned() {
        return !partitions.isEmpty();
    }

    /** Members that do not run, as far as this node sees. */
    public List<String> down() {
        return members.stream().filter(member -> !running.contains(member)).toList();
    }

    @Override
    public String seen() {
        var down = down();
        return "members " + String.join(", ", members)
                + (down.isEmpty() ? ", all running" : "; not running: " + String.join(", ", down))
                + (ram.isEmpty() ? "" : "; RAM nodes: " + String.join(", ", ram))
                + (partitions.isEmpty() ? "" : "; partitions: " + partitions);
    }
}
