package org.plumbline.facts.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Setting;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.rabbitmq.ErlangTerm;
import org.plumbline.parse.rabbitmq.ErlangTerms;
import org.plumbline.parse.rabbitmq.RabbitmqClusterStatus;
import org.plumbline.parse.rabbitmq.RabbitmqConf;
import org.plumbline.parse.rabbitmq.RabbitmqStatus;
import org.plumbline.parse.rabbitmq.RabbitmqTable;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/** What one host's files and outputs say of its RabbitMQ node, each read once. */
final class BrokerHost {

    /** Where the defaults are from. */
    static final String DOCS = "RabbitMQ's configuration guide";

    private static final List<String> FOLDERS = List.of(
            "/etc/kolla/rabbitmq", "/etc/rabbitmq", "/var/lib/config-data/puppet-generated/rabbitmq/etc/rabbitmq");

    final HostFiles files;
    final Deployment deployment;
    final List<Location> sources = new ArrayList<>();
    final Optional<RabbitmqClusterStatus> clusterStatus;
    final Optional<RabbitmqStatus> status;
    final Optional<ErlangTerm> environment;
    final List<Json> apiNodes;
    final Map<String, Entry> conf = new LinkedHashMap<>();
    final List<ErlangTerm> advanced = new ArrayList<>();

    /**
     * Whether the main file is known, so that what it does not set has its default. A node may run without one, but
     * that it has none cannot be told from that it was not collected.
     */
    final boolean configured;

    /** The line for which the node would refuse its configuration. */
    final @Nullable Problem refused;

    private final Facts facts;
    private final String folder;
    private boolean mainFile;

    BrokerHost(Facts facts, HostFiles files, Deployment deployment) {
        this.facts = facts;
        this.files = files;
        this.deployment = deployment;
        this.folder = FOLDERS.stream()
                .filter(path -> !under(path).isEmpty())
                .findFirst()
                .orElse(FOLDERS.get(1));
        this.clusterStatus = output("rabbitmqctl-cluster_status", RabbitmqClusterStatus::parse)
                .filter(status -> !status.diskNodes().isEmpty());
        this.status = output("rabbitmqctl-status", RabbitmqStatus::parse)
                .filter(status -> !status.rabbitmqVersion().isEmpty());
        this.environment = output("rabbitmqctl-environment", ErlangTerms::printed).stream()
                .flatMap(List::stream)
                .findFirst();
        this.apiNodes = output("rabbitmq-api-nodes", (at, text) -> RabbitmqTable.parse(at, text))
                .orElse(List.of());
        this.refused = readConf();
        this.configured = refused == null && mainFile;
    }

    private List<SourceFile> under(String path) {
        return List.copyOf(files.files().subMap(path + "/", path + "0").values());
    }

    /** The recorded output of a command, understood; where the command failed there is none. */
    <T> Optional<T> output(String input, BiFunction<Location, String, Parsed<T>> parser) {
        return files.output(input).map(file -> {
            sources.add(file.at());
            return facts.understood(parser.apply(file.at(), file.text()));
        });
    }

    private @Nullable Problem readConf() {
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<Problem>();
        var read = new ArrayList<SourceFile>();
        files.file(folder + "/rabbitmq.conf").ifPresent(read::add);
        mainFile = !read.isEmpty() || files.file(folder + "/rabbitmq.config").isPresent();
        files.glob(folder + "/conf.d/*.conf").forEach(read::add);
        for (var file : read) {
            sources.add(file.at());
            var parsed = RabbitmqConf.parse(file.at(), file.text(), this::included);
            entries.addAll(facts.understood(parsed));
            problems.addAll(parsed.problems());
        }
        var effective = RabbitmqConf.effective(entries);
        conf.putAll(facts.understood(effective));
        problems.addAll(effective.problems());
        for (var name : List.of("rabbitmq.config", "advanced.config")) {
            files.file(folder + "/" + name).ifPresent(file -> {
                sources.add(file.at());
                var parsed = ErlangTerms.parse(file.at(), file.text());
                advanced.addAll(0, facts.understood(parsed));
                problems.addAll(parsed.problems());
            });
        }
        return problems.stream().filter(Problem::fatal).findFirst().orElse(null);
    }

    private List<SourceFile> included(String pattern) {
        return files.glob(pattern.startsWith("/") ? pattern : folder + "/" + pattern)
                .toList();
    }

    /** The node's name as it or its environment says; else as RabbitMQ makes it from the host's. */
    String node() {
        return clusterStatus
                .map(RabbitmqClusterStatus::reporter)
                .filter(name -> !name.isEmpty())
                .or(() -> status.map(RabbitmqStatus::node).filter(name -> !name.isEmpty()))
                .or(this::configuredName)
                .orElse("rabbit@" + files.name());
    }

    private Optional<String> configuredName() {
        return files.file(folder + "/rabbitmq-env.conf")
                .map(file -> ShellAssignments.last(facts.understood(ShellAssignments.parse(file.at(), file.text()))))
                .flatMap(variables ->
                        Optional.ofNullable(variables.getOrDefault("RABBITMQ_NODENAME", variables.get("NODENAME"))))
                .map(Entry::value)
                .filter(name -> name.indexOf('@') > 0 && name.indexOf('$') < 0);
    }

    /** The element of {@code GET /api/nodes} about this host's own node. */
    Optional<Json> apiNode() {
        var name = node();
        return apiNodes.stream()
                .filter(row -> row.get("name").text().filter(name::equals).isPresent())
                .findFirst();
    }

    /** What the node says of its application rabbit under a key, else what a file in Erlang's syntax sets. */
    Optional<ErlangTerm> term(String key) {
        return environment.flatMap(all -> all.get("rabbit", key)).or(() -> advanced.stream()
                .flatMap(term -> term.get("rabbit", key).stream())
                .findFirst());
    }

    /** The setting under a key that neither the node nor its files name. */
    Setting unset(String key, String fallback) {
        if (configured || environment.isPresent()) {
            return Setting.byDefault(key, fallback, configuration(), DOCS);
        }
        return refused == null
                ? Setting.unreadable(
                        key, configuration(), "neither the file nor what rabbitmqctl environment prints was collected")
                : Setting.unreadable(key, refused.at(), "RabbitMQ would refuse this file: " + refused.reason());
    }

    /** The configuration as a whole, for what it does not set. */
    Location configuration() {
        return new Location(files.name(), folder + "/rabbitmq.conf", 0);
    }
}
