package org.plumbline.parse.ceph;

import java.util.List;
import java.util.OptionalLong;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * Space in bytes, from {@code ceph df -f json}.
 *
 * @param used raw bytes in use, copies counted
 */
public record CephDf(Location at, OptionalLong total, OptionalLong used, OptionalLong available, List<Pool> pools) {

    /**
     * @param used bytes in use, as the release counts them
     * @param maxAvailable bytes a client can still write before the first OSD is full
     */
    public record Pool(String name, OptionalLong used, OptionalLong maxAvailable, Location at) {}

    public static Parsed<CephDf> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var stats = json.value().get("stats");
        var df = new CephDf(
                stats.at(),
                stats.get("total_bytes").integer(),
                stats.either("total_used_raw_bytes", "total_used_bytes").integer(),
                stats.get("total_avail_bytes").integer(),
                json.value().get("pools").items().stream().map(CephDf::pool).toList());
        return new Parsed<>(df, json.problems());
    }

    private static Pool pool(Json pool) {
        var stats = pool.get("stats");
        return new Pool(
                pool.get("name").text().orElse(""),
                stats.get("bytes_used").integer(),
                stats.get("max_avail").integer(),
                pool.at());
    }
}
