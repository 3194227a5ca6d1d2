package org.plumbline.facts.loadbalancer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.loadbalancer.ServerStatus;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.haproxy.HaproxyStat;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** How the HAProxy of each host sees its servers. */
public final class HaproxyRuntime implements FactSource {

    private static final String HINT =
            "run `echo \"show stat\" | socat stdio UNIX-CONNECT:<stats socket>` as root (kolla: in the haproxy container)";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var deployment : facts.all(Deployment.class)) {
            if (!deployment.software().equals("haproxy") || !deployment.isRole()) {
                continue;
            }
            var output = snapshot.host(deployment.host()).flatMap(host -> host.output("haproxy-show-stat"));
            var rows = output.map(file -> rows(facts, file)).orElse(List.of());
            if (rows.isEmpty()) {
                facts.add(Unseen.of(
                        "haproxy-status",
                        deployment.host(),
                        "haproxy-show-stat",
                        "what HAProxy on " + deployment.host() + " says of its servers was not collected",
                        HINT));
            } else {
                addStatus(facts, deployment.host(), rows);
            }
        }
    }

    private static List<HaproxyStat> rows(Facts facts, SourceFile file) {
        return facts.understood(HaproxyStat.parse(file.at(), file.text()));
    }

    private static void addStatus(Facts facts, String host, List<HaproxyStat> rows) {
        var down = new HashSet<String>();
        rows.stream()
                .filter(row -> row.isBackend() && row.status().startsWith("DOWN"))
                .forEach(row -> down.add(row.proxy()));
        var siblings = new HashMap<String, Integer>();
        rows.stream().filter(HaproxyStat::isServer).forEach(row -> siblings.merge(row.proxy(), 1, Integer::sum));
        for (var row : rows) {
            if (row.isServer() || row.isBackend()) {
                facts.add(new ServerStatus(
                        host,
                        row.proxy(),
                        row.server(),
                        row.status(),
                        number(row, "lastchg").orElse(Double.NaN),
                        row.field("check_status"),
                        siblings.getOrDefault(row.proxy(), 0),
                        number(row, "act")
                                .map(act -> act + number(row, "bck").orElse(0.0))
                                .orElse(Double.NaN),
                        down.contains(row.proxy()) && !row.isBackend(),
                        row.at()));
            }
        }
    }

    private static Optional<Double> number(HaproxyStat row, String field) {
        var number = row.number(field);
        return number.isPresent() ? Optional.of((double) number.getAsLong()) : Optional.empty();
    }
}
