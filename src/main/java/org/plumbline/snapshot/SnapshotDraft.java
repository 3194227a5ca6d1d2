package org.plumbline.snapshot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Puts a snapshot together from its folders. */
final class SnapshotDraft {

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
        for (var entry : HostNames.of(copies).entrySet()) {
            var copy = entry.getValue();
            var host = host(entry.getKey(), manifest.machine(entry.getKey()), copy.damage());
            new HostTree(new Root(copy.root()), host, limits).read(copy.at());
            if (copy.root().child("commands") instanceof Node.Folder commands) {
                new Commands(commands, host, time).read();
            }
            new SosReport(copy.root(), host, time).read();
            host.printed("date").ifPresent(time::host);
            readContainers(copy, host);
        }
    }

    private Draft host(String name, String machine, String damage) {
        var host = hosts.computeIfAbsent(name, n -> new Draft(n, machine, contents, limits));
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
