package org.plumbline.facts.loadbalancer;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.loadbalancer.ProxyBackend;
import org.plumbline.cloud.loadbalancer.ProxyServer;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.haproxy.HaproxySection;
import org.plumbline.parse.haproxy.HaproxyServer;
import org.plumbline.parse.haproxy.HaproxySetting;

/** The backend and listen sections of one host's haproxy.cfg, with their servers. */
final class ProxyBackends {

    private static final Set<String> DURATIONS = Set.of("inter", "fastinter", "downinter");

    private final HostNames names;
    private final String host;

    ProxyBackends(HostNames names, String host) {
        this.names = names;
        this.host = host;
    }

    /**
     * A section with servers.
     *
     * @param ports where clients reach it
     */
    ProxyBackend backend(HaproxySection section, Set<Integer> ports) {
        return new ProxyBackend(
                host,
                section.name(),
                section.mode(),
                ports,
                section.servers().stream().map(this::server).toList(),
                ProxySettings.isIncidental(section),
                check(section),
                section.lines("stick", "on").stream()
                        .anyMatch(line -> line.word(2).equals("dst")),
                ProxySettings.of(section),
                section.at());
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
                IpNetwork.isLoopback(address) ? host : names.canonical(address),
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
                ? ProxySettings.seconds(setting.keyword(), setting.value(), setting.at())
                : Setting.set(setting.keyword(), value, setting.at());
    }
}
