package org.plumbline.facts.cache;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cache.CacheServer;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.coordination.MemcachedOptions;
import org.plumbline.parse.coordination.MemcachedStats;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** Every memcached with the options it was started with. */
public final class CacheServers implements FactSource {

    /** What memcached does without the option (memcached 1.6, doc/memcached.1). */
    private static final Map<String, String> DEFAULTS = Map.of("memory-limit", "64", "conn-limit", "1024");

    private static final List<String> COUNTERS =
            List.of("evictions", "uptime", "listen_disabled_num", "limit_maxbytes", "max_connections");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        int hypervisors = hypervisors(facts);
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.software().equals("memcached") && deployment.isRole()) {
                snapshot.host(deployment.host()).ifPresent(host -> add(facts, host, deployment, hypervisors));
            }
        }
    }

    /** Those seen, or those that the API lists where it lists more. */
    private static int hypervisors(Facts facts) {
        var seen = facts.all(Deployment.class).stream()
                .filter(d -> d.software().equals("nova-compute") && d.isRole())
                .map(Deployment::host)
                .distinct()
                .count();
        var listed = facts.all(ApiService.class).stream()
                .filter(service -> service.binary().equals("nova-compute"))
                .map(ApiService::host)
                .distinct()
                .count();
        return (int) Math.max(seen, listed);
    }

    private static void add(Facts facts, HostFiles host, Deployment deployment, int hypervisors) {
        var started = deployment.args().isEmpty()
                ? configured(host)
                : Optional.of(MemcachedOptions.commandLine(deployment.at(), String.join(" ", deployment.args())));
        var counted = host.output("memcached-stats").map(output -> MemcachedStats.parse(output.at(), output.text()));
        if (started.isEmpty() && counted.isEmpty()) {
            facts.add(Unseen.of(
                    "cache-server",
                    host.name(),
                    "ps",
                    "how memcached was started was not collected",
                    "collect the output of `ps -eo args` and /etc/memcached.conf"));
            return;
        }
        var options = new TreeMap<String, Setting>();
        started.ifPresent(parsed -> {
            var at = parsed.value().stream().findFirst().map(Entry::at).orElse(deployment.at());
            DEFAULTS.forEach((name, value) -> options.put(name, Setting.byDefault(name, value, at, "memcached(1)")));
            facts.understood(parsed)
                    .forEach(entry -> options.put(entry.key(), Setting.set(entry.key(), entry.value(), entry.at())));
        });
        counted.ifPresent(parsed -> facts.understood(parsed).stream()
                .filter(entry -> COUNTERS.contains(entry.key()))
                .forEach(entry ->
                        options.putIfAbsent(entry.key(), Setting.set(entry.key(), entry.value(), entry.at()))));
        facts.add(new CacheServer(host.name(), Map.copyOf(options), hypervisors, deployment.at()));
    }

    private static Optional<Parsed<List<Entry>>> configured(HostFiles host) {
        return host.file("/etc/kolla/memcached/config.json")
                .map(file -> command(file.at(), file.text()))
                .or(() -> host.file("/etc/memcached.conf").map(file -> MemcachedOptions.parse(file.at(), file.text())))
                .or(() -> host.file("/etc/sysconfig/memcached")
                        .map(file -> MemcachedOptions.sysconfig(file.at(), file.text())));
    }

    /** kolla starts it with the command that stands in its config.json. */
    private static Parsed<List<Entry>> command(Location file, String text) {
        var json = Json.parse(file, text);
        var command = json.value().get("command");
        return MemcachedOptions.commandLine(command.at(), command.text().orElse(""));
    }
}
