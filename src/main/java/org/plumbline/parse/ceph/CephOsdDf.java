package org.plumbline.parse.ceph;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * How full an OSD is, from {@code ceph osd df -f json}.
 *
 * @param utilization used space in percent
 */
public record CephOsdDf(OptionalLong id, String name, OptionalDouble utilization, Location at) {

    public static Parsed<List<CephOsdDf>> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var osds = json.value().get("nodes").items().stream()
                .map(osd -> new CephOsdDf(
                        osd.get("id").integer(),
                        osd.get("name").text().orElse(""),
                        osd.get("utilization").number(),
                        osd.at()))
                .toList();
        return new Parsed<>(osds, json.problems());
    }
}
