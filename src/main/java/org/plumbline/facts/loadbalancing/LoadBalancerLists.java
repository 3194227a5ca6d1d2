package org.plumbline.facts.loadbalancing;

import static java.util.stream.Collectors.groupingBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.loadbalancing.Amphora;
import org.plumbline.cloud.loadbalancing.Amphorae;
import org.plumbline.cloud.loadbalancing.CrampedPair;
import org.plumbline.cloud.loadbalancing.LoadBalancer;
import org.plumbline.cloud.loadbalancing.LoadBalancers;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Snapshot;

/** The projects' load balancers and amphorae, as octavia lists them. */
public final class LoadBalancerLists implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        list(facts, snapshot, "load-balancer/loadbalancers", "loadbalancers", "load-balancers")
                .ifPresent(api -> balancers(facts, snapshot, api));
        list(facts, snapshot, "load-balancer/amphorae", "amphorae", "amphorae")
                .ifPresent(api -> amphorae(facts, snapshot, api));
    }

    private static Optional<ApiJson> list(
            Facts facts, Snapshot snapshot, String call, String collection, String subject) {
        var answer = snapshot.api(call)
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(api -> api.has(collection));
        boolean runs = facts.all(Deployment.class).stream()
                .anyMatch(deployment ->
                        deployment.isRole() && deployment.project().equals("octavia"));
        if (answer.isEmpty() && runs) {
            facts.add(Unseen.of(subject, "api", call, "what " + call + " lists was not recorded", "record all of it"));
        } else if (answer.filter(ApiJson::truncated).isPresent()) {
            facts.add(Unseen.of(subject, "api", call, "the list has further pages", "record all pages"));
        }
        return answer;
    }

    private static void balancers(Facts facts, Snapshot snapshot, ApiJson api) {
        int amphora = 0;
        for (var item : api.items("loadbalancers")) {
            var provider = text(item, "provider");
            amphora += provider.startsWith("amphora") || provider.equals("octavia") ? 1 : 0;
            var name = text(item, "name");
            facts.add(new LoadBalancer(
                    name.isEmpty() ? text(item, "id") : name,
                    provider,
                    text(item, "provisioning_status"),
                    minutes(snapshot.collectedAt(), item),
                    item.at()));
        }
        facts.add(new LoadBalancers(amphora, api.body().at().whole()));
    }

    /** Octavia writes times in UTC without saying so. */
    private static OptionalLong minutes(@Nullable Instant now, Json item) {
        var changed = item.either("updated_at", "created_at").text().orElse("");
        if (now == null || changed.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            var then =
                    LocalDateTime.parse(changed.endsWith("Z") ? changed.substring(0, changed.length() - 1) : changed);
            return OptionalLong.of(
                    Duration.between(then.toInstant(ZoneOffset.UTC), now).toMinutes());
        } catch (DateTimeException noTime) {
            return OptionalLong.empty();
        }
    }

    private static void amphorae(Facts facts, Snapshot snapshot, ApiJson api) {
        var hypervisors = hypervisors(snapshot);
        var all = new ArrayList<Amphora>();
        for (var item : api.items("amphorae")) {
            all.add(new Amphora(
                    text(item, "id"),
                    text(item, "loadbalancer_id"),
                    text(item, "status"),
                    text(item, "role"),
                    hypervisors.getOrDefault(text(item, "compute_id"), ""),
                    item.at()));
        }
        facts.addAll(all);
        facts.add(new Amphorae(all.size(), api.body().at().whole()));
        all.stream()
                .filter(amphora -> !amphora.hypervisor().isEmpty()
                        && !amphora.loadBalancer().isEmpty()
                        && amphora.status().equals("ALLOCATED"))
                .collect(groupingBy(
                        amphora -> amphora.loadBalancer() + '@' + amphora.hypervisor(),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .filter(members -> members.size() > 1)
                .forEach(members -> facts.add(new CrampedPair(members.get(0).hypervisor(), members)));
    }

    private static Map<String, String> hypervisors(Snapshot snapshot) {
        var hypervisors = new HashMap<String, String>();
        snapshot.api("compute/servers")
                .map(file -> ApiJson.parse(file.at(), file.text()).value().items("servers"))
                .orElse(List.of())
                .forEach(server -> server.get("OS-EXT-SRV-ATTR:host")
                        .text()
                        .ifPresent(host -> hypervisors.put(text(server, "id"), host)));
        return hypervisors;
    }

    private static String text(Json item, String attribute) {
        return item.get(attribute).text().orElse("");
    }
}
