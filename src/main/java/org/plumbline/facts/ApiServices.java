package org.plumbline.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Deployment.Evidence;
import org.plumbline.cloud.Unseen;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Snapshot;

/** The workers and agents that APIs list: on which hosts they are, and so which hosts there are. */
final class ApiServices implements FactSource {

    private static final Map<String, String> PROJECTS = Map.of(
            "compute-services", "nova",
            "network-agents", "neutron",
            "volume-services", "cinder",
            "share-services", "manila",
            "orchestration-services", "heat",
            "dns-service_statuses", "designate",
            "baremetal-conductors", "ironic",
            "infra-optim-services", "watcher");

    /** What these lists leave out of the names of the binaries. */
    private static final Map<String, String> PREFIXES =
            Map.of("dns-service_statuses", "designate-", "baremetal-conductors", "ironic-conductor");

    private static final Set<String> UP = Set.of("up", "active");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var services = new ArrayList<ApiService>();
        list(facts, snapshot, "compute-services", "compute/os-services", services);
        list(facts, snapshot, "network-agents", "network/agents", services);
        list(facts, snapshot, "volume-services", "volume/os-services", services);
        list(facts, snapshot, "share-services", "share/services", services);
        list(facts, snapshot, "orchestration-services", "orchestration/services", services);
        list(facts, snapshot, "dns-service_statuses", "dns/service_statuses", services);
        list(facts, snapshot, "baremetal-conductors", "baremetal/conductors", services);
        list(facts, snapshot, "infra-optim-services", "infra-optim/services", services);
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
        var collection = list.substring(list.lastIndexOf('-') + 1);
        if (!answer.has(collection)) {
            unseen(facts, list, call, answer.error().orElse(call + " holds no list"), "with an administrator's token");
        } else if (answer.truncated()) {
            unseen(facts, list, call, "the list of " + call + " has further pages", "all pages");
        }
        answer.items(collection).stream()
                .map(item -> service(facts, list, item))
                .filter(service -> !service.listed().isBlank() && !isGone(service))
                .forEach(services::add);
    }

    /** Heat keeps the rows of engines that were stopped for good. */
    private static boolean isGone(ApiService service) {
        return service.list().equals("orchestration-services") && !service.up();
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

    private static ApiService service(Facts facts, String list, Json item) {
        var listed = first(item, "host", "hostname");
        int backend = listed.indexOf('@');
        var host = backend < 0 ? listed : listed.substring(0, backend);
        return new ApiService(
                list,
                PREFIXES.getOrDefault(list, "") + first(item, "binary", "service_name", "name"),
                HostNames.of(facts).host(host).orElse(host),
                listed,
                first(item, "zone", "availability_zone", "conductor_group"),
                item.get("admin_state_up").isPresent()
                        ? is(item, "admin_state_up")
                        : !first(item, "status").equalsIgnoreCase("disabled"),
                item.get("alive").isPresent()
                        ? is(item, "alive")
                        : UP.contains(first(item, "state", "status").toLowerCase(Locale.ROOT)),
                is(item, "forced_down"),
                first(item, "backend_state").equals("down"),
                item.at());
    }

    /** The first of these attributes that is there; empty where none is. */
    private static String first(Json item, String... attributes) {
        return Arrays.stream(attributes)
                .flatMap(attribute -> item.get(attribute).text().stream())
                .findFirst()
                .orElse("");
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
