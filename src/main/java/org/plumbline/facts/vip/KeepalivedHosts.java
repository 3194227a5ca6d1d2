package org.plumbline.facts.vip;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.vip.Keepalived;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Problem;
import org.plumbline.parse.keepalived.KeepalivedConf;
import org.plumbline.parse.keepalived.KeepalivedNode;
import org.plumbline.parse.keepalived.VrrpScript;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The keepalived of each host, and its VRRP instances. Those of tenants' routers are read by nobody. */
public final class KeepalivedHosts implements FactSource {

    private static final List<String> SUBJECTS =
            List.of("keepalived", "vrrp-instance", "vrrp-network", "vrrp-router", "vrrp-weight", "vip-holder");
    private static final Set<String> BALANCERS = Set.of("haproxy", "proxysql", "maxscale");
    private static final Set<String> GLOBALS = Set.of("enable_script_security", "script_user");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var networks = new HashMap<String, HostNetwork>();
        facts.all(HostNetwork.class).forEach(network -> networks.put(network.host(), network));
        var deployments = new HashMap<String, Deployment>();
        var balanced = new HashSet<String>();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.software().equals("keepalived")) {
                deployments.put(deployment.host(), deployment);
            } else if (BALANCERS.contains(deployment.software())
                    && deployment.evidence() != Deployment.Evidence.INSTALLED) {
                balanced.add(deployment.host());
            }
        }
        for (var host : snapshot.hosts()) {
            var deployment = deployments.get(host.name());
            if (deployment != null && deployment.evidence() != Deployment.Evidence.INSTALLED) {
                add(facts, host, deployment, networks.get(host.name()), balanced.contains(host.name()));
            }
        }
    }

    private static void add(
            Facts facts, HostFiles host, Deployment deployment, @Nullable HostNetwork network, boolean balanced) {
        var start = KeepalivedStart.of(host, deployment);
        var file = host.file(start.path());
        if (file.isEmpty()) {
            if (deployment.isRole()) {
                facts.add(unseen(
                        host, start.path(), 0, missing(host, start.path(), deployment), "collect " + start.path()));
            }
            return;
        }
        var parsed = KeepalivedConf.parse(file.get(), start.configId(), pattern -> files(host, start, pattern));
        var conf = facts.understood(parsed);
        parsed.problems().stream()
                .filter(Problem::fatal)
                .findFirst()
                .ifPresent(problem -> facts.add(unseen(
                        host,
                        problem.at().source(),
                        problem.at().line(),
                        "keepalived would misread its configuration: " + problem.reason(),
                        "mend the line and collect the file again")));
        var members = new VrrpMembers(host, deployment, conf, network, balanced).members();
        if (members.isEmpty() && deployment.isRole() && !parsed.problems().isEmpty()) {
            facts.add(unseen(host, start.path(), 0, "no VRRP instance was found in it", "collect " + start.path()));
        }
        if (!members.isEmpty()) {
            facts.add(keepalived(host, conf, file.get().at(), start));
            facts.addAll(members);
            members.forEach(member -> member.peers()
                    .forEach(peer -> facts.add(
                            new Mention(peer.address(), List.of("vrrp-instance", "vrrp-router"), peer.at()))));
        }
        if (network == null && !members.isEmpty()) {
            facts.add(new Unseen(
                    List.of("vrrp-network", "vip-holder"),
                    new BlindSpot(
                            host.name(),
                            "ip-addr",
                            "the addresses of " + host.name() + " were not collected",
                            "run `ip -j addr`")));
        }
    }

    private static Keepalived keepalived(HostFiles host, KeepalivedConf conf, Location at, KeepalivedStart start) {
        var options = new HashMap<String, Setting>();
        for (var option : GLOBALS) {
            conf.global(option).ifPresent(node -> options.put(option, setting(node)));
        }
        var scripts = conf.scripts().stream()
                .filter(script -> !script.command().isEmpty())
                .map(script -> new Keepalived.Script(script.name(), script.command(), user(script), script.at()))
                .toList();
        return new Keepalived(host.name(), start.isKolla(), scripts, Map.copyOf(options), at);
    }

    private static String user(VrrpScript script) {
        return script.user()
                .filter(words -> !words.isEmpty())
                .map(words -> words.get(0))
                .orElse("");
    }

    private static Setting setting(KeepalivedNode node) {
        var value = node.words().size() > 1 ? node.word(1) : "on";
        return Setting.set(node.keyword(), value, node.at());
    }

    /** Inside a kolla container the files lie elsewhere. */
    private static List<SourceFile> files(HostFiles host, KeepalivedStart start, String pattern) {
        var path = start.isKolla() && pattern.startsWith("/etc/keepalived/")
                ? "/etc/kolla/keepalived/" + pattern.substring("/etc/keepalived/".length())
                : pattern;
        return host.glob(path).toList();
    }

    private static String missing(HostFiles host, String path, Deployment deployment) {
        return host.blindSpot(path)
                .map(BlindSpot::reason)
                .orElse("keepalived is there (" + deployment.at() + "), but its configuration was not collected");
    }

    private static Unseen unseen(HostFiles host, String path, int line, String reason, String hint) {
        return new Unseen(SUBJECTS, new BlindSpot(host.name(), path, line, reason, hint));
    }
}
