package org.plumbline.facts.cluster;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.cluster.FenceDevice;
import org.plumbline.cloud.cluster.FenceTarget;
import org.plumbline.cloud.cluster.PacemakerCluster;
import org.plumbline.cloud.cluster.SharedFenceEndpoint;
import org.plumbline.facts.Facts;
import org.plumbline.parse.pacemaker.FenceEvent;

/** Who fences whom in a Pacemaker cluster that fences. */
final class Fencing {

    private final Facts facts;
    private final PacemakerCluster cluster;
    private final ClusterViews views;

    Fencing(Facts facts, PacemakerCluster cluster, ClusterViews views) {
        this.facts = facts;
        this.cluster = cluster;
        this.views = views;
    }

    void add() {
        if (!cluster.setting("stonith-enabled").isTrue()) {
            return;
        }
        for (var node : cluster.nodes()) {
            var covers = cluster.devices().stream()
                    .filter(device -> device.targets().contains(node))
                    .toList();
            var perhaps =
                    cluster.devices().stream().filter(FenceDevice::listsItself).toList();
            facts.add(new FenceTarget(
                    node,
                    covers,
                    perhaps,
                    cluster.watchdogFencing(),
                    attempt(node),
                    cluster.host(),
                    cluster.sources(),
                    cluster.at()));
        }
        var endpoints =
                cluster.devices().stream().map(FenceDevice::endpoint).distinct().toList();
        if (cluster.nodes().size() > 1
                && endpoints.size() == 1
                && !endpoints.get(0).isEmpty()) {
            facts.add(new SharedFenceEndpoint(endpoints.get(0), cluster.devices()));
        }
    }

    /** The newest entry of the node: histories are printed newest first. */
    private Optional<FenceTarget.FenceAttempt> attempt(String node) {
        List<FenceEvent> events = views.events(cluster.name());
        return events.stream()
                .filter(event -> event.target().equals(node))
                .findFirst()
                .map(event -> new FenceTarget.FenceAttempt(
                        event.action(), event.status().equals("failed"), event.at()));
    }
}
