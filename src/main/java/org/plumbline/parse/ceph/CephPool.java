package org.plumbline.parse.ceph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A pool as {@code ceph osd pool ls detail} and {@code ceph osd dump} describe it, as JSON.
 *
 * @param erasure whether it is erasure coded; false is replicated, empty where the output does not tell
 * @param size copies of an object, or k+m
 * @param minSize copies that must be there for a write
 * @param crushRule id of its rule
 * @param erasureProfile name of the profile; empty for replicated pools
 * @param applications what uses it: {@code rbd}, {@code rgw}, {@code cephfs}
 */
public record CephPool(
        OptionalLong id,
        String name,
        Optional<Boolean> erasure,
        OptionalLong size,
        OptionalLong minSize,
        OptionalLong crushRule,
        OptionalLong pgNum,
        String autoscaleMode,
        String erasureProfile,
        List<String> applications,
        Location at) {

    private static final long REPLICATED = 1;
    private static final long ERASURE = 3;

    /** Reads {@code ceph osd pool ls detail -f json}. */
    public static Parsed<List<CephPool>> parse(Location file, String text) {
        var json = Json.parse(file, text);
        return new Parsed<>(from(json.value()), json.problems());
    }

    static List<CephPool> from(Json pools) {
        return pools.items().stream().map(CephPool::pool).toList();
    }

    private static CephPool pool(Json pool) {
        return new CephPool(
                pool.either("pool_id", "pool").integer(),
                pool.get("pool_name").text().orElse(""),
                erasure(pool.get("type").integer()),
                pool.get("size").integer(),
                pool.get("min_size").integer(),
                pool.either("crush_rule", "crush_ruleset").integer(),
                pool.get("pg_num").integer(),
                pool.get("pg_autoscale_mode").text().orElse(""),
                pool.get("erasure_code_profile").text().orElse(""),
                List.copyOf(pool.get("application_metadata").members().keySet()),
                pool.at());
    }

    private static Optional<Boolean> erasure(OptionalLong type) {
        return type.isPresent() && (type.getAsLong() == REPLICATED || type.getAsLong() == ERASURE)
                ? Optional.of(type.getAsLong() == ERASURE)
                : Optional.empty();
    }
}
