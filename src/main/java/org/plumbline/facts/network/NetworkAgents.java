package org.plumbline.facts.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.network.DhcpNetwork;
import org.plumbline.cloud.network.DhcpPolicy;
import org.plumbline.cloud.network.L3Agents;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The agents that carry routers and answer DHCP, from neutron's list, else from what runs on the hosts seen. */
public final class NetworkAgents implements FactSource {

    private static final String LIST = "network-agents";
    private static final String L3 = "neutron-l3-agent";
    private static final String DHCP = "neutron-dhcp-agent";
    /** Modes of L3 agents that route for their own hypervisor only. */
    private static final Set<String> LOCAL_MODES = Set.of("dvr", "dvr_no_external");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var listed = facts.all(ApiService.class).stream()
                .filter(agent -> agent.list().equals(LIST))
                .toList();
        boolean complete = !listed.isEmpty() || facts.all(MissingHost.class).isEmpty();
        l3(facts, snapshot, listed, complete);
        dhcp(facts, listed, complete);
        networks(facts, snapshot);
    }

    private static void l3(Facts facts, Snapshot snapshot, List<ApiService> listed, boolean complete) {
        var local = localAgents(facts, snapshot);
        var hosts = new TreeSet<String>();
        var members = new ArrayList<Located>();
        var examined = new ArrayList<Location>();
        agents(facts, listed, L3).forEach(agent -> {
            examined.add(agent.sign().at());
            if (!local.contains(agent.host())) {
                hosts.add(agent.host());
                members.add(agent.sign());
            }
        });
        if (!examined.isEmpty()) {
            facts.all(Inventory.class).forEach(inventory -> examined.addAll(inventory.proof()));
            facts.add(new L3Agents(List.copyOf(hosts), List.copyOf(members), complete, List.copyOf(examined)));
        } else if (!listed.isEmpty()) {
            absent(
                    facts,
                    "l3-agents",
                    "no L3 agent is among neutron's agents",
                    listed.get(0).at());
        } else {
            facts.all(Absent.class).stream()
                    .filter(proof -> proof.subject().equals("l3-policy") && !facts.isAbsent("l3-agents"))
                    .findFirst()
                    .ifPresent(proof -> facts.add(new Absent("l3-agents", proof.reason(), proof.proof())));
        }
    }

    private static void dhcp(Facts facts, List<ApiService> listed, boolean complete) {
        int agents =
                (int) agents(facts, listed, DHCP).map(Agent::host).distinct().count();
        for (var server : facts.all(Service.class).stream()
                .filter(NetworkAgents::isServer)
                .toList()) {
            var drivers = server.setting("ml2.mechanism_drivers");
            if (drivers.mentions("ovn") && !drivers.mentions("openvswitch") && !drivers.mentions("linuxbridge")) {
                absent(facts, "dhcp-policy", "OVN answers DHCP on every hypervisor", drivers.at());
            } else if (agents > 0) {
                facts.add(new DhcpPolicy(
                        server.host(),
                        server.setting("DEFAULT.dhcp_agents_per_network"),
                        server.setting("DEFAULT.allow_automatic_dhcp_failover"),
                        agents,
                        complete));
            } else if (!listed.isEmpty()) {
                absent(
                        facts,
                        "dhcp-policy",
                        "no DHCP agent is among neutron's agents",
                        listed.get(0).at());
            }
        }
    }

    /** A service whose role is not known is a server where it has a database. */
    private static boolean isServer(Service service) {
        return service.name().equals("neutron-server")
                || (service.name().equals("neutron")
                        && service.setting("database.connection").isSet());
    }

    private record Agent(String host, Located sign) {}

    /** Neutron's list where it was recorded, since it has every agent; else what was seen on hosts. */
    private static Stream<Agent> agents(Facts facts, List<ApiService> listed, String binary) {
        return listed.isEmpty()
                ? facts.all(Deployment.class).stream()
                        .filter(deployment -> deployment.software().equals(binary) && deployment.isRole())
                        .map(deployment -> new Agent(deployment.host(), deployment))
                : listed.stream()
                        .filter(agent -> agent.binary().equals(binary) && agent.enabled())
                        .map(agent -> new Agent(agent.host(), agent));
    }

    private static Set<String> localAgents(Facts facts, Snapshot snapshot) {
        var local = new HashSet<String>();
        facts.all(Service.class).stream()
                .filter(service -> service.name().equals(L3))
                .filter(service -> service.setting("DEFAULT.agent_mode").is("dvr", "dvr_no_external"))
                .forEach(service -> local.add(service.host()));
        for (var agent : items(snapshot, "network/agents", "agents")) {
            var mode = agent.get("configurations").get("agent_mode").text().orElse("");
            if (LOCAL_MODES.contains(mode)) {
                agent.get("host").text().map(facts.hostNames()::canonical).ifPresent(local::add);
            }
        }
        return local;
    }

    private static void networks(Facts facts, Snapshot snapshot) {
        var served = new HashSet<String>();
        items(snapshot, "network/subnets", "subnets").stream()
                .filter(subnet -> subnet.get("enable_dhcp").bool().orElse(false))
                .forEach(subnet -> subnet.get("network_id").text().ifPresent(served::add));
        for (var network : items(snapshot, "network/networks", "networks")) {
            var id = network.get("id").text().orElse("");
            var name = network.get("name").text().orElse("");
            if (served.contains(id)) {
                Stream.of(id, name, name.replace(' ', '_'))
                        .filter(key -> !key.isEmpty())
                        .flatMap(key -> snapshot.api("network/network_" + key + "_dhcp-agents").stream())
                        .findFirst()
                        .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                        .filter(api -> api.has("agents"))
                        .ifPresent(api -> facts.add(new DhcpNetwork(
                                name.isEmpty() ? id : name,
                                api.items("agents").size(),
                                api.body().at())));
            }
        }
    }

    private static List<Json> items(Snapshot snapshot, String call, String collection) {
        return snapshot.api(call)
                .map(file -> ApiJson.parse(file.at(), file.text()).value().items(collection))
                .orElse(List.of());
    }

    private static void absent(Facts facts, String subject, String reason, Location proof) {
        if (!facts.isAbsent(subject)) {
            facts.add(new Absent(subject, reason, List.of(proof)));
        }
    }
}
