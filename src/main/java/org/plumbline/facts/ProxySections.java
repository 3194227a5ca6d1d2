package org.plumbline.facts;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.ProxyBackend;
import org.plumbline.cloud.ProxyBind;
import org.plumbline.cloud.ProxyFrontend;
import org.plumbline.cloud.ProxyServer;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.StatsPage;
import org.plumbline.parse.HaproxyAddress;
import org.plumbline.parse.HaproxyBind;
import org.plumbline.parse.HaproxyCfg;
import org.plumbline.parse.HaproxyLine;
import org.plumbline.parse.HaproxySection;
import org.plumbline.parse.HaproxyServer;
import org.plumbline.parse.HaproxySetting;
import org.plumbline.parse.HaproxyTime;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;

/** The sections of one host's haproxy.cfg as frontends, backends and statistics pages. */
final class ProxySections {

    private static final List<String> TIMEOUTS =
            List.of("client", "server", "connect", "queue", "tunnel", "http-request", "check");
    private static final List<String> OPTIONS = List.of("maxconn", "balance");
    private static final Set<String> DURATIONS = Set.of("inter", "fastinter", "downinter");

    /** Names of sections that serve the balancer or its certificates, not the cloud. */
    private static final List<String> INCIDENTAL = List.of(
            "stats",
            "metric",
            "status",
            "exporter",
            "redirect",
            "acme",
            "letsencrypt",
            "certbot",
            "health",
            "external_lb");

    private final Facts facts;
    private final HostFiles host;
    private final HaproxyCfg cfg;
    private final String version;
    private final List<HaproxyLine> tlsDefaults;
    private final Map<String, Set<Integer>> portsOf = new HashMap<>();

    ProxySections(Facts facts, HostFiles host, HaproxyCfg cfg, String version) {
        this.facts = facts;
        this.host = host;
        this.cfg = cfg;
        this.version = version;
        this.tlsDefaults = cfg.globals("ssl-default-bind-options");
    }

    List<Object> facts() {
        var found = new ArrayList<Object>();
        for (var section : cfg.proxies().filter(HaproxySection::isFrontend).toList()) {
            var binds = section.binds().stream().map(this::bind).toList();
            var backends = backends(section);
            var ports = new TreeSet<Integer>();
            binds.forEach(bind -> ports.addAll(bind.ports()));
            backends.forEach(
                    name -> portsOf.computeIfAbsent(name, n -> new TreeSet<>()).addAll(ports));
            if (!binds.isEmpty()) {
                found.addAll(binds);
                found.add(frontend(section, binds, backends));
                statsPage(section, binds, found);
            }
        }
        cfg.proxies()
                .filter(section -> section.isBackend() && !section.servers().isEmpty())
                .forEach(section -> found.add(backend(section)));
        return found;
    }

    /** The backends that a section names; those that a map or header chooses are not known. */
    private static List<String> backends(HaproxySection section) {
        var names = new LinkedHashSet<String>();
        if (section.isBackend() && !section.servers().isEmpty()) {
            names.add(section.name());
        }
        section.lines("use_backend").forEach(line -> names.add(line.word(1)));
        section.effective("default_backend").map(line -> line.word(1)).ifPresent(names::add);
        names.removeIf(name -> name.contains("%["));
        return List.copyOf(names);
    }

    private ProxyBind bind(HaproxyBind bind) {
        var addresses = new TreeSet<String>();
        var ports = new TreeSet<Integer>();
        boolean wildcard = false;
        for (var address : bind.addresses()) {
            if (address.isNetwork()) {
                wildcard |= address.isWildcard();
                if (!address.isWildcard() && !address.hasVariable()) {
                    addresses.add(IpNetwork.normal(address.host()));
                }
                if (address.firstPort() > 0) {
                    ports.add(address.firstPort());
                }
            }
        }
        boolean loopback = !wildcard
                && bind.addresses().stream().noneMatch(HaproxyAddress::hasVariable)
                && addresses.stream().allMatch(IpNetwork::isLoopback);
        boolean tls = bind.settings().has("ssl");
        var all = bind.settings().all();
        return new ProxyBind(
                List.copyOf(addresses),
                List.copyOf(ports),
                wildcard,
                loopback,
                tls,
                bind.settings().has("transparent"),
                tls ? TlsMinimum.of(all, tlsDefaults, version, bind.at()) : Setting.unset("ssl-min-ver", bind.at()),
                ciphers(bind),
                bind.at(),
                "bind "
                        + String.join(
                                ",",
                                bind.addresses().stream()
                                        .map(HaproxyAddress::toString)
                                        .toList()) + (tls ? " ssl" : ""));
    }

    private Setting ciphers(HaproxyBind bind) {
        return bind.settings()
                .last("ciphers")
                .map(setting -> Setting.set("ciphers", setting.value(), setting.at()))
                .or(() -> cfg.global("ssl-default-bind-ciphers")
                        .map(line -> Setting.set("ssl-default-bind-ciphers", line.word(1), line.at())))
                .orElse(Setting.unset("ciphers", bind.at()));
    }

    private ProxyFrontend frontend(HaproxySection section, List<ProxyBind> binds, List<String> backends) {
        boolean serves = !isIncidental(section)
                && backends.stream()
                        .flatMap(name -> cfg.backend(name).stream())
                        .anyMatch(backend -> !backend.servers().isEmpty() && !isIncidental(backend));
        return new ProxyFrontend(
                host.name(),
                section.name(),
                section.mode(),
                binds,
                backends,
                serves,
                logs(section),
                describes(section),
                says(section, backends, true),
                says(section, backends, false),
                options(section),
                section.at());
    }

    private boolean logs(HaproxySection section) {
        boolean global = !cfg.globals("log").isEmpty();
        return section.accumulated("log").stream()
                .anyMatch(line -> !line.word(1).equals("global") || global);
    }

    private static boolean describes(HaproxySection section) {
        return section.hasOption("httplog")
                || section.hasOption("httpslog")
                || section.hasOption("tcplog")
                || section.effective("log-format").isPresent()
                || section.effective("log-profile").isPresent();
    }

    /** Whether a section, or all backends it names, writes the header that says how the client came. */
    private boolean says(HaproxySection section, List<String> backends, boolean value) {
        if (writes(section, value)) {
            return true;
        }
        var named = backends.stream()
                .flatMap(name -> cfg.backend(name).stream())
                .filter(backend -> !backend.servers().isEmpty())
                .toList();
        return !named.isEmpty() && named.stream().allMatch(backend -> writes(backend, value));
    }

    private static boolean writes(HaproxySection section, boolean value) {
        if (section.hasOption("forwarded")) {
            return true;
        }
        for (var line : section.accumulated("http-request")) {
            boolean named = line.word(2).toLowerCase(Locale.ROOT).startsWith("x-forwarded-proto");
            var action = line.word(1);
            boolean sets = action.equals("set-header") || (value && action.equals("add-header"));
            boolean drops = !value && action.equals("del-header");
            if (named && (sets || drops)) {
                return true;
            }
        }
        return section.accumulated(value ? "reqadd" : "reqidel").stream()
                .anyMatch(line -> line.word(1).toLowerCase(Locale.ROOT).contains("x-forwarded-proto"));
    }

    private void statsPage(HaproxySection section, List<ProxyBind> binds, List<Object> found) {
        var shown = section.accumulated("stats").stream()
                .filter(line -> List.of("enable", "uri", "auth", "admin").contains(line.word(1)))
                .findFirst();
        if (shown.isEmpty()) {
            return;
        }
        var users = section.accumulated("stats", "auth").stream()
                .map(line -> Setting.set("stats auth", line.word(2), line.at()))
                .toList();
        var admin = section.accumulated("stats", "admin").stream()
                .filter(line -> line.words().size() < 4 || line.word(3).equals("TRUE"))
                .map(line -> new Quoted(line.at(), HaproxyHosts.text(line, 0)))
                .toList();
        found.add(new StatsPage(
                host.name(), section.name(), binds, users, admin, shown.get().at()));
    }

    private ProxyBackend backend(HaproxySection section) {
        return new ProxyBackend(
                host.name(),
                section.name(),
                section.mode(),
                portsOf.getOrDefault(section.name(), Set.of()),
                section.servers().stream().map(this::server).toList(),
                isIncidental(section),
                check(section),
                section.lines("stick", "on").stream()
                        .anyMatch(line -> line.word(2).equals("dst")),
                options(section),
                section.at());
    }

    private static boolean isIncidental(HaproxySection section) {
        var name = section.name().toLowerCase(Locale.ROOT);
        return INCIDENTAL.stream().anyMatch(name::contains);
    }

    private static Setting check(HaproxySection section) {
        var option = section.checkOption();
        if (option.isEmpty()) {
            return section.accumulated("http-check").stream()
                    .findFirst()
                    .map(line -> Setting.set("option", "http-check", line.at()))
                    .orElse(Setting.unset("option httpchk", section.at()));
        }
        var name = option.get().word(1);
        boolean rules = section.accumulated("tcp-check").stream()
                .anyMatch(line -> line.word(1).equals("expect") || line.words().contains("port"));
        var value = name.equals("tcp-check") && rules ? "tcp-check with rules" : name;
        return Setting.set("option", value, option.get().at());
    }

    private ProxyServer server(HaproxyServer server) {
        var options = new HashMap<String, Setting>();
        for (var setting : server.settings().all()) {
            server.settings()
                    .last(setting.keyword())
                    .filter(last -> last.keyword().equals(setting.keyword()))
                    .ifPresent(last -> options.put(setting.keyword(), setting(last)));
        }
        var address = server.address().host();
        return new ProxyServer(
                server.name(),
                address,
                IpNetwork.isLoopback(address)
                        ? host.name()
                        : HostNames.of(facts).canonical(address),
                server.address().firstPort(),
                server.isEnabled() && server.certain(),
                server.isBackup(),
                server.isChecked() || server.settings().has("track"),
                !server.template() && server.certain() && !server.address().hasVariable(),
                Map.copyOf(options),
                server.at());
    }

    private static Setting setting(HaproxySetting setting) {
        var value = setting.arguments().isEmpty() ? "on" : String.join(" ", setting.arguments());
        return DURATIONS.contains(setting.keyword())
                ? seconds(setting.keyword(), setting.value(), setting.at())
                : Setting.set(setting.keyword(), value, setting.at());
    }

    private static Map<String, Setting> options(HaproxySection section) {
        var options = new HashMap<String, Setting>();
        for (var event : TIMEOUTS) {
            section.timeout(event).filter(HaproxyLine::isSet).ifPresent(line -> {
                var option = "timeout " + event;
                var written = line.word(line.word(0).equals("timeout") ? 2 : 1);
                options.put(
                        option,
                        uncertain(section, line) ? doubtful(option, line) : seconds(option, written, line.at()));
            });
        }
        for (var option : OPTIONS) {
            section.effective(option)
                    .filter(HaproxyLine::isSet)
                    .ifPresent(line -> options.put(option, Setting.set(option, line.word(1), line.at())));
        }
        return Map.copyOf(options);
    }

    private static boolean uncertain(HaproxySection section, HaproxyLine line) {
        return section.certain() && !line.certain();
    }

    private static Setting doubtful(String option, HaproxyLine line) {
        return Setting.unreadable(option, line.at(), "it stands in a conditional block that may not be read");
    }

    private static Setting seconds(String option, String written, Location at) {
        return HaproxyTime.parse(written)
                .map(Duration::toNanos)
                .map(nanos -> BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString())
                .map(seconds -> Setting.set(option, seconds, at))
                .orElseGet(() -> Setting.unreadable(option, at, "it is not a duration"));
    }
}
