package org.plumbline.facts.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.cloud.Collected;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cluster.ClusterView;
import org.plumbline.cloud.cluster.PacemakerCluster;
import org.plumbline.facts.Facts;
import org.plumbline.parse.pacemaker.CrmMon;
import org.plumbline.parse.pacemaker.FenceEvent;
import org.plumbline.parse.pacemaker.PacemakerStatus;
import org.plumbline.parse.pacemaker.StonithHistory;
import org.plumbline.snapshot.Snapshot;

/** The state of Pacemaker clusters as each of their nodes saw it, and what fencing did. */
final class ClusterViews {

    private static final DateTimeFormatter CTIME = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT);

    private final Facts facts;
    private final Snapshot snapshot;
    private final Map<PacemakerCluster, Map<String, Boolean>> started = new HashMap<>();
    private final Map<PacemakerCluster, List<FenceEvent>> events = new HashMap<>();

    ClusterViews(Facts facts, Snapshot snapshot) {
        this.facts = facts;
        this.snapshot = snapshot;
    }

    /** Reads the views of all hosts. */
    ClusterViews addTo(Map<String, PacemakerCluster> clusterOf) {
        var seen = new HashSet<PacemakerCluster>();
        for (var host : snapshot.hosts()) {
            var cluster = Optional.ofNullable(clusterOf.get(host.name()));
            host.output("crm_mon").filter(file -> file.text().contains("<")).ifPresent(file -> {
                var status = facts.understood(CrmMon.parse(file.at(), file.text()));
                if (!status.summary().isEmpty()) {
                    facts.add(view(host.name(), status));
                    cluster.ifPresent(c -> {
                        seen.add(c);
                        resources(c, status);
                        events.computeIfAbsent(c, x -> new ArrayList<>()).addAll(status.fenceEvents());
                    });
                }
            });
            host.output("stonith_admin-history")
                    .ifPresent(file -> cluster.ifPresent(c -> events.computeIfAbsent(c, x -> new ArrayList<>())
                            .addAll(facts.understood(StonithHistory.parse(file.at(), file.text())))));
        }
        clusterOf.values().stream()
                .distinct()
                .filter(c -> !seen.contains(c))
                .forEach(c -> facts.add(Unseen.of(
                        "pacemaker-status",
                        c.host(),
                        "crm_mon",
                        "no node of the Pacemaker cluster " + c.name() + " shows its state",
                        "collect the output of `crm_mon -1 -r --output-as=xml`")));
        return this;
    }

    /** Whether fence devices run, by id; those that no view lists are missing. */
    Map<String, Boolean> fencing(PacemakerCluster cluster) {
        return started.getOrDefault(cluster, Map.of());
    }

    /** Attempts to fence, those read first in front. */
    List<FenceEvent> events(String cluster) {
        return events.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(cluster))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private void resources(PacemakerCluster cluster, PacemakerStatus status) {
        var running = started.computeIfAbsent(cluster, c -> new HashMap<>());
        status.resources().stream()
                .filter(resource -> resource.agent().startsWith("stonith:"))
                .forEach(resource -> running.merge(
                        resource.id(),
                        resource.role().equals("Started") && !resource.is("failed"),
                        Boolean::logicalOr));
    }

    private ClusterView view(String host, PacemakerStatus status) {
        var change = status.summary("last_change/time").flatMap(entry -> time(entry.value()));
        var now = facts.all(Collected.class).stream().findFirst().map(Collected::time);
        return new ClusterView(
                host,
                status.is("current_dc/present"),
                status.is("current_dc/with_quorum"),
                change,
                change.flatMap(then -> now.map(collected -> Duration.between(then, collected))),
                status.is("cluster_options/maintenance-mode"),
                status.is("cluster_options/stop-all-resources"),
                status.nodes().stream()
                        .map(node -> new ClusterView.Node(
                                node.name(), node.is("online"), node.is("standby"), node.is("maintenance"), node.at()))
                        .toList(),
                resources(status),
                status.failures().stream()
                        .map(failure -> new ClusterView.Failure(
                                failure.resource(), failure.node(), what(failure), failure.at()))
                        .toList(),
                status.at().whole());
    }

    private static String what(PacemakerStatus.Failure failure) {
        var a = failure.attributes();
        var key = a.getOrDefault("op_key", a.getOrDefault("id", "an action"));
        var reason = a.getOrDefault("exitreason", "");
        return key + ": " + a.getOrDefault("exitstatus", "failed") + (reason.isEmpty() ? "" : " (" + reason + ")");
    }

    private static List<ClusterView.Resource> resources(PacemakerStatus status) {
        var byId = new LinkedHashMap<String, ClusterView.Resource>();
        for (var resource : status.resources()) {
            var now = new ClusterView.Resource(
                    resource.id(),
                    resource.role().equals("Stopped") || resource.role().isEmpty() ? 0 : 1,
                    !resource.targetRole().equals("Stopped"),
                    resource.is("failed"),
                    resource.is("blocked"),
                    resource.isUnmanaged(),
                    resource.at());
            byId.merge(
                    resource.id(),
                    now,
                    (a, b) -> new ClusterView.Resource(
                            a.id(),
                            a.active() + b.active(),
                            a.wanted() && b.wanted(),
                            a.failed() || b.failed(),
                            a.blocked() || b.blocked(),
                            a.unmanaged() || b.unmanaged(),
                            a.at()));
        }
        return List.copyOf(byId.values());
    }

    /** {@code Sun Nov 22 12:55:20 2026} or {@code 2026-11-22 12:55:20Z}; the clock of the host is taken as UTC. */
    private static Optional<Instant> time(String text) {
        var words = text.strip().replaceAll(" {2,}", " ");
        try {
            return Optional.of(LocalDateTime.parse(words, CTIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException notThatForm) {
            try {
                return Optional.of(Instant.parse(words.replace(' ', 'T')));
            } catch (DateTimeParseException neither) {
                return Optional.empty();
            }
        }
    }
}
