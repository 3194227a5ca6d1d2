package org.plumbline.facts.loadbalancer;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.Setting;
import org.plumbline.parse.haproxy.HaproxyLine;
import org.plumbline.parse.haproxy.HaproxySection;
import org.plumbline.parse.haproxy.HaproxyTime;
import org.plumbline.snapshot.Location;

/** The effective options of a section of haproxy.cfg; durations in seconds. */
final class ProxySettings {

    private static final List<String> TIMEOUTS =
            List.of("client", "server", "connect", "queue", "tunnel", "http-request", "check");
    private static final List<String> OPTIONS = List.of("maxconn", "balance");
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

    /** Servers of the backends in the packages' example. */
    private static final Map<String, Set<String>> SAMPLE = Map.of(
            "static",
            Set.of("127.0.0.1:4331"),
            "app",
            Set.of("127.0.0.1:5001", "127.0.0.1:5002", "127.0.0.1:5003", "127.0.0.1:5004"));

    private ProxySettings() {}

    static Map<String, Setting> of(HaproxySection section) {
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

    static Setting seconds(String option, String written, Location at) {
        return HaproxyTime.parse(written)
                .map(Duration::toNanos)
                .map(nanos -> BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString())
                .map(seconds -> Setting.set(option, seconds, at))
                .orElseGet(() -> Setting.unreadable(option, at, "it is not a duration"));
    }

    /** Whether a section serves the balancer or its certificates, not the cloud. */
    static boolean isIncidental(HaproxySection section) {
        var name = section.name().toLowerCase(Locale.ROOT);
        return INCIDENTAL.stream().anyMatch(name::contains) || isSample(section);
    }

    /** The two backends of the example that the packages of Red Hat, Fedora and SUSE install: no such server exists. */
    private static boolean isSample(HaproxySection section) {
        return !section.servers().isEmpty()
                && section.servers().stream().allMatch(server -> {
                    var at = server.address().host() + ':' + server.address().firstPort();
                    return SAMPLE.getOrDefault(section.name(), Set.of()).contains(at);
                });
    }
}
