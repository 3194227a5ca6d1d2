package org.plumbline.facts.loadbalancer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.loadbalancer.ProxyBind;
import org.plumbline.cloud.loadbalancer.ProxyFrontend;
import org.plumbline.cloud.loadbalancer.StatsPage;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.haproxy.HaproxyAddress;
import org.plumbline.parse.haproxy.HaproxyBind;
import org.plumbline.parse.haproxy.HaproxyCfg;
import org.plumbline.parse.haproxy.HaproxyLine;
import org.plumbline.parse.haproxy.HaproxySection;
import org.plumbline.snapshot.HostFiles;

/** The sections of one host's haproxy.cfg as frontends, backends and statistics pages. */
final class ProxySections {

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
        var backends = new ProxyBackends(HostNames.of(facts), host.name());
        for (var section : cfg.proxies()
                .filter(section -> section.isFrontend() && section.certain())
                .toList()) {
            var binds = section.binds().stream().map(this::bind).toList();
            var named = backends(section);
            var ports = new TreeSet<Integer>();
            binds.forEach(bind -> ports.addAll(bind.ports()));
            named.forEach(
                    name -> portsOf.computeIfAbsent(name, n -> new TreeSet<>()).addAll(ports));
            if (!binds.isEmpty()) {
                found.addAll(binds);
                found.add(frontend(section, binds, named));
                statsPage(section, binds, found);
            }
        }
        cfg.proxies()
                .filter(section -> section.isBackend()
                        && section.certain()
                        && !section.servers().isEmpty())
                .forEach(section ->
                        found.add(backends.backend(section, portsOf.getOrDefault(section.name(), Set.of()))));
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
        boolean serves = !ProxySettings.isIncidental(section)
                && backends.stream()
                        .flatMap(name -> cfg.backend(name).stream())
                        .anyMatch(backend -> !backend.servers().isEmpty() && !ProxySettings.isIncidental(backend));
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
                ProxySettings.of(section),
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
}
