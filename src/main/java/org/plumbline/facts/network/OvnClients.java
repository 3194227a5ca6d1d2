package org.plumbline.facts.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.network.OvnClient;
import org.plumbline.cloud.network.OvnDatabase;
import org.plumbline.cloud.network.OvnNorthd;
import org.plumbline.cloud.network.OvnNorthds;
import org.plumbline.cloud.network.OvnProbe;
import org.plumbline.cloud.network.OvnServer;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.parse.ovs.OvsdbRow;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Who talks to OVN's databases, to which of their servers, and how patiently; and which ovn-northd translates for them. */
public final class OvnClients implements FactSource {

    private static final String CONTROLLER = "ovn-controller";
    private static final String SWITCH = "ovs-vsctl-open_vswitch";
    private static final Set<String> AGENTS = Set.of("neutron-ovn-metadata-agent", "neutron-ovn-agent");
    private static final Map<String, String> CONNECTIONS =
            Map.of("ovn-nbctl-connection", "northbound database", "ovn-sbctl-connection", "southbound database");
    /** What OVSDB waits where nobody says otherwise. */
    private static final String DEFAULT_PROBE = "5000";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var members = new HashMap<String, List<String>>();
        for (var database : facts.all(OvnDatabase.class)) {
            members.put(database.name(), members(facts, database));
        }
        int chassis = (int) facts.all(ApiService.class).stream()
                .filter(agent -> agent.binary().equals(CONTROLLER))
                .map(ApiService::host)
                .distinct()
                .count();
        for (var service : facts.all(Service.class)) {
            neutron(facts, service, members, chassis);
        }
        for (var host : hosts(facts, CONTROLLER)) {
            snapshot.host(host)
                    .flatMap(files -> rows(facts, files, SWITCH).stream().findFirst())
                    .ifPresentOrElse(
                            row -> chassis(facts, host, row, members, chassis),
                            () -> facts.add(unseen("ovn-client", host, SWITCH, "`ovs-vsctl list Open_vSwitch`")));
        }
        facts.all(MissingHost.class).stream()
                .filter(host -> host.roles().contains(CONTROLLER))
                .forEach(host -> facts.add(unseen("ovn-client", host.name(), SWITCH, "`ovs-vsctl list Open_vSwitch`")));
        if (!facts.all(OvnClient.class).isEmpty()) {
            facts.all(Unseen.class).stream()
                    .filter(missing -> missing.subjects().contains("neutron-server"))
                    .forEach(missing -> facts.add(new Unseen(List.of("ovn-client"), missing.spot())));
        }
        northds(facts, snapshot);
        probes(facts, snapshot, chassis);
    }

    private static Set<String> hosts(Facts facts, String software) {
        var hosts = new TreeSet<String>();
        facts.all(Deployment.class).stream()
                .filter(deployment ->
                        deployment.isRole() && deployment.software().equals(software))
                .forEach(deployment -> hosts.add(deployment.host()));
        return hosts;
    }

    private static List<String> members(Facts facts, OvnDatabase database) {
        var members = new TreeSet<String>();
        for (var server : database.answers()) {
            server.servers().forEach(address -> members.addAll(servers(facts, address)));
        }
        return List.copyOf(members);
    }

    private static void neutron(Facts facts, Service service, Map<String, List<String>> members, int chassis) {
        boolean server = service.name().equals("neutron-server")
                && service.setting("ml2.mechanism_drivers").mentions("ovn");
        if (server) {
            client(facts, service, "northbound", service.setting("ovn.ovn_nb_connection"), members);
        }
        if (server || AGENTS.contains(service.name())) {
            client(facts, service, "southbound", service.setting("ovn.ovn_sb_connection"), members);
            var probe = service.setting("ovn.ovsdb_probe_interval");
            if (!Double.isNaN(probe.number())) {
                facts.add(new OvnProbe(service.host(), service.name(), probe.number(), chassis, probe.at()));
            }
        }
    }

    private static void client(
            Facts facts, Service service, String database, Setting target, Map<String, List<String>> members) {
        facts.add(client(facts, service.host(), service.name(), database, target, members));
    }

    private static OvnClient client(
            Facts facts, String host, String name, String database, Setting target, Map<String, List<String>> members) {
        return new OvnClient(
                host,
                name,
                database,
                target,
                target.known() ? servers(facts, target.value()) : List.of(),
                members.getOrDefault(database, List.of()),
                members.containsKey(database));
    }

    private static void chassis(
            Facts facts, String host, OvsdbRow row, Map<String, List<String>> members, int chassis) {
        var ids = row.map("external_ids");
        var remote = Setting.set("external_ids:ovn-remote", ids.getOrDefault("ovn-remote", ""), row.at());
        facts.add(client(facts, host, CONTROLLER, "southbound", remote, members));
        probe(facts, host, CONTROLLER, ids.getOrDefault("ovn-remote-probe-interval", DEFAULT_PROBE), chassis, row);
    }

    private static void probe(Facts facts, String host, String end, String value, int chassis, OvsdbRow row) {
        var number = Setting.set(end, value, row.at()).number();
        if (!Double.isNaN(number)) {
            facts.add(new OvnProbe(host, end, number, chassis, row.at()));
        }
    }

    /** The hosts in {@code tcp:10.0.0.11:6642,ssl:[2001:db8::1]:6642} or {@code unix:/run/ovn/ovnsb_db.sock}. */
    private static List<String> servers(Facts facts, String targets) {
        var hosts = new TreeSet<String>();
        for (var target : targets.split("[,\\s]+", -1)) {
            int scheme = target.indexOf(':');
            var address = scheme < 0 ? "" : target.substring(scheme + 1);
            int port = address.lastIndexOf(':');
            var host = port > 0 && !address.endsWith("]") ? address.substring(0, port) : address;
            if (target.startsWith("unix:") || IpNetwork.isLoopback(host.replaceAll("[\\[\\]]", ""))) {
                hosts.add("localhost");
            } else if (!host.isEmpty()) {
                hosts.add(facts.hostNames().canonical(host));
            }
        }
        return List.copyOf(hosts);
    }

    private static void northds(Facts facts, Snapshot snapshot) {
        var found = new ArrayList<OvnNorthd>();
        var carriers = new HashSet<>(hosts(facts, "ovn-central"));
        facts.all(OvnServer.class).forEach(server -> carriers.add(server.host()));
        boolean complete = facts.all(MissingHost.class).stream()
                .noneMatch(host -> isNamed(host) || ControlPlane.couldCarryIt(host));
        for (var host : carriers.stream().sorted().toList()) {
            var status = snapshot.host(host)
                    .flatMap(files -> files.output("ovn-northd-status"))
                    .flatMap(output -> status(output.text())
                            .map(said -> new OvnNorthd(host, said, output.at().line(1))));
            status.ifPresent(found::add);
            if (status.isEmpty()) {
                complete = false;
                facts.add(unseen("ovn-northd", host, "ovn-northd-status", "`ovn-appctl -t ovn-northd status`"));
            }
        }
        boolean safe = found.size() > 1
                && found.stream().anyMatch(northd -> northd.status().equals("active"));
        facts.all(MissingHost.class).stream()
                .filter(host -> isNamed(host) || !found.isEmpty() && !safe && ControlPlane.couldCarryIt(host))
                .forEach(host -> facts.add(
                        unseen("ovn-northd", host.name(), "ovn-northd-status", "`ovn-appctl -t ovn-northd status`")));
        facts.addAll(found);
        if (!found.isEmpty()) {
            boolean managed = facts.all(OvnDatabase.class).stream().anyMatch(OvnDatabase::managed);
            facts.add(new OvnNorthds(List.copyOf(found), complete, managed));
        }
    }

    private static boolean isNamed(MissingHost host) {
        return host.roles().contains("ovn-database") || host.roles().contains("ovn-central");
    }

    /** {@code Status: active}. */
    private static Optional<String> status(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("Status:"))
                .map(line -> line.substring("Status:".length()).strip())
                .findFirst();
    }

    private static void probes(Facts facts, Snapshot snapshot, int chassis) {
        var seen = new HashSet<String>();
        for (var host : snapshot.hosts()) {
            CONNECTIONS.forEach((input, end) -> host.output(input).ifPresent(output -> {
                seen.add(input);
                var rows = rows(facts, host, input);
                // Without a row the database listens as its command line says, and waits as long as OVSDB does.
                (rows.isEmpty() ? List.of(new OvsdbRow(Map.of(), output.at())) : rows)
                        .forEach(row -> probe(
                                facts,
                                host.name(),
                                end,
                                row.text("inactivity_probe").orElse(DEFAULT_PROBE),
                                chassis,
                                row));
            }));
        }
        var servers = facts.all(OvnServer.class);
        CONNECTIONS.keySet().stream()
                .filter(input -> !servers.isEmpty() && !seen.contains(input))
                .sorted()
                .forEach(input -> facts.add(unseen(
                        "ovn-probe",
                        servers.get(0).host(),
                        input,
                        "`" + input.substring(0, 9) + " --format=json list connection`")));
    }

    private static List<OvsdbRow> rows(Facts facts, HostFiles host, String input) {
        return host.output(input)
                .map(output -> facts.understood(OvsdbRow.parse(output.at(), output.text())))
                .orElse(List.of());
    }

    private static Unseen unseen(String subject, String host, String input, String command) {
        return new Unseen(
                List.of(subject),
                new BlindSpot(
                        host,
                        input,
                        "what OVN on " + host + " was told was not recorded",
                        "collect the output of " + command));
    }
}
