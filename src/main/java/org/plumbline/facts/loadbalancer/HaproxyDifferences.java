package org.plumbline.facts.loadbalancer;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.loadbalancer.ProxyDifference;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.haproxy.HaproxyCfg;
import org.plumbline.parse.haproxy.HaproxyLine;
import org.plumbline.parse.haproxy.HaproxySection;

/**
 * Where the configurations of several balancers differ. The order of lines does not count, nor does what each host must
 * say of itself: its own name and address in the lines that bind, log and name the node.
 */
final class HaproxyDifferences {

    private static final Set<String> OF_THE_HOST =
            Set.of("bind", "log", "node", "description", "source", "localpeer", "unix-bind", "log-send-hostname");
    private static final String SELF = "this-host";

    private final HostNames names;

    /** Per host the addresses in such lines that no other balancer mentions there: its own, seen or not. */
    private final Map<String, Set<String>> own = new HashMap<>();

    HaproxyDifferences(HostNames names) {
        this.names = names;
    }

    /** A section of one host: its lines as compared, each with the line as it stands. */
    private record Part(String host, HaproxySection section, Map<String, HaproxyLine> lines) {}

    List<ProxyDifference> between(Map<String, HaproxyCfg> configurations) {
        configurations.forEach((host, cfg) -> own.put(host, addressesOfTheHost(cfg)));
        var mentioned = new HashMap<String, Integer>();
        own.values().forEach(addresses -> addresses.forEach(address -> mentioned.merge(address, 1, Integer::sum)));
        own.values().forEach(addresses -> addresses.removeIf(address -> mentioned.getOrDefault(address, 0) > 1));
        var parts = new TreeMap<String, List<Part>>();
        configurations.forEach((host, cfg) -> {
            var counts = new HashMap<String, Integer>();
            for (var section : cfg.sections()) {
                var key = (section.type() + " " + section.name()).strip();
                int count = counts.merge(key, 1, Integer::sum);
                parts.computeIfAbsent(count == 1 ? key : key + " (" + count + ")", k -> new ArrayList<>())
                        .add(new Part(host, section, lines(host, section)));
            }
        });
        var differences = new ArrayList<ProxyDifference>();
        var lacking = new TreeMap<String, List<List<Part>>>();
        parts.forEach((key, same) -> {
            var missing = new TreeSet<>(configurations.keySet());
            same.forEach(part -> missing.remove(part.host()));
            if (!missing.isEmpty()) {
                lacking.computeIfAbsent(String.join(" ", missing), m -> new ArrayList<>())
                        .add(same);
            } else if (same.stream()
                            .map(part -> part.lines().keySet())
                            .distinct()
                            .count()
                    > 1) {
                differences.add(new ProxyDifference(key, List.of(), deviating(same)));
            }
        });
        lacking.forEach((missing, sections) -> differences.add(new ProxyDifference(
                sections.stream().map(same -> name(same.get(0))).collect(joining(", ")),
                List.of(missing.split(" ")),
                sections.stream().flatMap(same -> headers(same).stream()).toList())));
        return differences;
    }

    private static Set<String> addressesOfTheHost(HaproxyCfg cfg) {
        var addresses = new HashSet<String>();
        for (var section : cfg.sections()) {
            for (var line : section.lines()) {
                if (OF_THE_HOST.contains(line.word(0))) {
                    for (var part : HaproxyHosts.text(line, 0).split("[ :,@]")) {
                        if (HostNames.isAddress(part)) {
                            addresses.add(part);
                        }
                    }
                }
            }
        }
        return addresses;
    }

    private Map<String, HaproxyLine> lines(String host, HaproxySection section) {
        var lines = new TreeMap<String, HaproxyLine>();
        for (var line : section.lines()) {
            var text = line.form() + " " + HaproxyHosts.text(line, 0);
            lines.put(OF_THE_HOST.contains(line.word(0)) ? withoutSelf(host, text) : text, line);
        }
        return lines;
    }

    private String withoutSelf(String host, String text) {
        var result = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean separates = i == text.length() || " :,@[]".indexOf(text.charAt(i)) >= 0;
            if (separates) {
                var part = text.substring(from, i);
                boolean itself = !part.isEmpty()
                        && (own.getOrDefault(host, Set.of()).contains(part)
                                || names.host(part).filter(host::equals).isPresent());
                result.append(itself ? SELF : part);
                if (i < text.length()) {
                    result.append(text.charAt(i));
                }
                from = i + 1;
            }
        }
        return result.toString();
    }

    private static String name(Part part) {
        return (part.section().type() + " " + part.section().name()).strip();
    }

    private static List<Quoted> headers(List<Part> parts) {
        return parts.stream()
                .map(part -> new Quoted(
                        part.section().at(),
                        part.section().type() + " " + part.section().name()))
                .toList();
    }

    /** The lines that not every host has; for a host that only lacks some, where its section starts. */
    private static List<Quoted> deviating(List<Part> parts) {
        var counts = new HashMap<String, Integer>();
        parts.forEach(part -> part.lines().keySet().forEach(line -> counts.merge(line, 1, Integer::sum)));
        var proof = new ArrayList<Quoted>();
        for (var part : parts) {
            var own = part.lines().entrySet().stream()
                    .filter(line -> counts.getOrDefault(line.getKey(), 0) < parts.size())
                    .map(line -> new Quoted(line.getValue().at(), HaproxyHosts.text(line.getValue(), 0)))
                    .toList();
            proof.addAll(own.isEmpty() ? headers(List.of(part)) : own);
        }
        return proof;
    }
}
