package org.plumbline.facts.capacity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/**
 * The resource providers that placement listed.
 *
 * @param providers all of them, in the order of the list
 * @param at the list; empty where it was not recorded or holds none
 */
record Placement(List<ResourceProvider> providers, Optional<Location> at) {

    static final String CALL = "placement/resource_providers";
    private static final Set<String> COMPUTING = Set.of("VCPU", "PCPU", "MEMORY_MB");

    /**
     * A stock of one resource.
     *
     * @param ratio how often it is sold
     */
    record Stock(double total, double reserved, double ratio, Location at) {

        double offered() {
            return (total - reserved) * ratio;
        }
    }

    /**
     * A provider of resources: a hypervisor, or a part of one, or something that several share.
     *
     * @param nested whether it is a part of another one
     * @param stocks by resource; empty where they were not recorded
     * @param used by resource; empty where that was not recorded
     */
    record ResourceProvider(
            String name, boolean nested, Optional<Map<String, Stock>> stocks, Optional<Used> used, Location at) {

        Optional<Stock> stock(String resource) {
            return stocks.map(known -> known.get(resource));
        }

        /** Whether servers can run on it. */
        boolean computes() {
            return stocks.filter(known -> known.keySet().stream().anyMatch(COMPUTING::contains))
                    .isPresent();
        }
    }

    /** What servers have of a provider. */
    record Used(Map<String, Double> amounts, Location at) {}

    static Placement of(Facts facts, Snapshot snapshot) {
        var answer = snapshot.api(CALL).map(file -> read(facts, file));
        if (answer.filter(api -> api.has("resource_providers")).isEmpty()) {
            return new Placement(List.of(), Optional.empty());
        }
        var api = answer.orElseThrow();
        var providers = new ArrayList<ResourceProvider>();
        api.items("resource_providers").forEach(item -> providers.add(provider(facts, snapshot, item)));
        return new Placement(List.copyOf(providers), Optional.of(api.body().at().whole()));
    }

    private static ResourceProvider provider(Facts facts, Snapshot snapshot, Json item) {
        var name = item.get("name").text().orElse("");
        var keys = List.of(item.get("uuid").text().orElse(""), name);
        return new ResourceProvider(
                name,
                item.get("parent_provider_uuid").isPresent(),
                part(facts, snapshot, keys, "inventories").map(body -> stocks(body.get("inventories"))),
                part(facts, snapshot, keys, "usages").map(body -> new Used(amounts(body.get("usages")), body.at())),
                item.at());
    }

    /** What was recorded of one provider, under its id or its name. */
    private static Optional<Json> part(Facts facts, Snapshot snapshot, List<String> keys, String part) {
        return keys.stream()
                .filter(key -> !key.isEmpty())
                .flatMap(key -> Stream.of(CALL + '_' + key + '_' + part))
                .flatMap(call -> snapshot.api(call).stream())
                .findFirst()
                .map(file -> read(facts, file))
                .filter(api -> api.error().isEmpty() && api.body().get(part).isObject())
                .map(ApiJson::body);
    }

    private static ApiJson read(Facts facts, SourceFile file) {
        return facts.understood(ApiJson.parse(file.at(), file.text()));
    }

    private static Map<String, Stock> stocks(Json inventories) {
        var stocks = new TreeMap<String, Stock>();
        inventories.members().forEach((resource, inventory) -> {
            var total = inventory.get("total").number();
            var reserved = inventory.get("reserved").number();
            var ratio = inventory.get("allocation_ratio").number();
            if (total.isPresent() && reserved.isPresent() && ratio.isPresent()) {
                stocks.put(
                        resource,
                        new Stock(total.getAsDouble(), reserved.getAsDouble(), ratio.getAsDouble(), inventory.at()));
            }
        });
        return stocks;
    }

    private static Map<String, Double> amounts(Json usages) {
        var amounts = new HashMap<String, Double>();
        usages.members().forEach((resource, used) -> used.number().ifPresent(amount -> amounts.put(resource, amount)));
        return amounts;
    }
}
