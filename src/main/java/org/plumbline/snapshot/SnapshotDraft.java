package org.plumbline.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts a snapshot together from its folders. */
final class SnapshotDraft {

    private static final int MANY = 24;
    private static final int SHARDS = 4;

    private String name;
    private final Limits limits;
    private final Contents contents;
    private final Archives archives;
    private final TreeMap<String, Draft> hosts = new TreeMap<>();
    private final CollectionTime time = new CollectionTime();
    private final List<BlindSpot> blindSpots = new ArrayList<>();
    private final Draft api;
    private final Draft operator;

    SnapshotDraft(String name, Limits limits, Contents contents, Archives archives) {
        this.name = name;
        this.limits = limits;
        this.contents = contents;
        this.archives = archives;
        this.api = new Draft("api", "api", contents, limits);
        this.operator = new Draft("snapshot", "snapshot", contents, limits);
    }

    /** @param damage why the archive it was in did not come to its end; empty when all is well */
    Snapshot read(Node.Folder folder, String damage) throws IOException, SnapshotException {
        var layout = Layout.of(folder, name, archives, damage);
        var described = layout.described();
        var manifest = described == null ? Manifest.NONE : Manifest.in(described);
        time.said(manifest.collectedAt());
        name = manifest.name().isEmpty() ? name : manifest.name();
        readHosts(layout.copies(), manifest);
        if (described != null) {
            readCloud(described);
        }
        if (hosts.isEmpty() && api.outputs.isEmpty()) {
            throw new SnapshotException(
                    name + " holds no host (a snapshot has hosts/<host>/etc, a copy of a host has etc,"
                            + " an sosreport has sos_commands)" + troubles());
        }
        for (var spot : manifest.blindSpots()) {
            var host = hosts.get(spot.host());
            (host == null ? blindSpots : host.blindSpots).add(spot);
        }
        return finished();
    }

    private String troubles() {
        return archives.blindSpots().stream()
                .map(spot -> "; " + spot.input() + ": " + spot.reason())
                .collect(Collectors.joining());
    }

    private void readHosts(List<Layout.Copy> copies, Manifest manifest) throws IOException {
        var found = HostNames.of(copies);
        var shards = shards(found.size());
        int next = 0;
        for (var entry : found.entrySet()) {
            var copy = entry.getValue();
            var shard = shards.get(next++ % shards.size());
            var name = entry.getKey();
            shard.add(copy, host(name, manifest.machine(name), copy.damage(), shard.contents(), shard.limits()));
        }
        try {
            shards.parallelStream().forEach(shard -> shard.read(time));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (var entry : found.entrySet()) {
            readContainers(entry.getValue(), Objects.requireNonNull(hosts.get(entry.getKey())));
        }
    }

    /**
     * Few hosts are read one after the other. Many are dealt out to a fixed number of shards, each with its part of what
     * may be kept, so that what is left out beyond that does not depend on the machine.
     */
    private List<Shard> shards(int count) {
        if (count < MANY) {
            return List.of(new Shard(contents, limits));
        }
        return Stream.generate(() -> new Shard(new Contents(), limits.part(SHARDS)))
                .limit(SHARDS)
                .toList();
    }

    private Draft host(String name, String machine, String damage) {
        return host(name, machine, damage, contents, limits);
    }

    private Draft host(String name, String machine, String damage, Contents kept, Limits most) {
        var host = hosts.computeIfAbsent(name, n -> new Draft(n, machine, kept, most));
        if (!damage.isEmpty()) {
            host.blind("*", damage, "collect the host again");
        }
        return host;
    }

    /** The LXC containers of OpenStack-Ansible are hosts of their own. */
    private void readContainers(Layout.Copy machine, Draft host) throws IOException {
        try {
            var lxc = new Root(machine.root()).resolve("/var/lib/lxc");
            if (lxc == null || !(lxc.node() instanceof Node.Folder containers)) {
                return;
            }
            for (var container : containers.children().entrySet()) {
                if (container.getValue() instanceof Node.Folder folder
                        && folder.child("rootfs") instanceof Node.Folder root) {
                    var name = HostNames.clean(container.getKey());
                    var unique = hosts.containsKey(name) ? name + "@" + host.name : name;
                    new HostTree(new Root(root), host(unique, host.name, machine.damage()), limits).read("");
                }
            }
        } catch (Root.LostException e) {
            host.blind("/var/lib/lxc", String.valueOf(e.getMessage()), "");
        }
    }

    private void readCloud(Node.Folder folder) throws IOException {
        for (var name : List.of("topology.yaml", "attestations.yaml")) {
            if (folder.child(name) instanceof Node.Document document) {
                operator.addFile(name, Input.UNDESCRIBED, document);
            }
        }
        if (folder.child("api") instanceof Node.Folder calls) {
            new ApiCalls(calls, api, host -> host(HostNames.clean(host), host, "")).read();
        }
    }

    private Snapshot finished() {
        var digests = new TreeSet<String>();
        hosts.values().forEach(host -> host.addDigests(digests));
        api.addDigests(digests);
        operator.addDigests(digests);
        var redactor = Redactor.keyedBy(digests);
        var found = hosts.values().stream().map(host -> host.finished(redactor)).toList();
        var responses = api.finished(redactor);
        var written = operator.finished(redactor).files();
        blindSpots.addAll(responses.blindSpots());
        blindSpots.addAll(operator.blindSpots);
        blindSpots.addAll(archives.blindSpots());
        blindSpots.sort(null);
        return new Snapshot(
                name,
                time.latest(),
                sha256(),
                found,
                responses.outputs(),
                written.get("topology.yaml"),
                written.get("attestations.yaml"),
                List.copyOf(blindSpots));
    }

    private String sha256() {
        var digest = new Digest();
        hosts.values().forEach(host -> host.addTo(digest));
        api.addTo(digest);
        operator.addTo(digest);
        return digest.hex();
    }
}
