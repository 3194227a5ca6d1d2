package org.plumbline.facts.storage;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.storage.VolumePool;
import org.plumbline.cloud.storage.VolumeTypes;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;

/** The pools of cinder's backends, and the types that lead to them. */
public final class VolumePools implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var pools = answer(facts, snapshot, "volume/pools", "pools");
        var types = answer(facts, snapshot, "volume/types", "volume_types");
        pools.ifPresent(api -> api.items("pools").forEach(pool -> facts.add(pool(pool))));
        if (pools.isPresent() && types.isPresent()) {
            facts.add(types(facts, types.get()));
        }
        if (pools.isEmpty()) {
            unseen(
                    facts,
                    List.of("volume-pool", "volume-types"),
                    "volume/pools",
                    "GET /scheduler-stats/get_pools?detail=true");
        } else if (types.isEmpty()) {
            unseen(facts, List.of("volume-types"), "volume/types", "GET /types?is_public=None");
        }
    }

    private static Optional<ApiJson> answer(Facts facts, Snapshot snapshot, String call, String collection) {
        return snapshot.api(call)
                .map(file -> facts.understood(ApiJson.parse(file.at(), file.text())))
                .filter(api -> api.has(collection));
    }

    private static void unseen(Facts facts, List<String> subjects, String call, String request) {
        if (facts.all(Deployment.class).stream()
                .anyMatch(role -> role.isRole() && role.project().equals("cinder"))) {
            facts.add(new Unseen(
                    subjects,
                    new BlindSpot("api", call, "what " + call + " lists was not recorded", "record " + request)));
        }
    }

    private static VolumePool pool(Json pool) {
        var can = pool.get("capabilities");
        return new VolumePool(
                pool.get("name").text().orElse(""),
                can.get("volume_backend_name").text().orElse(""),
                number(can.get("total_capacity_gb")),
                number(can.get("free_capacity_gb")),
                number(can.get("max_over_subscription_ratio")),
                number(can.get("reserved_percentage")),
                can.get("thin_provisioning_support").bool().orElse(false),
                pool.at());
    }

    /** A number, as such or as text; {@code infinite}, {@code unknown} and {@code auto} are none. */
    private static OptionalDouble number(Json json) {
        try {
            return json.text()
                    .map(text -> OptionalDouble.of(Double.parseDouble(text)))
                    .orElse(OptionalDouble.empty());
        } catch (NumberFormatException none) {
            return OptionalDouble.empty();
        }
    }

    private static VolumeTypes types(Facts facts, ApiJson types) {
        var names = new TreeSet<String>();
        var named = new TreeSet<String>();
        boolean otherwise = false;
        for (var type : types.items("volume_types")) {
            type.get("name").text().ifPresent(names::add);
            var specs = type.get("extra_specs");
            var backend = specs.get("volume_backend_name").text();
            backend.ifPresent(named::add);
            otherwise |=
                    !specs.isPresent() || (backend.isEmpty() && !specs.members().isEmpty());
        }
        var backends = new TreeSet<String>();
        facts.all(VolumePool.class).forEach(pool -> backends.add(pool.backend()));
        return new VolumeTypes(
                names,
                named,
                otherwise,
                backends,
                facts.all(Service.class).stream()
                        .filter(service -> service.name().equals("cinder-api")
                                || service.name().equals("cinder"))
                        .map(service -> service.setting("DEFAULT.default_volume_type"))
                        .toList(),
                types.body().at());
    }
}
