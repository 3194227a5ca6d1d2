package org.plumbline.facts.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.database.Arbitrator;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.cloud.database.DatabaseStatus;
import org.plumbline.cloud.database.GaleraCluster;
import org.plumbline.cloud.database.GaleraVoter;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.database.Garbd;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/**
 * The Galera clusters: servers that name each other, directly or through others. Who votes is whom any member names,
 * not whom we happened to reach: a host that was not seen still has its vote.
 */
public final class GaleraClusters implements FactSource {

    private static final List<String> ARBITRATOR_FILES =
            List.of("/etc/default/garb", "/etc/default/garbd", "/etc/sysconfig/garb", "/etc/sysconfig/garbd");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var names = HostNames.of(facts);
        var groups = new Groups();
        var servers = facts.all(DatabaseServer.class).stream()
                .filter(DatabaseServer::replicated)
                .toList();
        for (var server : servers) {
            nameAddresses(names, server);
        }
        for (var server : servers) {
            groups.add(server.host());
            for (var member : server.members()) {
                groups.join(server.host(), names.canonical(member));
                facts.add(new Mention(
                        hostOf(member),
                        List.of("database-server", "galera-node", "galera-cluster", "galera-status", "database-status"),
                        server.setting("wsrep_cluster_address").at()));
            }
        }
        var arbitrators = arbitrators(facts, snapshot);
        facts.addAll(arbitrators);
        var byGroup = new TreeMap<String, List<DatabaseServer>>();
        servers.forEach(server -> byGroup.computeIfAbsent(groups.of(server.host()), g -> new ArrayList<>())
                .add(server));
        byGroup.values().forEach(members -> facts.add(cluster(facts, names, members, arbitrators)));
    }

    /** A member says itself which address the others know it by. */
    private static void nameAddresses(HostNames names, DatabaseServer server) {
        for (var option : List.of("wsrep_node_address", "wsrep_node_incoming_address", "bind_address")) {
            var address = hostOf(server.setting(option).value());
            if (HostNames.isAddress(address)
                    && !IpNetwork.isLoopback(address)
                    && !address.equals("0.0.0.0")
                    && !address.equals("::")) {
                names.addName(address, server.host());
            }
        }
    }

    private static GaleraCluster cluster(
            Facts facts, HostNames names, List<DatabaseServer> servers, List<Arbitrator> arbitrators) {
        var voters = new TreeMap<String, GaleraVoter>();
        var lists = new ArrayList<List<String>>();
        var statuses = new HashMap<String, DatabaseStatus>();
        facts.all(DatabaseStatus.class).forEach(status -> statuses.put(status.host(), status));
        for (var server : servers) {
            voters.put(server.host(), new GaleraVoter(server.host(), server.votes(), false, weightAt(server)));
        }
        for (var server : servers) {
            var list = new TreeSet<String>(); // with the server itself: some leave it out of its own list
            for (var member : server.members()) {
                var name = names.canonical(member);
                list.add(name);
                voters.putIfAbsent(
                        name,
                        new GaleraVoter(
                                name,
                                1,
                                false,
                                server.setting("wsrep_cluster_address").at()));
            }
            boolean empty = list.isEmpty();
            list.add(server.host());
            if (!empty && !lists.contains(List.copyOf(list))) {
                lists.add(List.copyOf(list));
            }
        }
        for (var arbitrator : arbitrators) {
            if (arbitrator.nodes().stream().anyMatch(node -> voters.containsKey(names.canonical(node)))) {
                voters.putIfAbsent(arbitrator.host(), new GaleraVoter(arbitrator.host(), 1, true, arbitrator.at()));
            }
        }
        var seen = servers.stream()
                .flatMap(server -> Optional.ofNullable(statuses.get(server.host())).stream())
                .toList();
        var first = servers.get(0).setting("wsrep_cluster_name");
        return new GaleraCluster(first.value(), servers, List.copyOf(voters.values()), seen, List.copyOf(lists));
    }

    private static Location weightAt(DatabaseServer server) {
        var weight = server.setting("pc.weight");
        return weight.isSet()
                ? weight.at()
                : server.setting("wsrep_cluster_address").at();
    }

    private static List<Arbitrator> arbitrators(Facts facts, Snapshot snapshot) {
        var deployed = new HashMap<String, Deployment>();
        facts.all(Deployment.class).stream()
                .filter(deployment ->
                        deployment.isRole() && deployment.software().equals("garbd"))
                .forEach(deployment -> deployed.put(deployment.host(), deployment));
        var found = new ArrayList<Arbitrator>();
        for (var host : snapshot.hosts()) {
            var sign = deployed.get(host.name());
            if (sign != null) {
                var garbd = configured(facts, host, sign);
                garbd.ifPresentOrElse(
                        config -> found.add(new Arbitrator(host.name(), config.group(), config.nodes(), config.at())),
                        () -> facts.add(Unseen.of(
                                "galera-cluster",
                                host.name(),
                                ARBITRATOR_FILES.get(0),
                                "an arbitrator runs on " + host.name() + ", and its cluster was not seen",
                                "collect /etc/default/garb or /etc/sysconfig/garb")));
            }
        }
        found.sort(Comparator.comparing(Arbitrator::host));
        return found;
    }

    private static Optional<Garbd> configured(Facts facts, HostFiles host, Deployment sign) {
        var running = Garbd.commandLine(String.join(" ", sign.args()), sign.at());
        return running.isPresent()
                ? running
                : Stream.concat(
                                ARBITRATOR_FILES.stream().flatMap(path -> host.file(path).stream()),
                                host.glob("/etc/garb*.cnf"))
                        .flatMap(file -> facts.understood(Garbd.parse(file.at(), file.text())).stream())
                        .findFirst();
    }

    private static String hostOf(String member) {
        int colon = member.lastIndexOf(':');
        boolean port = colon > 0 && (member.indexOf(':') == colon || member.charAt(colon - 1) == ']');
        return port ? member.substring(0, colon) : member;
    }

    /** Who belongs together: a forest of names whose roots stand for groups. */
    private static final class Groups {

        private final Map<String, String> parents = new HashMap<>();

        void add(String name) {
            parents.putIfAbsent(name, name);
        }

        void join(String one, String other) {
            add(other);
            parents.put(of(other), of(one));
        }

        String of(String name) {
            var root = name;
            for (var next = parents.get(root); next != null && !next.equals(root); next = parents.get(root)) {
                parents.put(root, parents.getOrDefault(next, next));
                root = next;
            }
            return root;
        }
    }
}
