package org.plumbline.facts.endpoints;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.endpoints.CatalogEntry;
import org.plumbline.cloud.endpoints.Endpoint;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;

/** The catalog that keystone hands to its clients: services, and the endpoints of each per region. */
public final class Endpoints implements FactSource {

    private static final String ENDPOINTS = "identity/endpoints";
    private static final String SERVICES = "identity/services";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var endpoints = items(facts, snapshot, ENDPOINTS, "endpoints");
        var services = items(facts, snapshot, SERVICES, "services");
        if (endpoints.isEmpty()) {
            unseen(facts, List.of("endpoint", "identity-endpoint", "endpoint-route"), ENDPOINTS);
        }
        if (endpoints.isEmpty() || services.isEmpty()) {
            unseen(facts, List.of("catalog-entry"), services.isEmpty() ? SERVICES : ENDPOINTS);
        }
        var found = endpoints(endpoints.orElse(List.of()), services);
        found.values().forEach(facts::addAll);
        if (endpoints.isPresent()) {
            services.ifPresent(list -> list.forEach(service -> facts.addAll(
                    entries(service, found.getOrDefault(service.get("id").text().orElse(""), List.of())))));
        }
    }

    private static Optional<List<Json>> items(Facts facts, Snapshot snapshot, String call, String collection) {
        return snapshot.api(call)
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(answer -> answer.has(collection))
                .map(answer -> answer.items(collection).stream()
                        .filter(item -> item.get("enabled").bool().orElse(true))
                        .toList());
    }

    /** The endpoints by id of their service; those of disabled services are no part of the catalog. */
    private static Map<String, List<Endpoint>> endpoints(List<Json> items, Optional<List<Json>> services) {
        var types = new HashMap<String, String>();
        services.ifPresent(list -> list.forEach(service -> types.put(
                service.get("id").text().orElse(""), service.get("type").text().orElse(""))));
        var found = new TreeMap<String, List<Endpoint>>();
        for (var item : items) {
            var service = item.get("service_id").text().orElse("");
            if (services.isEmpty() || types.containsKey(service)) {
                found.computeIfAbsent(service, s -> new ArrayList<>())
                        .add(new Endpoint(
                                types.getOrDefault(service, guessed(item)),
                                item.get("interface").text().orElse(""),
                                item.either("region_id", "region").text().orElse(""),
                                item.get("url").text().orElse(""),
                                item.at()));
            }
        }
        return found;
    }

    /** Without the list of services, keystone's own endpoints show by their port or path. */
    private static String guessed(Json endpoint) {
        var url = endpoint.get("url").text().orElse("");
        return url.contains(":5000") || url.contains("/identity") ? "identity" : "service";
    }

    private static List<CatalogEntry> entries(Json service, List<Endpoint> endpoints) {
        var type = service.get("type").text().orElse("");
        var regions = new TreeSet<String>();
        endpoints.forEach(endpoint -> regions.add(endpoint.region()));
        if (regions.isEmpty()) {
            return List.of(new CatalogEntry(type, "", List.of(), service.at()));
        }
        return regions.stream()
                .map(region -> new CatalogEntry(
                        type,
                        region,
                        endpoints.stream()
                                .filter(endpoint -> endpoint.region().equals(region))
                                .toList(),
                        service.at()))
                .toList();
    }

    private static void unseen(Facts facts, List<String> subjects, String call) {
        facts.add(new Unseen(
                subjects,
                new BlindSpot(
                        "api",
                        call,
                        "keystone's list of " + call.substring(call.indexOf('/') + 1) + " was not collected",
                        "collect the answer of GET /v3/" + call.substring(call.indexOf('/') + 1))));
    }
}
