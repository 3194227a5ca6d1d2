package org.plumbline.facts.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.network.OvnDatabase;
import org.plumbline.cloud.network.OvnServer;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.ovs.RaftStatus;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** OVN's databases, as each of their servers describes its cluster. */
public final class OvnDatabases implements FactSource {

    private static final Map<String, String> INPUTS =
            new TreeMap<>(Map.of("northbound", "ovn-nb-cluster-status", "southbound", "ovn-sb-cluster-status"));

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var carriers = new HashSet<String>();
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals("ovn-central") && deployment.isRole())
                .forEach(deployment -> carriers.add(deployment.host()));
        var controllers = new HashSet<>(carriers);
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals("neutron-server") && deployment.isRole())
                .forEach(deployment -> controllers.add(deployment.host()));
        boolean managed = snapshot.hosts().stream().anyMatch(OvnDatabases::isManaged);
        INPUTS.forEach((name, input) -> {
            var answers = new ArrayList<OvnServer>();
            for (var host : snapshot.hosts()) {
                server(facts, host, name, input)
                        .ifPresentOrElse(answers::add, () -> missing(facts, host, name, input, carriers));
            }
            if (!answers.isEmpty()) {
                facts.addAll(answers);
                facts.add(new OvnDatabase(name, List.copyOf(answers), controllers.size(), managed));
            }
        });
    }

    private static Optional<OvnServer> server(Facts facts, HostFiles host, String name, String input) {
        return host.output(input).flatMap(output -> {
            if (output.text().contains("not a valid command")) {
                return Optional.of(new OvnServer(
                        host.name(),
                        name,
                        false,
                        false,
                        "",
                        false,
                        0,
                        List.of(),
                        output.at().line(1)));
            }
            return facts.understood(RaftStatus.parse(output.at(), output.text()))
                    .map(raft -> {
                        raft.servers().stream()
                                .filter(server -> !server.self())
                                .forEach(server -> facts.add(new Mention(
                                        hostOf(server.address()),
                                        List.of("ovn-database", "ovn-central"),
                                        server.at())));
                        return new OvnServer(
                                host.name(),
                                name,
                                true,
                                raft.member(),
                                raft.role(),
                                !raft.leader().equals("unknown"),
                                raft.uncommitted().orElse(0) + raft.unapplied().orElse(0),
                                raft.servers().stream()
                                        .map(RaftStatus.Server::address)
                                        .sorted()
                                        .toList(),
                                raft.at());
                    });
        });
    }

    /** {@code tcp:10.0.0.11:6643} or {@code ssl:[2001:db8::1]:6643}. */
    private static String hostOf(String target) {
        var address = target.substring(target.indexOf(':') + 1);
        int port = address.lastIndexOf(':');
        return port > 0 ? address.substring(0, port) : address;
    }

    private static void missing(Facts facts, HostFiles host, String name, String input, HashSet<String> carriers) {
        if (carriers.contains(host.name())) {
            var control = name.equals("northbound")
                    ? "ovnnb_db.ctl cluster/status OVN_Northbound"
                    : "ovnsb_db.ctl cluster/status OVN_Southbound";
            facts.add(new Unseen(
                    List.of("ovn-database"),
                    new BlindSpot(
                            host.name(),
                            input,
                            "whether the " + name + " database is clustered was not recorded",
                            "collect the output of `ovs-appctl -t /var/run/ovn/" + control + "`")));
        }
    }

    private static boolean isManaged(HostFiles host) {
        return host.output("crm_mon")
                .filter(output -> output.text().contains("ovndb"))
                .isPresent();
    }
}
