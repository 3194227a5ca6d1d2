package org.plumbline.facts.messaging;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.messaging.BrokerAlarm;
import org.plumbline.cloud.messaging.BrokerClient;
import org.plumbline.cloud.messaging.BrokerClients;
import org.plumbline.cloud.messaging.BrokerCluster;
import org.plumbline.cloud.messaging.BrokerCookie;
import org.plumbline.cloud.messaging.BrokerCookies;
import org.plumbline.cloud.messaging.BrokerNode;
import org.plumbline.cloud.messaging.BrokerPolicies;
import org.plumbline.cloud.messaging.BrokerView;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Entry;
import org.plumbline.parse.rabbitmq.RabbitmqStatus;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;
import org.plumbline.snapshot.Snapshot;

/** RabbitMQ nodes and the clusters they form, as their members see them. */
public final class Brokers implements FactSource {

    private static final List<String> SUBJECTS = List.of("rabbitmq-node", "rabbitmq-cluster", "rabbitmq");

    /** Software that wants memory of its own on a controller. */
    private static final List<String> HUNGRY =
            List.of("mariadb", "nova-api", "neutron-server", "keystone", "glance-api");

    private static final String COOKIE = "/var/lib/rabbitmq/.erlang.cookie";
    private static final String KOLLA_COOKIE = "/etc/kolla/rabbitmq/.erlang.cookie";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var shared = new HashMap<String, List<String>>();
        var hosts = new ArrayList<BrokerHost>();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.isRole() && HUNGRY.contains(deployment.software())) {
                shared.computeIfAbsent(deployment.host(), host -> new ArrayList<>())
                        .add(deployment.software());
            } else if (deployment.isRole() && deployment.software().equals("rabbitmq")) {
                snapshot.host(deployment.host()).ifPresent(host -> hosts.add(new BrokerHost(facts, host, deployment)));
            }
        }
        var clusters = BrokerGroups.of(hosts);
        clusters.forEach(members -> new OneCluster(facts, members, shared).add());
        addClients(facts);
    }

    /** The services by virtual host, and whether their brokers still mirror. */
    private static void addClients(Facts facts) {
        var byVhost = new TreeMap<String, List<BrokerClient>>();
        facts.all(BrokerClient.class).forEach(client -> byVhost.computeIfAbsent(client.vhost(), v -> new ArrayList<>())
                .add(client));
        var nodes = facts.all(BrokerNode.class);
        boolean without = !nodes.isEmpty() && nodes.stream().allMatch(node -> node.atLeast("4.0"));
        var policies = facts.all(BrokerPolicies.class);
        boolean classic = !nodes.isEmpty()
                && nodes.stream()
                        .allMatch(node -> node.setting("default_queue_type").is("classic"));
        byVhost.forEach((vhost, clients) -> facts.add(new BrokerClients(
                vhost,
                List.copyOf(clients),
                without,
                classic && !policies.isEmpty() && policies.stream().noneMatch(all -> all.replicates(vhost)))));
    }

    /** Reads one cluster's members into facts. */
    private static final class OneCluster {

        private final Facts facts;
        private final List<BrokerHost> hosts;
        private final Map<String, List<String>> shared;
        private final List<BrokerView> views;
        private final BrokerReleases releases;

        OneCluster(Facts facts, List<BrokerHost> hosts, Map<String, List<String>> shared) {
            this.facts = facts;
            this.hosts = hosts;
            this.shared = shared;
            this.releases = new BrokerReleases(hosts);
            this.views = hosts.stream()
                    .flatMap(host -> BrokerGroups.view(host).stream())
                    .toList();
        }

        void add() {
            var members =
                    views.stream().flatMap(view -> view.members().stream()).collect(toCollection(TreeSet::new));
            var nodes = hosts.stream().map(host -> node(host, members.size())).toList();
            facts.addAll(nodes);
            for (var host : hosts) {
                if (BrokerGroups.view(host).isEmpty()) {
                    facts.add(unseen(host));
                }
            }
            views.forEach(view -> view.members()
                    .forEach(member ->
                            facts.add(new Mention(member.substring(member.indexOf('@') + 1), SUBJECTS, view.at()))));
            var name = name(members);
            if (!views.isEmpty()) {
                facts.add(new BrokerCluster(
                        name, views, nodes, peers(), releases.releases(), releases.disabledFlags(), sources()));
            }
            addAlarms();
            addCookies(name);
            new BrokerListings(facts, hosts, name, members.size(), nodes).add();
        }

        private String name(TreeSet<String> members) {
            return hosts.stream()
                    .flatMap(host -> host.clusterStatus.stream())
                    .map(status -> status.clusterName())
                    .filter(name -> !name.isEmpty())
                    .findFirst()
                    .orElseGet(() -> members.isEmpty() ? hosts.get(0).node() : members.first());
        }

        private List<Location> sources() {
            return hosts.stream()
                    .flatMap(host -> Stream.concat(
                            host.files.output("rabbitmqctl-cluster_status").stream(),
                            host.files.output("rabbitmq-api-nodes").stream()))
                    .map(file -> file.at())
                    .toList();
        }

        private static Unseen unseen(BrokerHost host) {
            var reason = host.files
                    .blindSpot("rabbitmqctl-cluster_status")
                    .map(spot -> spot.reason())
                    .orElse("how its RabbitMQ node sees the cluster was not collected");
            return Unseen.of(
                    "rabbitmq-cluster",
                    host.files.name(),
                    "rabbitmqctl-cluster_status",
                    reason,
                    "run rabbitmqctl cluster_status --formatter json");
        }

        private BrokerNode node(BrokerHost host, int clusterSize) {
            var settings = new HashMap<>(BrokerSettings.of(facts, host, releases.version(host)));
            releases.erlang(host).ifPresent(erlang -> {
                settings.put("erlang", erlang);
                var version = settings.get("version");
                if (version != null) {
                    ErlangSupport.complaint(version.value(), erlang.value())
                            .ifPresent(why ->
                                    settings.put("erlang_support", Setting.set("erlang_support", why, erlang.at())));
                }
            });
            if (clusterSize > 0) {
                settings.put(
                        "cluster_size",
                        Setting.set(
                                "cluster_size",
                                Integer.toString(clusterSize),
                                views.get(0).at()));
            }
            var at = host.status
                    .map(status -> status.at())
                    .or(() -> host.clusterStatus.map(status -> status.at()))
                    .orElse(host.configuration());
            return new BrokerNode(
                    host.node(),
                    host.files.name(),
                    Map.copyOf(settings),
                    shared.getOrDefault(host.files.name(), List.of()),
                    host.sources.isEmpty() ? List.of(host.deployment.at()) : List.copyOf(host.sources),
                    at);
        }

        /** The members that each host's configuration lists, where it lists them. */
        private List<Setting> peers() {
            var peers = new ArrayList<Setting>();
            for (var host : hosts) {
                var key = "cluster_formation.classic_config.nodes";
                var listed = host.conf.values().stream()
                        .filter(entry -> entry.key().startsWith(key + "."))
                        .toList();
                if (!listed.isEmpty()) {
                    var names = listed.stream().map(Entry::value).sorted().toList();
                    peers.add(Setting.set(
                            key, String.join(", ", names), listed.get(0).at()));
                }
            }
            return peers;
        }

        private void addAlarms() {
            var alarms = new TreeMap<String, BrokerAlarm>();
            for (var host : hosts) {
                var listed = Stream.of(
                                host.clusterStatus.stream().flatMap(status -> status.alarms().stream()),
                                host.status.stream().flatMap(status -> status.alarms().stream()),
                                host.files.output("rabbitmq-api-nodes").stream()
                                        .flatMap(file -> RabbitmqStatus.nodes(file.at(), file.text()).value().stream())
                                        .flatMap(node -> node.alarms().stream()))
                        .flatMap(all -> all);
                listed.forEach(alarm -> alarms.putIfAbsent(
                        alarm.node() + ' ' + alarm.resource(),
                        new BrokerAlarm(alarm.node(), alarm.resource(), alarm.at())));
            }
            facts.addAll(alarms.values());
        }

        private void addCookies(String cluster) {
            var cookies = new ArrayList<BrokerCookie>();
            for (var host : hosts) {
                var file = host.files.file(COOKIE).or(() -> host.files.file(KOLLA_COOKIE));
                var secret = file.flatMap(found -> Secret.in(found.text()));
                if (secret.isPresent()) {
                    cookies.add(new BrokerCookie(
                            host.files.name(), secret.get(), file.get().at()));
                } else {
                    facts.add(Unseen.of(
                            "rabbitmq-cookie",
                            host.files.name(),
                            COOKIE,
                            "the Erlang cookie was not collected",
                            "collect it as root; plumbline keeps a keyed hash, not the cookie"));
                }
            }
            facts.addAll(cookies);
            facts.add(new BrokerCookies(cluster, List.copyOf(cookies)));
        }
    }
}
