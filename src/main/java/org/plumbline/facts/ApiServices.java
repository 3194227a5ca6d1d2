package org.plumbline.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Deployment.Evidence;
import org.plumbline.cloud.Unseen;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Snapshot;

/**
 * The workers and agents that nova, neutron and cinder list: on which hosts they are, and so which hosts there are.
 */
final class ApiServices implements FactSource {

    private static final Map<String, String> PROJECTS =
            Map.of("compute-services", "nova", "network-agents", "neutron", "volume-services", "cinder");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var services = new ArrayList<ApiService>();
        list(facts, snapshot, "compute-services", "compute/os-services", services);
        list(facts, snapshot, "network-agents", "network/agents", services);
        list(facts, snapshot, "volume-services", "volume/os-services", services);
        facts.addAll(services);
        var known = new HashSet<String>();
        facts.all(Deployment.class).stream()
                .filter(Deployment::isRole)
                .forEach(deployment -> known.add(deployment.software() + '@' + deployment.host()));
        services.forEach(service -> place(facts, service, known));
    }

    private static void list(Facts facts, Snapshot snapshot, String list, String call, List<ApiService> services) {
        var file = snapshot.api(call);
        if (file.isEmpty()) {
            unseen(facts, list, call, "what " + call + " lists was not recorded", "with an administrator's token");
            return;
        }
        var answer = facts.understood(ApiJson.parse(file.get().at(), file.get().text()));
        var collection = list.substring(list.indexOf('-') + 1);
        if (!answer.has(collection)) {
            unseen(facts, list, call, answer.error().orElse(call + " holds no list"), "with an administrator's token");
        } else if (answer.truncated()) {
            unseen(facts, list, call, "the list of " + call + " has further pages", "all pages");
        }
        for (var item : answer.items(collection)) {
            var host = item.get("host").text().orElse("");
            if (!host.isBlank()) {
                services.add(service(facts, list, item, host));
            }
        }
    }

    private static void unseen(Facts facts, String list, String call, String reason, String how) {
        var project = PROJECTS.getOrDefault(list, "");
        if (facts.all(Deployment.class).stream()
                .anyMatch(deployment ->
                        deployment.isRole() && deployment.project().equals(project))) {
            facts.add(Unseen.of(
                    list, "api", call, reason, "record GET " + call.substring(call.indexOf('/')) + " " + how));
        }
    }

    private static ApiService service(Facts facts, String list, Json item, String listed) {
        int backend = listed.indexOf('@');
        var host = backend < 0 ? listed : listed.substring(0, backend);
        boolean agent = item.get("agent_type").isPresent();
        return new ApiService(
                list,
                item.get("binary").text().orElse(""),
                HostNames.of(facts).host(host).orElse(host),
                listed,
                item.either("zone", "availability_zone").text().orElse(""),
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
