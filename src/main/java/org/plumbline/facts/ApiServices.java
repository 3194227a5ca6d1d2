package org.plumbline.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Deployment.Evidence;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Snapshot;

/**
 * The workers and agents that nova, neutron and cinder list: on which hosts they are, and so which hosts there are.
 */
final class ApiServices implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var services = new ArrayList<ApiService>();
        list(facts, snapshot, "compute/os-services", "services", services);
        list(facts, snapshot, "network/agents", "agents", services);
        list(facts, snapshot, "volume/os-services", "services", services);
        facts.addAll(services);
        var known = new HashSet<String>();
        facts.all(Deployment.class).stream()
                .filter(Deployment::isRole)
                .forEach(deployment -> known.add(deployment.software() + '@' + deployment.host()));
        services.forEach(service -> place(facts, service, known));
    }

    private static void list(
            Facts facts, Snapshot snapshot, String call, String collection, List<ApiService> services) {
        snapshot.api(call).ifPresent(file -> {
            var answer = facts.understood(ApiJson.parse(file.at(), file.text()));
            for (var item : answer.items(collection)) {
                var host = item.get("host").text().orElse("");
                if (!host.isBlank()) {
                    services.add(service(facts, item, host));
                }
            }
        });
    }

    private static ApiService service(Facts facts, Json item, String listed) {
        int backend = listed.indexOf('@');
        var host = backend < 0 ? listed : listed.substring(0, backend);
        boolean agent = item.get("agent_type").isPresent();
        return new ApiService(
                item.get("binary").text().orElse(""),
                HostNames.of(facts).host(host).orElse(host),
                listed,
                agent
                        ? is(item, "admin_state_up")
                        : item.get("status").text().orElse("").equals("enabled"),
                agent ? is(item, "alive") : item.get("state").text().orElse("").equals("up"),
                is(item, "forced_down"),
                item.at());
    }

    private static boolean is(Json item, String attribute) {
        return item.get(attribute).bool().orElse(false);
    }

    /** A listed service is on its host even where nothing of the host tells. */
    private static void place(Facts facts, ApiService service, Set<String> known) {
        Software.named(service.binary())
                .filter(software -> service.up()
                        && facts.hostNames().host(service.host()).isPresent()
                        && known.add(software.name() + '@' + service.host()))
                .ifPresent(software -> facts.add(new Deployment(
                        software.name(),
                        software.project(),
                        service.host(),
                        Evidence.REGISTERED,
                        List.of(),
                        service.at())));
    }
}
