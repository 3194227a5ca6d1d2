package org.plumbline.facts.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cluster.ClusterKey;
import org.plumbline.cloud.cluster.ClusterKeyDisagreement;
import org.plumbline.cloud.cluster.CorosyncNode;
import org.plumbline.cloud.cluster.PacemakerCluster;
import org.plumbline.cloud.cluster.RemoteNode;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.host.LsListing;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Secret;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The key files of Corosync and pacemaker_remote: whether hosts share them, and who may read them. */
public final class ClusterKeys implements FactSource {

    private static final String COROSYNC = "/etc/corosync/authkey";
    private static final String REMOTE = "/etc/pacemaker/authkey";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        corosync(facts, snapshot);
        remote(facts, snapshot);
    }

    private static void corosync(Facts facts, Snapshot snapshot) {
        var keys = new ArrayList<ClusterKey>();
        for (var node : facts.all(CorosyncNode.class)) {
            var host = snapshot.host(node.host());
            if (node.inClear() || host.isEmpty()) {
                continue;
            }
            var named = node.setting("totem.keyfile");
            var path = named.isSet() ? named.value() : COROSYNC;
            var file = host.get().file(path).or(() -> host.get().file("/etc/kolla/hacluster-corosync/authkey"));
            if (file.isEmpty()) {
                unseen(facts, "key:corosync", node.host(), path, "the key of corosync was not collected");
            } else {
                keys.add(key(facts, "corosync", host.get(), file.get()));
            }
        }
        facts.addAll(keys);
        disagreement("corosync", keys).ifPresent(facts::add);
    }

    /** The hosts that run pacemaker_remote, and the members of the clusters that may manage them. */
    private static void remote(Facts facts, Snapshot snapshot) {
        var keys = new ArrayList<ClusterKey>();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.isRole() && deployment.software().equals("pacemaker-remote")) {
                var host = snapshot.host(deployment.host());
                var file = host.flatMap(ClusterKeys::remoteKey);
                boolean blind = host.flatMap(h -> h.blindSpot(REMOTE)).isPresent();
                if (blind) {
                    unseen(facts, "pacemaker-remote", deployment.host(), REMOTE, "the key could not be read");
                } else {
                    var key = file.map(f -> key(facts, "pacemaker-remote", host.orElseThrow(), f));
                    key.ifPresent(keys::add);
                    facts.add(new RemoteNode(deployment.host(), key, deployment.at()));
                }
            }
        }
        if (!keys.isEmpty()) {
            var names = HostNames.of(facts);
            facts.all(PacemakerCluster.class).stream()
                    .flatMap(cluster -> cluster.nodes().stream())
                    .flatMap(node -> names.host(node).stream())
                    .distinct()
                    .forEach(member -> snapshot.host(member)
                            .flatMap(host -> remoteKey(host).map(file -> key(facts, "pacemaker-remote", host, file)))
                            .ifPresent(keys::add));
            facts.addAll(keys);
            disagreement("pacemaker-remote", keys).ifPresent(facts::add);
        }
    }

    private static Optional<SourceFile> remoteKey(HostFiles host) {
        return host.file(REMOTE)
                .or(() -> host.glob("/etc/kolla/hacluster-pacemaker*/authkey").findFirst());
    }

    private static ClusterKey key(Facts facts, String user, HostFiles host, SourceFile file) {
        var text = file.text();
        var listed = host.output("ls-etc").stream()
                .flatMap(output -> LsListing.parse(output.at(), output.text()).value().stream())
                .filter(entry -> entry.path().equals(file.path()))
                .findFirst();
        boolean mounted = file.path().startsWith("/etc/kolla/");
        if (listed.isEmpty() && !mounted) {
            unseen(facts, "key:" + user, host.name(), "ls-etc", "the mode of " + file.path() + " was not recorded");
        }
        var secret = Secret.in(text);
        if (secret.isEmpty() || secret.get().wellKnown()) {
            unseen(facts, "key:" + user, host.name(), file.path(), "somebody replaced the key before it was collected");
        }
        return new ClusterKey(
                user,
                host.name(),
                file.path(),
                secret.map(Secret::toString).orElse(""),
                mounted ? Optional.empty() : listed.map(LsListing.ListedFile::mode),
                mounted ? "" : listed.map(LsListing.ListedFile::owner).orElse(""),
                file.at(),
                listed.filter(entry -> !mounted).map(LsListing.ListedFile::at).orElse(file.at()));
    }

    private static void unseen(Facts facts, String subject, String host, String input, String reason) {
        facts.add(Unseen.of(
                subject,
                host,
                input,
                reason,
                input.startsWith("/")
                        ? "collect " + input + " (only its fingerprint is kept)"
                        : "collect the output of `ls -lnR /etc`"));
    }

    private static Optional<ClusterKeyDisagreement> disagreement(String user, List<ClusterKey> keys) {
        boolean differ = keys.stream()
                        .map(ClusterKey::fingerprint)
                        .filter(f -> !f.isEmpty())
                        .distinct()
                        .count()
                > 1;
        return differ ? Optional.of(new ClusterKeyDisagreement(user, List.copyOf(keys))) : Optional.empty();
    }
}
