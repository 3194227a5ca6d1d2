package org.plumbline.facts.vip;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.HostAddress;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.vip.VrrpCheck;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.facts.loadbalancer.BalancerCheck;
import org.plumbline.parse.keepalived.KeepalivedConf;
import org.plumbline.parse.keepalived.KeepalivedNode;
import org.plumbline.parse.keepalived.VrrpInstance;
import org.plumbline.parse.keepalived.VrrpTrack;
import org.plumbline.snapshot.HostFiles;

/** The VRRP instances of one keepalived.conf as candidates for virtual addresses. */
final class VrrpMembers {

    private static final String DEFAULT = "keepalived.conf(5)";
    private static final List<String> AS_WRITTEN =
            List.of("state", "interface", "virtual_router_id", "unicast_src_ip", "preempt_delay");
    private static final int PASSWORD = 8;

    private final HostFiles host;
    private final Deployment deployment;
    private final KeepalivedConf conf;
    private final @Nullable HostNetwork network;
    private final boolean balanced;

    VrrpMembers(
            HostFiles host,
            Deployment deployment,
            KeepalivedConf conf,
            @Nullable HostNetwork network,
            boolean balanced) {
        this.balanced = balanced;
        this.host = host;
        this.deployment = deployment;
        this.conf = conf;
        this.network = network;
    }

    List<VrrpMember> members() {
        return conf.instances().stream().map(this::member).toList();
    }

    private VrrpMember member(VrrpInstance instance) {
        var link = instance.interfaceName().orElse("");
        var addresses = new ArrayList<>(new TreeSet<>(instance.addresses().stream()
                .map(address -> IpNetwork.normal(address.address()))
                .toList()));
        return new VrrpMember(
                host.name(),
                instance.name(),
                deployment.isRole(),
                link,
                network == null ? Set.of() : network.networks(link),
                instance.routerId().orElseThrow(),
                version(instance),
                addresses,
                checks(instance),
                source(instance, link, addresses),
                instance.unicastPeers().stream()
                        .map(peer -> new VrrpMember.VrrpPeer(IpNetwork.normal(peer.keyword()), peer.at()))
                        .toList(),
                balanced,
                options(instance),
                instance.at());
    }

    private int version(VrrpInstance instance) {
        boolean v6 = instance.addresses().stream()
                .anyMatch(address -> address.address().indexOf(':') >= 0);
        boolean global = conf.global("vrrp_version")
                .map(node -> node.word(1))
                .filter("3"::equals)
                .isPresent();
        return instance.version().orElse(v6 || global ? 3 : 2);
    }

    private String source(VrrpInstance instance, String link, List<String> moving) {
        var written = instance.unicastSource();
        if (written.isPresent()) {
            return IpNetwork.normal(written.get());
        }
        return network == null
                ? ""
                : network.addresses().stream()
                        .filter(own -> own.interfaceName().equals(link) && !own.secondary())
                        .map(HostAddress::address)
                        .filter(own -> !moving.contains(own))
                        .findFirst()
                        .orElse("");
    }

    private Map<String, Setting> options(VrrpInstance instance) {
        var options = new HashMap<String, Setting>();
        for (var option : AS_WRITTEN) {
            instance.block().last(option).ifPresent(node -> options.put(option, set(option, node.word(1), node)));
        }
        var priority = instance.block().last("priority");
        options.put(
                "priority",
                priority.filter(node ->
                                instance.block().number("priority", 1, 255).isPresent())
                        .map(node -> set("priority", node.word(1), node))
                        .orElseGet(() -> Setting.byDefault("priority", "100", instance.at("priority"), DEFAULT)));
        options.put("advert_int", advertInterval(instance));
        instance.block().last("nopreempt").ifPresent(node -> options.put("nopreempt", set("nopreempt", "on", node)));
        instance.block().last("authentication").ifPresent(block -> {
            block.last("auth_type").ifPresent(node -> options.put("auth_type", set("auth_type", node.word(1), node)));
            block.last("auth_pass").ifPresent(node -> options.put("auth_pass", password(node)));
        });
        return Map.copyOf(options);
    }

    private static Setting advertInterval(VrrpInstance instance) {
        var written = instance.block().last("advert_int");
        if (written.isEmpty()) {
            return Setting.byDefault("advert_int", "1", instance.at(), DEFAULT);
        }
        return instance.advertInterval()
                .map(Duration::toNanos)
                .map(nanos -> BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString())
                .map(seconds -> set("advert_int", seconds, written.get()))
                .orElseGet(() -> Setting.unreadable("advert_int", instance.at("advert_int"), "it is not a number"));
    }

    /** Only the first eight characters are used; a redacted password is compared as a whole. */
    private static Setting password(KeepalivedNode node) {
        var text = node.word(1);
        boolean plain = !text.startsWith("‹") && text.length() > PASSWORD && !text.startsWith("***");
        return set("auth_pass", plain ? text.substring(0, PASSWORD) : text, node);
    }

    private static Setting set(String option, String value, KeepalivedNode node) {
        return Setting.set(option, value, node.at());
    }

    private List<VrrpCheck> checks(VrrpInstance instance) {
        var checks = new ArrayList<VrrpCheck>();
        conf.trackedScripts(instance).forEach(track -> script(track).ifPresent(checks::add));
        for (var sibling : siblings(instance)) {
            conf.trackedScripts(sibling).stream()
                    .map(this::script)
                    .flatMap(Optional::stream)
                    .filter(check -> !check.isWeighted())
                    .forEach(checks::add);
        }
        for (var kind : List.of("track_process", "track_file", "track_interface")) {
            conf.tracked(instance, kind).forEach(track -> checks.add(other(kind, track)));
        }
        return checks;
    }

    /** The other instances of its sync groups: when one of them fails, this one goes with it. */
    private List<VrrpInstance> siblings(VrrpInstance instance) {
        var names = conf.syncGroups().stream()
                .filter(group -> group.members().contains(instance.name()))
                .flatMap(group -> group.members().stream())
                .filter(name -> !name.equals(instance.name()))
                .toList();
        return conf.instances().stream()
                .filter(other -> names.contains(other.name()))
                .toList();
    }

    private Optional<VrrpCheck> script(VrrpTrack track) {
        return conf.script(track.name())
                .map(script -> new VrrpCheck(
                        "track_script",
                        track.name(),
                        script.command(),
                        BalancerCheck.of(host, script),
                        weight(track, script.weight()),
                        script.interval(),
                        script.rise(),
                        track.at()));
    }

    private VrrpCheck other(String kind, VrrpTrack track) {
        var definition = kind.equals("track_process")
                ? conf.process(track.name())
                : kind.equals("track_file") ? conf.file(track.name()) : Optional.<KeepalivedNode>empty();
        var command = definition
                .flatMap(node -> node.last(kind.equals("track_process") ? "process" : "file"))
                .map(node ->
                        String.join(" ", node.words().subList(1, node.words().size())))
                .orElse("");
        var watches = BalancerCheck.mentionsBalancer(command)
                ? VrrpCheck.Watches.BALANCER
                : kind.equals("track_file") ? VrrpCheck.Watches.UNKNOWN : VrrpCheck.Watches.OTHER;
        int weight = definition
                .map(node -> node.number("weight", -254, 254).orElse(0))
                .orElse(0);
        return new VrrpCheck(kind, track.name(), command, watches, weight(track, weight), Duration.ZERO, 1, track.at());
    }

    private static int weight(VrrpTrack track, int defined) {
        int weight = track.weight().orElse(defined);
        return track.reverse() ? -weight : weight;
    }
}
