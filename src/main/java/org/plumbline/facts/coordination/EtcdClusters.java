package org.plumbline.facts.coordination;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.coordination.EtcdView;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.coordination.EtcdMembers;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The members of etcd and their health, as each of them tells it. */
public final class EtcdClusters implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.software().equals("etcd") && deployment.isRole()) {
                snapshot.host(deployment.host()).ifPresent(host -> add(facts, host));
            }
        }
    }

    private static void add(Facts facts, HostFiles host) {
        for (var input : List.of("etcd-member-list", "etcd-endpoint-health", "etcd-alarm-list")) {
            if (host.output(input).isEmpty()) {
                facts.add(Unseen.of(
                        "etcd-cluster",
                        host.name(),
                        input,
                        "what etcd says of its members was not collected",
                        "collect the output of `etcdctl member list -w json`, `etcdctl endpoint health --cluster` and"
                                + " `etcdctl alarm list`"));
            }
        }
        host.output("etcd-member-list").ifPresent(output -> view(facts, host, output));
    }

    private static void view(Facts facts, HostFiles host, SourceFile output) {
        var voters = new ArrayList<String>();
        var idle = new ArrayList<Quoted>();
        var parsed = EtcdMembers.list(output.at(), output.text());
        for (var member : facts.understood(parsed)) {
            if (member.name().isEmpty() || member.learner()) {
                idle.add(new Quoted(
                        member.at(),
                        member.name().isEmpty()
                                ? "a member at " + String.join(", ", member.peerUrls()) + " has never started"
                                : "member " + member.name() + " is a learner"));
            } else {
                voters.add(member.name());
            }
            member.peerUrls().forEach(url -> {
                int slashes = url.indexOf("://");
                facts.add(new Mention(
                        slashes < 0 ? url : url.substring(slashes + 3), List.of("etcd-member", "etcd"), member.at()));
            });
        }
        if (voters.isEmpty()) {
            facts.add(Unseen.of(
                    "etcd-cluster",
                    host.name(),
                    "etcd-member-list",
                    "the list of etcd's members names none",
                    "collect the output of `etcdctl member list -w json`"));
            return;
        }
        var probed = new ArrayList<Location>();
        var unhealthy = lines(host, "etcd-endpoint-health", "is unhealthy", probed);
        var alarms = lines(host, "etcd-alarm-list", "alarm:", probed);
        facts.add(new EtcdView(
                host.name(), voters, idle, unhealthy, alarms, probed, largest(facts, host, probed), output.at()));
    }

    private static long largest(Facts facts, HostFiles host, List<Location> probed) {
        return host.output("etcd-endpoint-status")
                .map(output -> {
                    probed.add(output.at());
                    return facts.understood(EtcdMembers.status(output.at(), output.text())).stream()
                            .mapToLong(EtcdMembers.Status::databaseSize)
                            .max()
                            .orElse(-1);
                })
                .orElse(-1L);
    }

    private static List<Quoted> lines(HostFiles host, String input, String part, List<Location> probed) {
        var found = new ArrayList<Quoted>();
        host.output(input).ifPresent(output -> {
            probed.add(output.at());
            int number = 0;
            for (var line : (Iterable<String>) output.text().lines()::iterator) {
                number++;
                if (line.contains(part) && !line.contains("alarm:NONE")) {
                    found.add(new Quoted(output.at().line(number), line.strip()));
                }
            }
        });
        return found;
    }
}
