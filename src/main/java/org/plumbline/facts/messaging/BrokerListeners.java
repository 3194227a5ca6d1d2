package org.plumbline.facts.messaging;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.plumbline.cloud.Setting;
import org.plumbline.parse.Entry;
import org.plumbline.parse.rabbitmq.RabbitmqListener;

/** On which ports a node speaks AMQP, with and without TLS: as it tells itself, else as its files set. */
final class BrokerListeners {

    private final BrokerHost host;
    private final Map<String, Setting> settings = new HashMap<>();

    private BrokerListeners(BrokerHost host) {
        this.host = host;
    }

    /** {@code listeners.tcp} and {@code listeners.ssl}. */
    static Map<String, Setting> of(BrokerHost host) {
        var all = new BrokerListeners(host);
        all.add();
        return all.settings;
    }

    private void add() {
        var name = host.node();
        var running = host.clusterStatus.stream()
                .flatMap(status -> status.listeners().stream())
                .filter(listener -> listener.node().equals(name))
                .toList();
        var told = running.isEmpty()
                ? host.output("rabbitmq-diagnostics-listeners", RabbitmqListener::parse)
                        .orElse(List.of())
                : running;
        if (told.isEmpty()) {
            addConfiguredListeners("listeners.tcp", "tcp_listeners", "5672");
            addConfiguredListeners("listeners.ssl", "ssl_listeners", "none");
        } else {
            addRunning("listeners.tcp", told, protocol -> protocol.equals("amqp"));
            addRunning("listeners.ssl", told, protocol -> protocol.equals("amqp/ssl") || protocol.equals("amqps"));
        }
    }

    private void addRunning(String key, List<RabbitmqListener> listeners, Predicate<String> protocol) {
        var matching = listeners.stream()
                .filter(listener -> protocol.test(listener.protocol()))
                .toList();
        var ports = matching.stream()
                .map(listener -> listener.address() + ":" + listener.port())
                .distinct()
                .collect(joining(","));
        var at = (matching.isEmpty() ? listeners : matching).get(0).at();
        settings.put(key, Setting.set(key, ports.isEmpty() ? "none" : ports, at));
    }

    private void addConfiguredListeners(String key, String term, String fallback) {
        var inTerms = host.term(term);
        var entries = host.refused == null
                ? host.conf.entrySet().stream()
                        .filter(e -> e.getKey().equals(key) || e.getKey().startsWith(key + "."))
                        .map(Map.Entry::getValue)
                        .toList()
                : List.<Entry>of();
        if (inTerms.isPresent()) {
            var ports = inTerms.get().items().stream()
                    .map(item -> item.text().orElseGet(() -> String.join(":", item.texts())))
                    .collect(joining(","));
            settings.put(
                    key,
                    Setting.set(
                            key, ports.isEmpty() ? "none" : ports, inTerms.get().at()));
        } else if (!entries.isEmpty()) {
            var ports = entries.stream().map(Entry::value).collect(joining(","));
            settings.put(key, Setting.set(key, ports, entries.get(0).at()));
        } else {
            settings.put(key, host.unset(key, fallback));
        }
    }
}
