package org.plumbline.facts.network;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Series;
import org.plumbline.cloud.network.NetworkControl;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/**
 * Neutron's control plane: one server process for everything, or, where the API runs under a WSGI server, separate
 * processes that talk to the agents and do the periodic work.
 */
public final class NetworkControls implements FactSource {

    private static final String SERVER = "neutron-server";
    private static final String RPC = "neutron-rpc-server";
    private static final String PERIODIC = "neutron-periodic-workers";
    /** Agents that take their orders over the message bus from a server process. */
    private static final Set<String> AGENTS = Set.of(
            "neutron-openvswitch-agent",
            "neutron-linuxbridge-agent",
            "neutron-l3-agent",
            "neutron-dhcp-agent",
            "neutron-sriov-nic-agent");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var machines = new HashMap<String, String>();
        facts.all(Host.class).forEach(host -> machines.put(host.name(), host.machine()));
        var servers = members(facts, SERVER);
        var rpc = members(facts, RPC);
        if (servers.isEmpty() && rpc.isEmpty()) {
            return;
        }
        boolean complete = facts.all(MissingHost.class).stream().allMatch(NetworkControls::isOnlyAnAgent);
        facts.add(control(SERVER, servers, rpc, machines, complete));
        boolean separate = !rpc.isEmpty() || servers.stream().anyMatch(NetworkControls::isWsgi);
        if (separate && usesAgents(facts)) {
            facts.add(control(RPC, rpc, servers, machines, complete));
        }
        boolean periodic = facts.all(Release.class).stream()
                .anyMatch(release ->
                        release.project().equals("neutron") && Series.within(release.series(), "2026.1", ""));
        if (separate && periodic) {
            facts.add(control(PERIODIC, members(facts, PERIODIC), servers, machines, complete));
        }
    }

    private static List<Deployment> members(Facts facts, String software) {
        return facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals(software) && deployment.isRole())
                .toList();
    }

    private static boolean isWsgi(Deployment server) {
        return server.args().stream().anyMatch(arg -> arg.contains("neutron-api"));
    }

    private static boolean usesAgents(Facts facts) {
        return facts.all(ApiService.class).stream().anyMatch(agent -> AGENTS.contains(agent.binary()));
    }

    private static boolean isOnlyAnAgent(MissingHost host) {
        return host.roles().stream()
                .allMatch(role -> role.endsWith("-agent") || role.startsWith("nova") || role.equals("neutron"));
    }

    private static NetworkControl control(
            String part,
            List<Deployment> members,
            List<Deployment> grounds,
            Map<String, String> machines,
            boolean complete) {
        var carriers = new TreeSet<String>();
        members.forEach(member -> carriers.add(machines.getOrDefault(member.host(), member.host())));
        return new NetworkControl(part, members, List.copyOf(carriers), grounds, complete);
    }
}
