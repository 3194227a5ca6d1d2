package org.plumbline.facts.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.network.OvnGateways;
import org.plumbline.cloud.network.OvnRouterPort;
import org.plumbline.cloud.network.OvnRouterPorts;
import org.plumbline.cloud.network.OvnServer;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.ovs.OvsdbRow;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** The way out of OVN's routers: which chassis may be gateways, and how many of them each router has. */
public final class OvnRouting implements FactSource {

    private static final String CHASSIS = "ovn-sbctl-chassis";
    private static final String PORTS = "ovn-nbctl-ha";
    private static final List<String> SUBJECTS = List.of(
            "ovn-database",
            "ovn-gateways",
            "ovn-router-ports",
            "ovn-client",
            "ovn-northd",
            "ovn-probe",
            "port:ovn-central");
    private static final String GATEWAY = "enable-chassis-as-gw";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        snapshot.hosts().forEach(host -> {
            rows(facts, host, CHASSIS).ifPresent(rows -> gateways(facts, host, rows));
            rows(facts, host, PORTS).ifPresent(rows -> ports(facts, host, rows));
        });
        var databases = facts.all(OvnServer.class);
        boolean carried = facts.all(Deployment.class).stream()
                .anyMatch(deployment -> deployment.software().equals("ovn-central") && deployment.isRole());
        if (databases.isEmpty() && !carried) {
            elsewhere(facts);
        } else if (!databases.isEmpty()) {
            var host = databases.get(0).host();
            if (facts.all(OvnGateways.class).isEmpty()) {
                facts.add(unseen("ovn-gateways", host, CHASSIS, "ovn-sbctl --format=json list Chassis"));
            }
            if (facts.all(OvnRouterPorts.class).isEmpty()) {
                facts.add(unseen(
                        "ovn-router-ports",
                        host,
                        PORTS,
                        "ovn-nbctl --format=json list HA_Chassis_Group -- list Logical_Router_Port"));
            }
        }
    }

    private static Optional<List<OvsdbRow>> rows(Facts facts, HostFiles host, String input) {
        return host.output(input).flatMap(output -> {
            var parsed = OvsdbRow.parse(output.at(), output.text());
            var rows = facts.understood(parsed);
            return parsed.problems().isEmpty() ? Optional.of(rows) : Optional.empty();
        });
    }

    private static void gateways(Facts facts, HostFiles host, List<OvsdbRow> rows) {
        var chosen = new ArrayList<String>();
        var bridged = new ArrayList<String>();
        for (var row : rows) {
            var name = row.text("hostname")
                    .filter(text -> !text.isEmpty())
                    .or(() -> row.text("name"))
                    .orElse("");
            if (option(row, "ovn-cms-options").contains(GATEWAY)) {
                chosen.add(name);
            }
            if (!option(row, "ovn-bridge-mappings").isEmpty()) {
                bridged.add(name);
            }
        }
        var names = (chosen.isEmpty() ? bridged : chosen).stream().sorted().toList();
        facts.add(new OvnGateways(
                host.name(),
                names,
                !chosen.isEmpty(),
                host.output(CHASSIS).orElseThrow().at()));
    }

    /** Newer releases of OVN keep them in other_config, older ones in external_ids. */
    private static String option(OvsdbRow chassis, String name) {
        return chassis.map("other_config")
                .getOrDefault(name, chassis.map("external_ids").getOrDefault(name, ""));
    }

    private static void ports(Facts facts, HostFiles host, List<OvsdbRow> rows) {
        var groups = rows.stream()
                .filter(row -> row.columns().containsKey("ha_chassis"))
                .toList();
        int count = 0;
        for (var row : rows) {
            boolean gateway = !row.set("gateway_chassis").isEmpty()
                    || !row.set("ha_chassis_group").isEmpty()
                    || row.map("external_ids")
                            .getOrDefault("neutron:is_ext_gw", "")
                            .equalsIgnoreCase("true");
            if (row.columns().containsKey("gateway_chassis") && gateway) {
                count++;
                facts.add(
                        new OvnRouterPort(host.name(), row.text("name").orElse(""), candidates(row, groups), row.at()));
            }
        }
        facts.add(new OvnRouterPorts(
                host.name(), count, host.output(PORTS).orElseThrow().at()));
    }

    private static int candidates(OvsdbRow port, List<OvsdbRow> groups) {
        int own = port.set("gateway_chassis").size();
        int grouped = port.set("ha_chassis_group").stream()
                .flatMap(id -> groups.stream()
                        .filter(group -> group.text("_uuid").filter(id::equals).isPresent()))
                .mapToInt(group -> group.set("ha_chassis").size())
                .sum();
        return Math.max(own, grouped);
    }

    private static Unseen unseen(String subject, String host, String input, String command) {
        return new Unseen(
                List.of(subject),
                new BlindSpot(
                        host,
                        input,
                        "what OVN knows of gateways and router ports was not recorded",
                        "collect the output of `" + command + "`"));
    }

    /** Without a database on any host seen: absent, unless neutron was set up for OVN. */
    private static void elsewhere(Facts facts) {
        var driver = facts.all(Service.class).stream()
                .filter(service -> service.project().equals("neutron"))
                .map(service -> service.setting("ml2.mechanism_drivers"))
                .filter(setting -> setting.mentions("ovn"))
                .findFirst();
        if (driver.isPresent()) {
            var at = driver.get().at();
            facts.add(new Unseen(
                    SUBJECTS,
                    new BlindSpot(
                            at.host(),
                            "ovn-nb-cluster-status",
                            "neutron uses OVN (" + at + "), and none of the hosts seen carries its databases",
                            "add the hosts that run ovn-northd, or its databases' cluster status")));
            return;
        }
        boolean unread = facts.all(Unseen.class).stream()
                .anyMatch(missing -> missing.subjects().contains("neutron"));
        facts.all(Absent.class).stream()
                .filter(proof -> proof.subject().equals("ovn-central") && !unread)
                .findFirst()
                .ifPresent(proof -> SUBJECTS.forEach(subject -> facts.add(new Absent(
                        subject, "neutron does not use OVN, and no host carries its databases", proof.proof()))));
    }
}
