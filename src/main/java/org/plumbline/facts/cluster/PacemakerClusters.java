package org.plumbline.facts.cluster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cluster.ClusterResource;
import org.plumbline.cloud.cluster.FenceDevice;
import org.plumbline.cloud.cluster.PacemakerCluster;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.pacemaker.CrmConfigure;
import org.plumbline.parse.pacemaker.PacemakerCib;
import org.plumbline.parse.pacemaker.PacemakerConfig;
import org.plumbline.parse.pacemaker.PacemakerConstraint;
import org.plumbline.parse.pacemaker.PacemakerResource;
import org.plumbline.parse.pacemaker.PcsConfig;
import org.plumbline.parse.pacemaker.Score;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/**
 * The Pacemaker clusters with their resources, fence devices and virtual addresses, and their state. The configuration is
 * the same on every node, so it is read from the first node that shows it.
 */
public final class PacemakerClusters implements FactSource {

    private static final List<String> SUBJECTS =
            List.of("pacemaker-cluster", "pacemaker-status", "fence-target", "cluster-vip");
    private static final List<String> OUTPUTS = List.of("cibadmin-query", "crm-configure-show", "pcs-config");
    private static final String CIB_FILE = "/var/lib/pacemaker/cib/cib.xml";
    private static final String HINT = "collect the output of `cibadmin --query` and `crm_mon -1 -r --output-as=xml`";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var pacemaker = facts.all(Deployment.class).stream()
                .filter(d -> d.isRole() && d.software().equals("pacemaker"))
                .collect(Collectors.toMap(Deployment::host, d -> d, (a, b) -> a));
        var clusterOf = new HashMap<String, PacemakerCluster>();
        var configs = new LinkedHashMap<PacemakerCluster, PacemakerConfig>();
        for (var host : snapshot.hosts()) {
            if (!clusterOf.containsKey(host.name())) {
                config(facts, host, pacemaker.containsKey(host.name())).ifPresent(config -> {
                    var cluster = cluster(facts, host, config);
                    configs.put(cluster, config);
                    clusterOf.put(host.name(), cluster);
                    var names = HostNames.of(facts);
                    cluster.nodes().forEach(node -> names.host(node).ifPresent(seen -> clusterOf.put(seen, cluster)));
                });
            }
        }
        for (var deployment : pacemaker.values()) {
            if (!clusterOf.containsKey(deployment.host())) {
                facts.add(new Unseen(
                        SUBJECTS,
                        new BlindSpot(
                                deployment.host(),
                                "cibadmin-query",
                                "pacemaker runs here (" + deployment.at()
                                        + "), but its configuration was not collected",
                                HINT)));
            }
        }
        var views = new ClusterViews(facts, snapshot).addTo(clusterOf);
        configs.forEach((cluster, config) -> {
            var started = views.fencing(cluster);
            var complete = withDevices(cluster, config, started, sources(snapshot, clusterOf, cluster));
            facts.add(complete);
            new Fencing(facts, complete, views).add();
            new ClusterVips(facts, snapshot, complete, config).add();
        });
        if (!configs.isEmpty() && configs.values().stream().noneMatch(PacemakerClusters::hasVip)) {
            facts.add(new Absent(
                    "cluster-vip",
                    "no Pacemaker cluster manages a virtual address",
                    configs.keySet().stream().map(PacemakerCluster::at).toList()));
        }
    }

    private static List<Location> sources(
            Snapshot snapshot, Map<String, PacemakerCluster> clusterOf, PacemakerCluster cluster) {
        return snapshot.hosts().stream()
                .filter(host -> cluster.equals(clusterOf.get(host.name())))
                .flatMap(host -> Stream.concat(
                        OUTPUTS.stream().flatMap(id -> host.output(id).stream()), host.file(CIB_FILE).stream()))
                .map(SourceFile::at)
                .toList();
    }

    private static boolean hasVip(PacemakerConfig config) {
        return config.all()
                .anyMatch(resource -> resource(resource, List.of(), false).virtualAddress());
    }

    private static Optional<PacemakerConfig> config(Facts facts, HostFiles host, boolean runs) {
        var xml = host.output("cibadmin-query").or(() -> host.file(CIB_FILE));
        if (xml.isPresent()) {
            return read(facts, PacemakerCib.parse(xml.get().at(), xml.get().text()));
        }
        var crm = host.output("crm-configure-show");
        if (crm.isPresent()) {
            return read(facts, CrmConfigure.parse(crm.get().at(), crm.get().text()));
        }
        Optional<SourceFile> pcs = runs ? host.output("pcs-config") : Optional.empty();
        return pcs.flatMap(file -> read(facts, PcsConfig.parse(file.at(), file.text())));
    }

    /** A configuration without nodes was cut off or is no configuration. */
    private static Optional<PacemakerConfig> read(Facts facts, Parsed<PacemakerConfig> parsed) {
        var config = facts.understood(parsed);
        boolean broken = parsed.problems().stream().anyMatch(problem -> problem.fatal());
        return broken || config.nodes().isEmpty() ? Optional.empty() : Optional.of(config);
    }

    private static PacemakerCluster cluster(Facts facts, HostFiles host, PacemakerConfig config) {
        var nodes = new TreeSet<String>();
        for (var node : config.nodes()) {
            boolean member = node.type().equals("member");
            facts.add(new Mention(
                    node.name(),
                    member ? List.of("corosync-node", "key:corosync") : List.of("pacemaker-remote"),
                    node.at()));
            if (member) {
                nodes.add(node.name());
            }
        }
        var options = new LinkedHashMap<String, Setting>();
        config.properties().stream()
                .flatMap(set -> set.entries().stream())
                .map(entry -> entry.key())
                .distinct()
                .forEach(name -> config.property(name).ifPresent(entry -> {
                    var known = name.startsWith("fencing-") ? "stonith-" + name.substring("fencing-".length()) : name;
                    options.putIfAbsent(known, Setting.set(known, entry.value(), entry.at()));
                }));
        var name = options.get("cluster-name");
        var at = config.nodes().get(0).at().whole();
        return new PacemakerCluster(
                name == null ? nodes.isEmpty() ? host.name() : nodes.first() : name.value(),
                List.copyOf(nodes),
                Map.copyOf(options),
                resources(config.resources(), List.of(), false),
                List.of(),
                host.name(),
                List.of(),
                at);
    }

    private static List<ClusterResource> resources(
            List<PacemakerResource> resources, List<String> within, boolean cloned) {
        var found = new ArrayList<ClusterResource>();
        for (var resource : resources) {
            if (resource.kind() == PacemakerResource.Kind.PRIMITIVE && !resource.isFencing()) {
                found.add(resource(resource, within, cloned));
            }
            var inner = new ArrayList<>(within);
            inner.add(resource.id());
            found.addAll(resources(resource.members(), List.copyOf(inner), cloned || resource.isCopied()));
        }
        return List.copyOf(found);
    }

    static ClusterResource resource(PacemakerResource resource, List<String> within, boolean cloned) {
        var bare = new ClusterResource(resource.id(), resource.agent(), within, cloned, "", resource.at());
        var address = resource.param("ip").isEmpty() ? resource.param("ipv6addr") : resource.param("ip");
        return bare.virtualAddress()
                ? new ClusterResource(resource.id(), resource.agent(), within, cloned, address, resource.at())
                : bare;
    }

    private static PacemakerCluster withDevices(
            PacemakerCluster cluster, PacemakerConfig config, Map<String, Boolean> started, List<Location> sources) {
        var devices = config.all()
                .filter(resource -> resource.kind() == PacemakerResource.Kind.PRIMITIVE && resource.isFencing())
                .map(resource -> device(cluster, config, resource, started))
                .toList();
        return new PacemakerCluster(
                cluster.name(),
                cluster.nodes(),
                cluster.options(),
                cluster.resources(),
                devices,
                cluster.host(),
                sources,
                cluster.at());
    }

    private static FenceDevice device(
            PacemakerCluster cluster,
            PacemakerConfig config,
            PacemakerResource resource,
            Map<String, Boolean> started) {
        var targets = targets(resource);
        boolean toldToStop = resource.meta("target-role").equals("Stopped");
        var state = toldToStop ? Optional.of(false) : Optional.ofNullable(started.get(resource.id()));
        var endpoint = resource.param("ip").isEmpty() ? resource.param("ipaddr") : resource.param("ip");
        return new FenceDevice(
                resource.id(),
                resource.agent(),
                resource.param("pcmk_host_check").equals("none") ? cluster.nodes() : List.copyOf(targets),
                targets.isEmpty() && !resource.param("pcmk_host_check").equals("none"),
                endpoint,
                homes(cluster, config, resource.id()),
                state,
                resource.at());
    }

    /** pcmk_host_list is divided by blanks, commas or semicolons; pcmk_host_map holds {@code node:port} pairs. */
    private static Set<String> targets(PacemakerResource resource) {
        var targets = new TreeSet<String>();
        for (var name : resource.param("pcmk_host_list").split("[ ,;\t]+")) {
            targets.add(name);
        }
        for (var pair : resource.param("pcmk_host_map").split("[ ;\t]+")) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                targets.add(pair.substring(0, colon));
            }
        }
        targets.remove("");
        return targets;
    }

    private static List<String> homes(PacemakerCluster cluster, PacemakerConfig config, String device) {
        var places = config.constraints().stream()
                .filter(c -> c.kind() == PacemakerConstraint.Kind.LOCATION && !c.conditional())
                .filter(c -> c.attribute("rsc").equals(device)
                        && !c.attribute("node").isEmpty())
                .collect(Collectors.toMap(c -> c.attribute("node"), c -> Score.of(c.attribute("score")), Math::min));
        boolean anywhere = !cluster.setting("symmetric-cluster").isFalse();
        return cluster.nodes().stream()
                .filter(node -> places.getOrDefault(node, anywhere ? 0 : -Score.INFINITY) > -Score.INFINITY)
                .toList();
    }
}
