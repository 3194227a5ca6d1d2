package org.plumbline.parse.rabbitmq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * The cluster as one node sees it: {@code rabbitmqctl cluster_status} as JSON, as sections of text (3.8 and later) or as
 * Erlang terms (until 3.7).
 *
 * @param reporter the node that was asked; empty where the output does not say
 * @param diskNodes members that keep the metadata on disk
 * @param ramNodes members that keep it in memory
 * @param runningNodes members that the reporter reaches
 * @param versions RabbitMQ and Erlang of each running node; empty before 3.8
 * @param partitions for each node that saw a partition, the nodes it cannot reach
 * @param maintenance nodes that are not in regular service, with their status
 * @param at the source as a whole for text, the first line for JSON and terms
 */
public record RabbitmqClusterStatus(
        String reporter,
        String clusterName,
        List<String> diskNodes,
        List<String> ramNodes,
        List<String> runningNodes,
        Map<String, Versions> versions,
        Map<String, List<String>> partitions,
        List<RabbitmqAlarm> alarms,
        List<RabbitmqListener> listeners,
        List<RabbitmqFeatureFlag> featureFlags,
        Map<String, String> maintenance,
        Location at) {

    /** What a node runs, e.g. {@code 3.10.8} on {@code 25.2.3}. */
    public record Versions(String rabbitmq, String erlang, Location at) {}

    private static final String REGULAR = "not under maintenance";

    /** Empty lists, with a problem, where the text is no cluster status. */
    public static Parsed<RabbitmqClusterStatus> parse(Location file, String text) {
        var sections = RabbitmqSections.of(file, text);
        if (sections.has("Running Nodes")) {
            return checked(of(reporter(text), sections, file), List.of());
        }
        if (RabbitmqTable.looksLikeJson(text)) {
            var json = RabbitmqTable.object(file, text);
            return checked(of(reporter(text), json.value()), json.problems());
        }
        var terms = ErlangTerms.printed(file, text);
        return terms.value().isEmpty()
                ? new Parsed<>(nothing(file), List.of(new Problem(file, "this is no cluster status", true)))
                : checked(of(reporter(text), terms.value().get(0)), terms.problems());
    }

    private static Parsed<RabbitmqClusterStatus> checked(RabbitmqClusterStatus status, List<Problem> problems) {
        return status.diskNodes.isEmpty() && problems.isEmpty()
                ? new Parsed<>(status, List.of(new Problem(status.at, "the status names no node", true)))
                : new Parsed<>(status, problems);
    }

    private static RabbitmqClusterStatus nothing(Location file) {
        return of("", Json.absent(file));
    }

    /** The node of "Cluster status of node rabbit@ctl1 ...". */
    private static String reporter(String text) {
        int found = text.indexOf(" of node ");
        int end = found < 0 ? -1 : text.indexOf(" ...", found);
        return end < 0
                ? ""
                : text.substring(found + " of node ".length(), end)
                        .replace("'", "")
                        .strip();
    }

    private static RabbitmqClusterStatus of(String reporter, Json status) {
        var versions = new LinkedHashMap<String, Versions>();
        status.get("versions").members().forEach((node, version) -> versions.put(node, versions(version)));
        var partitions = new LinkedHashMap<String, List<String>>();
        status.get("partitions").members().forEach((node, lost) -> partitions.put(node, lost.texts()));
        var listeners = status.get("listeners").members().values().stream()
                .flatMap(node -> node.items().stream())
                .map(RabbitmqListener::of)
                .toList();
        return new RabbitmqClusterStatus(
                reporter,
                status.get("cluster_name").text().orElse(""),
                either(status.get("disk_nodes"), status.get("nodes").get("disc")),
                either(status.get("ram_nodes"), status.get("nodes").get("ram")),
                status.get("running_nodes").texts(),
                versions,
                partitions,
                status.get("alarms").items().stream().map(RabbitmqAlarm::of).toList(),
                listeners,
                status.get("feature_flags").items().stream()
                        .map(RabbitmqFeatureFlag::of)
                        .toList(),
                irregular(status.get("maintenance_status")),
                status.at());
    }

    private static Versions versions(Json version) {
        return new Versions(
                version.get("rabbitmq_version").text().orElse(""),
                version.get("erlang_version").text().orElse(""),
                version.at());
    }

    private static List<String> either(Json newer, Json older) {
        return newer.isArray() ? newer.texts() : older.texts();
    }

    private static Map<String, String> irregular(Json maintenance) {
        var nodes = new LinkedHashMap<String, String>();
        maintenance.members().forEach((node, status) -> status.text()
                .filter(text -> !text.equals(REGULAR))
                .ifPresent(text -> nodes.put(node, text)));
        return nodes;
    }

    private static RabbitmqClusterStatus of(String reporter, RabbitmqSections sections, Location file) {
        var maintenance = new LinkedHashMap<String, String>();
        for (var line : sections.lines("Maintenance status")) {
            if (!line.part("status").equals(REGULAR)) {
                maintenance.put(line.part("Node"), line.part("status"));
            }
        }
        return new RabbitmqClusterStatus(
                reporter,
                sections.value("Basics", "Cluster name:").orElse(""),
                texts(sections.lines("Disk Nodes")),
                texts(sections.lines("RAM Nodes")),
                texts(sections.lines("Running Nodes")),
                versions(sections.lines("Versions")),
                partitions(sections.lines("Network Partitions")),
                sections.lines("Alarms").stream()
                        .flatMap(line -> RabbitmqAlarm.in(line.text(), line.at()).stream())
                        .toList(),
                RabbitmqListener.lines(sections.lines("Listeners"), reporter),
                sections.lines("Feature flags").stream()
                        .map(line -> new RabbitmqFeatureFlag(line.part("Flag"), line.part("state"), "", line.at()))
                        .toList(),
                maintenance,
                file);
    }

    private static List<String> texts(List<RabbitmqSections.Line> lines) {
        return lines.stream().map(RabbitmqSections.Line::text).toList();
    }

    /** Lines such as "rabbit@ctl1: RabbitMQ 3.10.8 on Erlang 25.2.3". */
    private static Map<String, Versions> versions(List<RabbitmqSections.Line> lines) {
        var versions = new LinkedHashMap<String, Versions>();
        for (var line : lines) {
            int colon = line.text().indexOf(": ");
            int on = line.text().lastIndexOf(" on Erlang ");
            if (colon > 0 && on > colon) {
                var product = line.text().substring(colon + 2, on);
                versions.put(
                        line.text().substring(0, colon),
                        new Versions(
                                product.substring(product.lastIndexOf(' ') + 1),
                                line.text().substring(on + " on Erlang ".length()),
                                line.at()));
            }
        }
        return versions;
    }

    /** Lines such as "Node rabbit@ctl1 cannot communicate with rabbit@ctl2, rabbit@ctl3". */
    private static Map<String, List<String>> partitions(List<RabbitmqSections.Line> lines) {
        var partitions = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            int verb = line.text().indexOf(" cannot communicate with ");
            if (line.text().startsWith("Node ") && verb > 0) {
                var lost = line.text().substring(verb + " cannot communicate with ".length());
                partitions.put(line.text().substring("Node ".length(), verb), List.of(lost.split(",\\s?")));
            }
        }
        return partitions;
    }

    private static RabbitmqClusterStatus of(String reporter, ErlangTerm status) {
        var partitions = new LinkedHashMap<String, List<String>>();
        var alarms = new ArrayList<RabbitmqAlarm>();
        for (var pair : status.get("partitions").map(ErlangTerm::items).orElse(List.of())) {
            pair.items().stream()
                    .findFirst()
                    .flatMap(ErlangTerm::text)
                    .ifPresent(node -> partitions.put(
                            node, pair.items().get(pair.items().size() - 1).texts()));
        }
        for (var pair : status.get("alarms").map(ErlangTerm::items).orElse(List.of())) {
            var node = pair.texts().stream().findFirst().orElse("");
            pair.items().stream()
                    .skip(1)
                    .flatMap(list -> list.items().stream())
                    .forEach(alarm -> alarms.add(RabbitmqAlarm.of(alarm, node)));
        }
        return new RabbitmqClusterStatus(
                reporter,
                status.get("cluster_name").flatMap(ErlangTerm::text).orElse(""),
                status.get("nodes", "disc").map(ErlangTerm::texts).orElse(List.of()),
                status.get("nodes", "ram").map(ErlangTerm::texts).orElse(List.of()),
                status.get("running_nodes").map(ErlangTerm::texts).orElse(List.of()),
                Map.of(),
                partitions,
                alarms.stream().distinct().toList(),
                List.of(),
                List.of(),
                Map.of(),
                status.at());
    }
}
