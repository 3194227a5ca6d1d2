package org.plumbline.facts.messaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.messaging.BrokerClient;
import org.plumbline.cloud.messaging.BrokerNode;
import org.plumbline.cloud.messaging.BrokerPolicies;
import org.plumbline.cloud.messaging.BrokerPolicy;
import org.plumbline.cloud.messaging.BrokerQueue;
import org.plumbline.cloud.messaging.BrokerUser;
import org.plumbline.cloud.messaging.BrokerUsers;
import org.plumbline.cloud.messaging.VhostQueues;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.rabbitmq.RabbitmqDefinitions;
import org.plumbline.parse.rabbitmq.RabbitmqPolicy;
import org.plumbline.parse.rabbitmq.RabbitmqQueue;
import org.plumbline.parse.rabbitmq.RabbitmqUser;
import org.plumbline.parse.rabbitmq.RabbitmqVhost;
import org.plumbline.snapshot.Location;

/** What a cluster holds: queues, policies, users. Every member tells the same, so the first listing is read. */
final class BrokerListings {

    private static final List<String> DEFINITIONS =
            List.of("/etc/kolla/rabbitmq/definitions.json", "/etc/rabbitmq/definitions.json");

    private final Facts facts;
    private final List<BrokerHost> hosts;
    private final String cluster;
    private final int clusterSize;
    private final List<BrokerNode> nodes;

    BrokerListings(Facts facts, List<BrokerHost> hosts, String cluster, int clusterSize, List<BrokerNode> nodes) {
        this.facts = facts;
        this.hosts = hosts;
        this.cluster = cluster;
        this.clusterSize = clusterSize;
        this.nodes = nodes;
    }

    void add() {
        var policies = addPolicies();
        addUsers();
        addQueues(policies);
    }

    /** One listing and every place where it could have been read. */
    private record Listing<T>(List<T> rows, Location at, List<Location> sources) {}

    private <T> Optional<Listing<T>> listing(
            List<String> inputs, BiFunction<Location, String, Parsed<List<T>>> parser) {
        var sources = new ArrayList<Location>();
        Optional<Listing<T>> first = Optional.empty();
        for (var host : hosts) {
            for (var input : inputs) {
                var file = host.files.output(input);
                file.ifPresent(found -> sources.add(found.at()));
                if (first.isEmpty() && file.isPresent()) {
                    var parsed = parser.apply(file.get().at(), file.get().text());
                    if (parsed.problems().isEmpty() || !parsed.value().isEmpty()) {
                        first = Optional.of(new Listing<>(
                                facts.understood(parsed), file.get().at(), sources));
                    }
                }
            }
        }
        return first;
    }

    /** What a definitions file lists, for snapshots of files only. */
    private <T> Optional<Listing<T>> defined(BiFunction<Location, RabbitmqDefinitions, List<T>> rows) {
        for (var host : hosts) {
            for (var path : DEFINITIONS) {
                var file = host.files.file(path);
                if (file.isPresent()) {
                    var at = file.get().at();
                    var definitions = facts.understood(
                            RabbitmqDefinitions.parse(at, file.get().text()));
                    return Optional.of(new Listing<>(rows.apply(at, definitions), at, List.of(at)));
                }
            }
        }
        return Optional.empty();
    }

    private List<BrokerPolicy> addPolicies() {
        var listing = this.<RabbitmqPolicy>listing(
                        List.of("rabbitmqctl-list_policies", "rabbitmq-api-policies"), RabbitmqPolicy::parse)
                .or(() -> defined((at, definitions) -> definitions.policies()));
        if (listing.isEmpty()) {
            unseen("rabbitmq-policy", "rabbitmqctl-list_policies", "policies", "list_policies");
            return List.of();
        }
        var policies = listing.get().rows().stream()
                .map(p -> new BrokerPolicy(
                        p.vhost().isEmpty() ? "/" : p.vhost(), p.name(), p.pattern(), p.definition(), p.at()))
                .toList();
        var release = nodes.stream()
                .map(node -> node.setting("version"))
                .filter(Setting::known)
                .map(Setting::value)
                .findFirst()
                .orElse("");
        facts.add(new BrokerPolicies(
                cluster,
                release,
                policies,
                listing.get().sources(),
                listing.get().at()));
        return policies;
    }

    private void addUsers() {
        var listing = this.<RabbitmqUser>listing(
                        List.of("rabbitmqctl-list_users", "rabbitmq-api-users"), RabbitmqUser::parse)
                .or(() -> defined((at, definitions) -> definitions.users()));
        if (listing.isEmpty()) {
            unseen("rabbitmq-user", "rabbitmqctl-list_users", "users", "list_users");
            return;
        }
        facts.add(new BrokerUsers(
                cluster,
                listing.get().rows().stream()
                        .map(user -> new BrokerUser(user.name(), user.tags(), user.at()))
                        .toList(),
                facts.all(BrokerClient.class),
                listing.get().sources(),
                listing.get().at()));
    }

    private void addQueues(List<BrokerPolicy> policies) {
        var listing = this.<RabbitmqQueue>listing(
                List.of("rabbitmq-api-queues", "rabbitmqctl-list_queues"), RabbitmqQueue::parse);
        if (listing.isEmpty()) {
            unseen("rabbitmq-queue", "rabbitmqctl-list_queues", "queues", "list_queues name type durable members");
            return;
        }
        boolean onlyClassic = !nodes.isEmpty() && nodes.stream().allMatch(node -> node.before("3.8"));
        var used = new HashSet<String>();
        facts.all(BrokerClient.class).forEach(client -> used.add(client.vhost()));
        var byVhost = new TreeMap<String, List<BrokerQueue>>();
        // A listing of no queues is of the default virtual host, as a listing that names none is.
        byVhost.put("/", new ArrayList<>());
        var vhosts = vhosts(listing.get().rows());
        for (var row : listing.get().rows()) {
            var vhost = vhost(row, vhosts);
            if (vhost.isEmpty()) {
                facts.add(Unseen.of(
                        "rabbitmq-queue",
                        row.at().host(),
                        "rabbitmqctl-list_queues",
                        "the listing of queues holds several virtual hosts and does not name them",
                        "run rabbitmqctl list_vhosts --formatter json too"));
                return;
            }
            var queue = queue(row, vhost.get(), onlyClassic);
            byVhost.computeIfAbsent(queue.vhost(), name -> new ArrayList<>()).add(queue);
        }
        boolean mirroring = nodes.stream().anyMatch(node -> node.before("4.0"));
        byVhost.forEach((vhost, queues) -> facts.add(new VhostQueues(
                cluster,
                vhost,
                used.isEmpty() || used.contains(vhost),
                clusterSize,
                mirroring,
                List.copyOf(queues),
                policies.stream().filter(policy -> policy.vhost().equals(vhost)).toList(),
                listing.get().sources(),
                listing.get().at())));
        addUnlisted(used, byVhost.keySet(), listing.get());
    }

    /** The virtual host of a queue: as its row says, else by the number of its list. */
    private static Optional<String> vhost(RabbitmqQueue row, List<String> vhosts) {
        if (!row.vhost().isEmpty()) {
            return Optional.of(row.vhost());
        }
        return row.list() < vhosts.size() ? Optional.of(vhosts.get(row.list())) : Optional.empty();
    }

    /** One list is of the default virtual host; several are of all, in the order in which the broker lists them. */
    private List<String> vhosts(List<RabbitmqQueue> rows) {
        if (rows.stream().allMatch(row -> row.list() == 0)) {
            return List.of("/");
        }
        return this.<RabbitmqVhost>listing(List.of("rabbitmqctl-list_vhosts"), RabbitmqVhost::parse).stream()
                .flatMap(listing -> listing.rows().stream())
                .map(RabbitmqVhost::name)
                .toList();
    }

    /** The command lists one virtual host at a time; the API lists all that its user may see. */
    private void addUnlisted(Set<String> used, Set<String> listed, Listing<?> listing) {
        for (var vhost : new TreeSet<>(used)) {
            if (!listed.contains(vhost)) {
                facts.add(Unseen.of(
                        "rabbitmq-queue",
                        listing.at().host(),
                        "rabbitmqctl-list_queues",
                        "services use virtual host " + vhost + ", and no queue of it was listed",
                        "run rabbitmqctl list_queues -p " + vhost));
            }
        }
    }

    private static BrokerQueue queue(RabbitmqQueue row, String vhost, boolean onlyClassic) {
        boolean passing = Boolean.TRUE.equals(row.exclusive())
                || Boolean.TRUE.equals(row.autoDelete())
                || row.arguments().containsKey("x-expires");
        return new BrokerQueue(
                vhost,
                row.name(),
                row.type().isEmpty() && onlyClassic ? "classic" : row.type(),
                !passing,
                row.leader(),
                row.members().size(),
                row.online().size(),
                row.synchronisedMirrors().size(),
                row.ready() == null ? -1 : row.ready(),
                row.unacknowledged() == null ? -1 : row.unacknowledged(),
                row.consumers() == null ? -1 : row.consumers(),
                row.at());
    }

    private void unseen(String subject, String input, String what, String command) {
        for (var host : hosts) {
            facts.add(Unseen.of(
                    subject,
                    host.files.name(),
                    input,
                    host.files
                            .blindSpot(input)
                            .map(spot -> spot.reason())
                            .orElse("the " + what + " of RabbitMQ were not collected"),
                    "run rabbitmqctl " + command + " --formatter json"));
        }
    }
}
