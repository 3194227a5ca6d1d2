package org.plumbline.facts.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cluster.CorosyncDisagreement;
import org.plumbline.cloud.cluster.CorosyncMember;
import org.plumbline.cloud.cluster.CorosyncNode;
import org.plumbline.cloud.cluster.PacemakerCluster;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.parse.pacemaker.CorosyncCmap;
import org.plumbline.parse.pacemaker.CorosyncConf;
import org.plumbline.parse.pacemaker.CorosyncConf.Section;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** Corosync on each host that runs it: its file, and what the running process says where that was recorded. */
public final class CorosyncNodes implements FactSource {

    private static final String FILE = "/etc/corosync/corosync.conf";
    private static final String KOLLA = "/etc/kolla/hacluster-corosync/corosync.conf";
    private static final List<String> COMPARED = List.of("totem.token", "totem.token_coefficient", "totem.consensus");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var clusters = facts.all(PacemakerCluster.class);
        var nodes = new ArrayList<CorosyncNode>();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.isRole() && deployment.software().equals("corosync")) {
                snapshot.host(deployment.host())
                        .flatMap(host -> node(facts, host, deployment, clusters))
                        .ifPresent(nodes::add);
            }
        }
        facts.addAll(nodes);
        for (var group : groups(facts, nodes)) {
            for (var option : COMPARED) {
                compare(option, group).ifPresent(facts::add);
            }
        }
    }

    private static Optional<CorosyncNode> node(
            Facts facts, HostFiles host, Deployment deployment, List<PacemakerCluster> clusters) {
        var file = host.file(FILE).or(() -> host.file(KOLLA));
        if (file.isEmpty()) {
            var reason = host.blindSpot(FILE)
                    .map(BlindSpot::reason)
                    .orElse("corosync runs here (" + deployment.at() + "), but its configuration was not collected");
            facts.add(new Unseen(
                    List.of("corosync-node", "corosync-ring", "key:corosync"),
                    new BlindSpot(host.name(), FILE, reason, "collect " + FILE)));
            return Optional.empty();
        }
        var parsed = CorosyncConf.parse(file.get().at(), file.get().text());
        var conf = facts.understood(parsed);
        var refused = parsed.problems().stream().filter(Problem::fatal).findFirst();
        if (refused.isPresent()) {
            facts.add(new Unseen(
                    List.of("corosync-node", "corosync-ring", "key:corosync"),
                    new BlindSpot(
                            host.name(),
                            refused.get().at().source(),
                            refused.get().at().line(),
                            "corosync would refuse this file: " + refused.get().reason(),
                            "mend the line and collect the file again")));
            return Optional.empty();
        }
        return Optional.of(new Reader(facts, host, conf).node(file.get(), clusters));
    }

    /** Clusters: nodes that list each other, or share a name where they list nobody. */
    private static List<List<CorosyncNode>> groups(Facts facts, List<CorosyncNode> nodes) {
        var names = HostNames.of(facts);
        var groups = new ArrayList<List<CorosyncNode>>();
        var groupOf = new HashMap<String, List<CorosyncNode>>();
        for (var node : nodes) {
            var keys = new HashSet<String>(Set.of("host " + node.host()));
            node.members().forEach(member -> keys.add("host " + names.canonical(member.name())));
            if (node.members().isEmpty()) {
                keys.add("cluster " + node.setting("totem.cluster_name").value());
            }
            var group = keys.stream()
                    .map(groupOf::get)
                    .filter(g -> g != null)
                    .findFirst()
                    .orElseGet(() -> {
                        var fresh = new ArrayList<CorosyncNode>();
                        groups.add(fresh);
                        return fresh;
                    });
            group.add(node);
            keys.forEach(key -> groupOf.putIfAbsent(key, group));
        }
        return groups;
    }

    private static Optional<CorosyncDisagreement> compare(String option, List<CorosyncNode> nodes) {
        var settings = nodes.stream()
                .map(node -> node.setting(option))
                .filter(Setting::known)
                .toList();
        boolean differ = settings.stream().map(Setting::value).distinct().count() > 1;
        return differ ? Optional.of(new CorosyncDisagreement(option, settings)) : Optional.empty();
    }

    /** One host's Corosync. */
    private static final class Reader {

        private final Facts facts;
        private final HostFiles host;
        private final Section conf;
        private final Map<String, Setting> options = new TreeMap<>();

        Reader(Facts facts, HostFiles host, Section conf) {
            this.facts = facts;
            this.host = host;
            this.conf = conf;
        }

        CorosyncNode node(SourceFile file, List<PacemakerCluster> clusters) {
            options("", conf);
            var running = running();
            int version = version();
            var members = members();
            var names = HostNames.of(facts);
            members.forEach(member -> facts.add(new Mention(
                    member.name(), List.of("corosync-node", "corosync-ring", "key:corosync"), member.at())));
            var own = members.stream().filter(member -> isHere(names, member)).findFirst();
            return new CorosyncNode(
                    host.name(),
                    Map.copyOf(options),
                    CorosyncDefaults.of(version, minor(), options),
                    members,
                    new CorosyncLinks(facts, host).of(conf, own),
                    conf.find("quorum", "device").anyMatch(d -> d.last("model").isPresent()),
                    version,
                    Optional.ofNullable(running.get("runtime.config.totem.token"))
                            .map(entry -> Setting.set("running token", entry.value(), entry.at())),
                    fencing(clusters, names),
                    file.at());
        }

        private boolean isHere(HostNames names, CorosyncMember member) {
            var candidates = new ArrayList<>(member.addresses());
            candidates.add(member.name());
            return candidates.stream()
                    .anyMatch(
                            name -> names.host(name).filter(host.name()::equals).isPresent());
        }

        private void options(String path, Section section) {
            for (var entry : section.entries()) {
                var option = path + entry.key();
                options.put(option, Setting.set(option, entry.value(), entry.at()));
            }
            section.sections().stream()
                    .filter(inner ->
                            !Set.of("node", "interface", "logger_subsys").contains(inner.name()))
                    .forEach(inner -> options(path + inner.name() + ".", inner));
        }

        /** What runs beats what is written. */
        private Map<String, Entry> running() {
            var entries = new LinkedHashMap<String, Entry>();
            host.output("corosync-cmapctl")
                    .ifPresent(output -> facts.understood(CorosyncCmap.parse(output.at(), output.text()))
                            .forEach(entry -> entries.put(entry.key(), entry)));
            entries.forEach((key, entry) -> {
                boolean list =
                        key.startsWith("totem.interface.") || !(key.startsWith("totem.") || key.startsWith("quorum."));
                if (!list) {
                    options.put(key, Setting.set(key, entry.value(), entry.at()));
                }
            });
            return entries;
        }

        private List<CorosyncMember> members() {
            return conf.find("nodelist", "node")
                    .map(node -> {
                        var addresses = new TreeMap<Integer, String>();
                        for (var entry : node.entries()) {
                            if (entry.key().startsWith("ring")
                                    && entry.key().endsWith("_addr")
                                    && entry.key().length() == 10) {
                                addresses.put(entry.key().charAt(4) - '0', entry.value());
                            }
                        }
                        var first = addresses.isEmpty()
                                ? ""
                                : addresses.firstEntry().getValue();
                        return new CorosyncMember(
                                node.last("name").map(Entry::value).orElse(first),
                                node.last("nodeid").map(Entry::value).orElse(""),
                                List.copyOf(addresses.values()),
                                node.last("quorum_votes")
                                        .map(entry -> votes(entry.value()))
                                        .orElse(1),
                                node.at());
                    })
                    .toList();
        }

        private static int votes(String text) {
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                return 1;
            }
        }

        /** From the installed package, else from what only Corosync 3 knows; 0 when nothing tells. */
        private int version() {
            var installed = installed();
            if (!installed.isEmpty()) {
                return installed.charAt(0) - '0';
            }
            boolean knet = Optional.ofNullable(options.get("totem.transport"))
                            .filter(t -> t.is("knet"))
                            .isPresent()
                    || conf.find("totem", "interface")
                            .anyMatch(i -> i.last("linknumber").isPresent());
            return knet ? 3 : 0;
        }

        private int minor() {
            var installed = installed();
            return installed.length() > 2 && Character.isDigit(installed.charAt(2)) ? installed.charAt(2) - '0' : -1;
        }

        /** The version as {@code 3.1.7-1}; empty when no package list was collected. */
        private String installed() {
            return CorosyncDefaults.installed(host);
        }

        private Optional<Boolean> fencing(List<PacemakerCluster> clusters, HostNames names) {
            return clusters.stream()
                    .filter(cluster -> cluster.nodes().stream()
                            .anyMatch(node ->
                                    names.host(node).filter(host.name()::equals).isPresent()))
                    .findFirst()
                    .map(cluster -> !cluster.fencingOff() && !cluster.nothingToFenceWith());
        }
    }
}
