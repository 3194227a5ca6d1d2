package org.plumbline.facts.messaging;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.messaging.BrokerVersion;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Entry;
import org.plumbline.parse.host.Meminfo;
import org.plumbline.parse.rabbitmq.ErlangTerm;
import org.plumbline.parse.rabbitmq.RabbitmqStatus;
import org.plumbline.snapshot.Location;

/** Effective settings of one node: what it says itself, else what its files set, else the default of its release. */
final class BrokerSettings {

    private static final Map<String, Long> UNITS = Map.ofEntries(
            Map.entry("", 1L),
            Map.entry("k", 1L << 10),
            Map.entry("ki", 1L << 10),
            Map.entry("kib", 1L << 10),
            Map.entry("kb", 1_000L),
            Map.entry("m", 1L << 20),
            Map.entry("mi", 1L << 20),
            Map.entry("mib", 1L << 20),
            Map.entry("mb", 1_000_000L),
            Map.entry("g", 1L << 30),
            Map.entry("gi", 1L << 30),
            Map.entry("gib", 1L << 30),
            Map.entry("gb", 1_000_000_000L),
            Map.entry("t", 1L << 40),
            Map.entry("tb", 1_000_000_000_000L));

    private final BrokerHost host;
    private final String version;
    private final @Nullable Double ram;
    private final Map<String, Setting> settings = new HashMap<>();

    private BrokerSettings(Facts facts, BrokerHost host, Optional<Setting> version) {
        this.host = host;
        this.version = version.map(Setting::value).orElse("");
        version.ifPresent(setting -> settings.put("version", setting));
        this.ram = host.files
                .output("meminfo")
                .map(file ->
                        facts.understood(Meminfo.parse(file.at(), file.text())).get("MemTotal"))
                .map(amount -> (double) amount.value())
                .orElse(null);
    }

    /**
     * All settings that can be told, but those that take the other members.
     *
     * @param version the node's release, where anything tells
     */
    static Map<String, Setting> of(Facts facts, BrokerHost host, Optional<Setting> version) {
        var all = new BrokerSettings(facts, host, version);
        all.add("cluster_partition_handling", ErlangTerm::text, "ignore");
        all.add("default_queue_type", ErlangTerm::text, "classic");
        all.addLoopbackUsers();
        all.addMemory();
        all.addDisk();
        all.addFiles();
        all.settings.putAll(BrokerListeners.of(host));
        return all.settings;
    }

    private void add(String key, Function<ErlangTerm, Optional<String>> asText, String fallback) {
        var term = host.term(key);
        if (term.isPresent()) {
            var text = asText.apply(term.get())
                    .or(() -> term.get().items().stream().findFirst().flatMap(ErlangTerm::text));
            text.ifPresent(value ->
                    settings.put(key, Setting.set(key, value, term.get().at())));
        } else if (host.conf.containsKey(key) && host.refused == null) {
            var entry = host.conf.get(key);
            settings.put(key, Setting.set(key, entry.value(), entry.at()));
        } else {
            settings.put(key, host.unset(key, fallback));
        }
    }

    /**
     * A limit written as a number of bytes, as a fraction of the memory, or as either within a pair that says which:
     * {@code {absolute,"2GB"}}, {@code {mem_relative,1.5}}.
     */
    private Optional<Setting> limit(String key, String option) {
        return host.term(key).flatMap(term -> {
            var parts = term.items();
            var value = (parts.size() == 2 ? parts.get(1) : term).text().orElse("");
            boolean fraction = value.indexOf('.') > 0
                    || parts.size() == 2 && parts.get(0).text().orElse("").endsWith("relative");
            if (fraction) {
                var set = Setting.set(option, value, term.at());
                return ram == null || Double.isNaN(set.number())
                        ? Optional.empty()
                        : Optional.of(scaled(set, option, ram));
            }
            return bytes(value).map(bytes -> Setting.set(option, Long.toString(bytes), term.at()));
        });
    }

    private void addLoopbackUsers() {
        var key = "loopback_users";
        var users = host.conf.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(key + "."))
                .filter(entry -> entry.getValue().value().equals("true"))
                .map(entry -> entry.getKey().substring(key.length() + 1))
                .collect(joining(","));
        boolean set = host.conf.keySet().stream().anyMatch(name -> name.equals(key) || name.startsWith(key + "."));
        if (host.term(key).isPresent() || !set || host.refused != null) {
            add(key, term -> Optional.of(String.join(",", term.texts())), "guest");
        } else {
            // A list that is set replaces the default, whether or not guest is on it.
            settings.put(
                    key,
                    Setting.set(key, users, first(name -> name.startsWith(key)).at()));
        }
    }

    private Entry first(Predicate<String> key) {
        return host.conf.entrySet().stream()
                .filter(entry -> key.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private void addMemory() {
        var key = "vm_memory_high_watermark";
        var limit = runtime(RabbitmqStatus::memoryLimit, "mem_limit");
        var told = host.status.map(RabbitmqStatus::watermark);
        var absolute = limit(key, "memory_limit").or(() -> confBytes(key + ".absolute"));
        double fallback = BrokerVersion.atLeast(version, "4.0") ? 0.6 : 0.4;
        if (limit.isPresent()) {
            settings.put("memory_limit", renamed(limit.get(), "memory_limit"));
            if (told.isPresent()) {
                put(key, told.get(), host.status.get().at());
            } else if (ram != null) {
                put(key, limit.get().number() / ram, limit.get().at());
            }
        } else if (absolute.isPresent()) {
            settings.put("memory_limit", renamed(absolute.get(), "memory_limit"));
            if (ram != null) {
                put(key, absolute.get().number() / ram, absolute.get().at());
            }
        } else {
            relative(key + ".relative", version.isEmpty() ? null : fallback).ifPresent(fraction -> {
                settings.put(key, renamed(fraction, key));
                if (ram != null) {
                    settings.put("memory_limit", scaled(fraction, "memory_limit", ram));
                }
            });
        }
    }

    private void addDisk() {
        var key = "disk_free_limit";
        var runtime = runtime(RabbitmqStatus::diskFreeLimit, key);
        var absolute = limit(key, key).or(() -> confBytes(key + ".absolute"));
        var relative = relative(key + ".relative", null);
        if (runtime.isPresent()) {
            settings.put(key, renamed(runtime.get(), key));
        } else if (absolute.isPresent()) {
            settings.put(key, renamed(absolute.get(), key));
        } else if (relative.isPresent()) {
            if (ram != null) {
                settings.put(key, scaled(relative.get(), key, ram));
            }
        } else {
            settings.put(key, host.unset(key, "50000000"));
        }
    }

    private void addFiles() {
        var limit = runtime(RabbitmqStatus::fileDescriptors, "fd_total");
        var used = runtime(RabbitmqStatus::fileDescriptorsUsed, "fd_used");
        limit.ifPresent(setting -> settings.put("open_files", renamed(setting, "open_files")));
        if (limit.isPresent() && used.isPresent()) {
            put(
                    "open_files_used",
                    used.get().number() / limit.get().number(),
                    used.get().at());
        }
    }

    /** A number that the node tells through the command, else through the management API. */
    private Optional<Setting> runtime(Function<RabbitmqStatus, @Nullable Long> inStatus, String inApi) {
        var number = host.status.map(inStatus);
        if (number.isPresent()) {
            return number.map(value ->
                    Setting.set(inApi, Long.toString(value), host.status.get().at()));
        }
        return host.apiNode().flatMap(node -> {
            OptionalLong value = node.get(inApi).integer();
            return value.isPresent()
                    ? Optional.of(Setting.set(inApi, Long.toString(value.getAsLong()), node.at()))
                    : Optional.empty();
        });
    }

    private Optional<Setting> relative(String key, @Nullable Double fallback) {
        var entry = host.conf.get(key);
        if (entry != null && host.refused == null) {
            return Optional.of(Setting.set(key, entry.value(), entry.at()));
        }
        return fallback != null && host.configured
                ? Optional.of(Setting.byDefault(key, Double.toString(fallback), host.configuration(), BrokerHost.DOCS))
                : Optional.empty();
    }

    private Optional<Setting> confBytes(String key) {
        var entry = host.refused == null ? host.conf.get(key) : null;
        return entry == null
                ? Optional.empty()
                : bytes(entry.value()).map(value -> Setting.set(key, Long.toString(value), entry.at()));
    }

    /** {@code 2GB}, {@code 512MiB}, {@code 1000}: a number and one of RabbitMQ's units. */
    static Optional<Long> bytes(String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        var unit = UNITS.get(text.substring(digits).strip().toLowerCase(Locale.ROOT));
        return digits == 0 || digits > 15 || unit == null
                ? Optional.empty()
                : Optional.of((long) Math.min(9e18, Double.parseDouble(text.substring(0, digits)) * unit));
    }

    private void put(String key, double value, Location at) {
        settings.put(key, Setting.set(key, "%.3f".formatted(value), at));
    }

    private static Setting renamed(Setting setting, String option) {
        return new Setting(option, setting.value(), setting.state(), setting.at(), setting.origin());
    }

    private static Setting scaled(Setting fraction, String option, double by) {
        return new Setting(
                option,
                Long.toString(Math.round(fraction.number() * by)),
                fraction.state(),
                fraction.at(),
                fraction.origin());
    }
}
