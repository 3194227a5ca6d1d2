package org.plumbline.facts.loadbalancer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.loadbalancer.Haproxy;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.Problem;
import org.plumbline.parse.haproxy.HaproxyCfg;
import org.plumbline.parse.haproxy.HaproxyInfo;
import org.plumbline.parse.haproxy.HaproxyLine;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The HAProxy of each host: its process, frontends, backends and statistics page. */
public final class HaproxyHosts implements FactSource {

    private static final List<String> SUBJECTS = List.of(
            "haproxy-process",
            "haproxy-frontend",
            "haproxy-backend",
            "haproxy-sql",
            "haproxy-tls",
            "haproxy-stats",
            "haproxy-balancers",
            "balanced-address",
            "floating-bind");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var deployments = new HashMap<String, Deployment>();
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals("haproxy") && deployment.isRole())
                .forEach(deployment -> deployments.put(deployment.host(), deployment));
        var read = new TreeMap<String, HaproxyCfg>();
        for (var host : snapshot.hosts()) {
            var deployment = deployments.get(host.name());
            if (deployment != null) {
                add(facts, host, deployment, read);
            }
        }
        facts.addAll(new HaproxyDifferences(HostNames.of(facts)).between(read));
    }

    private static void add(
            Facts facts, HostFiles host, Deployment deployment, Map<String, HaproxyCfg> configurations) {
        var read = HaproxyFiles.of(host, deployment);
        if (read.files().isEmpty()) {
            var reason = host.blindSpot(read.main())
                    .map(BlindSpot::reason)
                    .orElse("haproxy is there (" + deployment.at() + "), but its configuration was not collected");
            facts.add(unseen(host, read.main(), 0, reason, "collect " + read.main()));
            return;
        }
        read.missing()
                .forEach(path -> facts.add(unseen(
                        host,
                        path,
                        0,
                        "HAProxy is told to read " + path + ", which was not collected",
                        "collect " + path)));
        var version = HaproxyFiles.version(host);
        var parsed = HaproxyCfg.parse(read.files(), version);
        parsed.problems().stream()
                .filter(Problem::fatal)
                .findFirst()
                .ifPresent(problem -> facts.add(unseen(
                        host,
                        problem.at().source(),
                        problem.at().line(),
                        "HAProxy would refuse its configuration: " + problem.reason(),
                        "run `haproxy -c -f " + read.main() + "`, mend the line and collect the file again")));
        var cfg = facts.understood(parsed);
        var at = read.files().get(0).at();
        conditional(cfg)
                .ifPresent(line -> facts.add(unseen(
                        host,
                        line.source(),
                        line.line(),
                        "whether HAProxy reads this line depends on its environment or build",
                        "run `haproxy -dC -c -f " + read.main() + "` and collect what it prints")));
        configurations.put(host.name(), cfg);
        learnNames(facts, cfg);
        facts.add(haproxy(host, cfg, version, at, info(facts, host)));
        facts.addAll(new ProxySections(facts, host, cfg, version).facts());
    }

    /** The first line that stands in a conditional block of which nobody can say whether it is read. */
    private static Optional<Location> conditional(HaproxyCfg cfg) {
        return cfg.sections().stream()
                .flatMap(section -> section.certain()
                        ? section.lines().stream()
                                .filter(line -> !line.certain())
                                .map(HaproxyLine::at)
                        : Stream.of(section.at()))
                .findFirst();
    }

    /** Servers are named after their hosts, as a rule: an address of which nothing else is known is that host's. */
    private static void learnNames(Facts facts, HaproxyCfg cfg) {
        cfg.proxies().flatMap(section -> section.servers().stream()).forEach(server -> {
            var address = server.address().host();
            if (HostNames.isAddress(address) && !IpNetwork.isLoopback(address)) {
                HostNames.of(facts).host(server.name()).ifPresent(named -> facts.hostNames()
                        .addAddress(address, named));
            }
        });
    }

    private static Map<String, Setting> info(Facts facts, HostFiles host) {
        var info = new HashMap<String, Setting>();
        host.output("haproxy-show-info").ifPresent(output -> {
            var parsed = facts.understood(HaproxyInfo.parse(output.at(), output.text()));
            parsed.entries().forEach((name, entry) -> info.put(name, Setting.set(name, entry.value(), entry.at())));
        });
        return info;
    }

    private static Haproxy haproxy(
            HostFiles host, HaproxyCfg cfg, String version, Location at, Map<String, Setting> info) {
        var options = new HashMap<String, Setting>();
        cfg.ofType("global").flatMap(section -> section.lines().stream()).forEach(line -> cfg.global(line.word(0))
                .filter(HaproxyLine::isSet)
                .ifPresent(deciding -> options.putIfAbsent(
                        line.word(0), Setting.set(line.word(0), text(deciding, 1), deciding.at()))));
        var targets = cfg.globals("log").stream()
                .filter(HaproxyLine::isSet)
                .map(line -> new Quoted(line.at(), text(line, 0)))
                .toList();
        var sockets = cfg.globals("stats", "socket").stream()
                .filter(line -> line.words().contains("admin"))
                .map(HaproxyHosts::socket)
                .toList();
        return new Haproxy(
                host.name(),
                version,
                true,
                targets,
                losesItsLog(host, options, targets),
                sockets,
                Map.copyOf(options),
                Map.copyOf(info),
                at);
    }

    /** Only where rsyslog's configuration was seen: its additional socket inside the chroot carries the lines out. */
    private static boolean losesItsLog(HostFiles host, Map<String, Setting> options, List<Quoted> targets) {
        var chroot = options.get("chroot");
        var rsyslog = Stream.concat(host.file("/etc/rsyslog.conf").stream(), host.glob("/etc/rsyslog.d/*.conf"))
                .toList();
        return chroot != null
                && !chroot.value().equals("/")
                && !rsyslog.isEmpty()
                && !targets.isEmpty()
                && targets.stream().allMatch(target -> target.seen().startsWith("log /dev/log"))
                && rsyslog.stream().noneMatch(file -> file.text().contains(chroot.value() + "/dev/log"));
    }

    private static Haproxy.AdminSocket socket(HaproxyLine line) {
        var address = line.word(2);
        boolean local = address.startsWith("/")
                || address.startsWith("unix@")
                || address.startsWith("abns@")
                || address.startsWith("fd@")
                || address.startsWith("sockpair@")
                || address.startsWith("127.")
                || address.startsWith("ipv4@127.");
        int mode = line.words().indexOf("mode");
        var digits = mode < 0 ? "" : line.word(mode + 1);
        boolean open = local && !digits.isEmpty() && !digits.endsWith("0");
        return new Haproxy.AdminSocket(!local, open, line.at(), text(line, 0));
    }

    static String text(HaproxyLine line, int from) {
        return String.join(
                " ",
                line.words()
                        .subList(
                                Math.min(from, line.words().size()),
                                line.words().size()));
    }

    private static Unseen unseen(HostFiles host, String path, int line, String reason, String hint) {
        return new Unseen(new ArrayList<>(SUBJECTS), new BlindSpot(host.name(), path, line, reason, hint));
    }
}
