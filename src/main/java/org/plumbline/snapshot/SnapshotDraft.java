package org.plumbline.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Puts a snapshot together from its folders. */
final class SnapshotDraft {

    private String name;
    private final Limits limits;
    private final Contents contents = new Contents();
    private final TreeMap<String, Draft> hosts = new TreeMap<>();
    private final CollectionTime time = new CollectionTime();
    private final List<BlindSpot> blindSpots = new ArrayList<>();
    private final Draft api;
    private final Draft operator;

    SnapshotDraft(String name, Limits limits) {
        this.name = name;
        this.limits = limits;
        this.api = new Draft("api", "api", contents, limits);
        this.operator = new Draft("snapshot", "snapshot", contents, limits);
    }

    Snapshot read(Node.Folder folder) throws IOException, SnapshotException {
        var layout = Layout.of(folder, name);
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
                    name + " holds no host: a snapshot has hosts/<host>/etc, a copy of a host has etc,"
                            + " an sosreport has sos_commands");
        }
        for (var spot : manifest.blindSpots()) {
            var host = hosts.get(spot.host());
            (host == null ? blindSpots : host.blindSpots).add(spot);
        }
        return finished();
    }

    private void readHosts(List<Layout.Copy> copies, Manifest manifest) throws IOException {
        for (var entry : HostNames.of(copies).entrySet()) {
            var copy = entry.getValue();
            var host = host(entry.getKey(), manifest.machine(entry.getKey()));
            new HostTree(new Root(copy.root()), host, limits).read(copy.at());
            if (copy.root().child("commands") instanceof Node.Folder commands) {
                new Commands(commands, host, time).read();
            }
            readContainers(copy.root(), host);
        }
    }

    private Draft host(String name, String machine) {
        return hosts.computeIfAbsent(name, n -> new Draft(n, machine, contents, limits));
    }

    /** The LXC containers of OpenStack-Ansible are hosts of their own. */
    private void readContainers(Node.Folder machine, Draft host) throws IOException {
        try {
            var lxc = new Root(machine).resolve("/var/lib/lxc");
            if (lxc == null || !(lxc.node() instanceof Node.Folder containers)) {
                return;
            }
            for (var container : containers.children().entrySet()) {
                if (container.getValue() instanceof Node.Folder folder
                        && folder.child("rootfs") instanceof Node.Folder root) {
                    new HostTree(new Root(root), host(HostNames.clean(container.getKey()), host.name), limits).read("");
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
            new ApiCalls(calls, api, host -> host(HostNames.clean(host), host)).read();
        }
    }

    private Snapshot finished() {
        var redactor = Redactor.keyedBy(contents.digests());
        var found = hosts.values().stream().map(host -> host.finished(redactor)).toList();
        var responses = api.finished(redactor);
        var written = operator.finished(redactor).files();
        blindSpots.addAll(responses.blindSpots());
        blindSpots.addAll(operator.blindSpots);
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
