package org.plumbline.facts.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.network.L3Policy;
import org.plumbline.cloud.network.RouterList;
import org.plumbline.cloud.vip.VirtualRouter;
import org.plumbline.cloud.vip.VirtualRouter.Carrier;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Snapshot;

/** The projects' routers, the agents that carry them, and how neutron treats new ones. */
public final class Routers implements FactSource {

    private static final String AGENT = "neutron-l3-agent";
    private static final String CALL = "network/routers";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var agents = new TreeSet<String>();
        facts.all(ApiService.class).stream()
                .filter(service -> service.binary().equals(AGENT))
                .forEach(service -> agents.add(service.host()));
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.software().equals(AGENT) && deployment.isRole())
                .forEach(deployment -> agents.add(deployment.host()));
        var servers = facts.all(Service.class).stream()
                .filter(service -> service.name().equals("neutron-server")
                        || (service.project().equals("neutron")
                                && service.name().equals("neutron")))
                .toList();
        boolean complete = facts.all(MissingHost.class).isEmpty()
                || facts.all(ApiService.class).stream()
                        .anyMatch(service -> service.binary().startsWith("neutron-"));
        for (var server : servers) {
            if (agents.isEmpty()) {
                ovn(facts, server);
            } else {
                facts.add(new L3Policy(
                        server.host(),
                        server.setting("DEFAULT.l3_ha"),
                        server.setting("DEFAULT.router_distributed"),
                        server.setting("DEFAULT.allow_automatic_l3agent_failover"),
                        agents.size(),
                        complete));
            }
        }
        routers(facts, snapshot);
    }

    /** Without L3 agents, a router plug-in of OVN shows that none is missing. */
    private static void ovn(Facts facts, Service server) {
        var plugins = server.setting("DEFAULT.service_plugins");
        boolean ovn =
                plugins.list().stream().anyMatch(plugin -> plugin.equals("ovn-router") || plugin.contains("OVNL3"));
        if (plugins.isSet() && ovn && !facts.isAbsent("l3-policy")) {
            facts.add(new Absent(
                    "l3-policy",
                    "routers are carried by OVN's gateway chassis, not by L3 agents",
                    List.of(plugins.at())));
        }
    }

    private static void routers(Facts facts, Snapshot snapshot) {
        var answer = snapshot.api(CALL).map(file -> facts.understood(ApiJson.parse(file.at(), file.text())));
        if (answer.filter(api -> api.has("routers")).isEmpty()) {
            facts.add(Unseen.of(
                    "routers",
                    "api",
                    CALL,
                    answer.flatMap(ApiJson::error).orElse("the list of routers was not recorded"),
                    "record GET /v2.0/routers with an administrator's token"));
            return;
        }
        var api = answer.orElseThrow();
        facts.add(new RouterList(api.items("routers").size(), api.body().at().whole()));
        if (api.truncated()) {
            facts.add(Unseen.of("routers", "api", CALL, "the list of routers has further pages", "record all pages"));
        }
        boolean rescheduled = facts.all(L3Policy.class).stream().anyMatch(L3Policy::reschedules);
        api.items("routers").forEach(router -> facts.add(router(facts, snapshot, router, rescheduled)));
    }

    private static VirtualRouter router(Facts facts, Snapshot snapshot, Json router, boolean rescheduled) {
        var name = router.get("name").text().orElse("");
        var id = router.get("id").text().orElse("");
        var gateway = router.get("external_gateway_info");
        return new VirtualRouter(
                name.isEmpty() ? id : name,
                router.get("ha").bool(),
                router.get("distributed").bool(),
                gateway.isPresent() && gateway.get("enable_snat").bool().orElse(true),
                rescheduled,
                carriers(facts, snapshot, name, id),
                router.at());
    }

    private static Optional<List<Carrier>> carriers(Facts facts, Snapshot snapshot, String name, String id) {
        return Stream.of(id, name)
                .filter(key -> !key.isEmpty())
                .flatMap(key -> snapshot.api("network/router_" + key + "_l3-agents").stream())
                .findFirst()
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(api -> api.has("agents"))
                .map(api -> {
                    var carriers = new ArrayList<Carrier>();
                    api.items("agents")
                            .forEach(agent -> carriers.add(new Carrier(
                                    agent.get("host").text().orElse(""),
                                    agent.get("alive").bool().orElse(false),
                                    agent.get("ha_state").text().orElse(""),
                                    agent.at())));
                    return List.copyOf(carriers);
                });
    }
}
