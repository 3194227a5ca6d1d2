package org.plumbline.parse.ceph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * What {@code ceph osd dump -f json} says.
 *
 * @param flags cluster-wide flags, e.g. {@code noout}
 * @param flagsAt the line of the flags
 * @param nearfull ratios of used space, 0 to 1; empty before Luminous
 * @param requireOsdRelease name of the oldest release an OSD may have; empty where the output does not tell
 * @param erasureProfiles name of a profile to its settings, e.g. {@code k}, {@code m}
 */
public record CephOsdMap(
        Location at,
        String fsid,
        List<String> flags,
        Location flagsAt,
        OptionalDouble nearfull,
        OptionalDouble backfillfull,
        OptionalDouble full,
        String requireOsdRelease,
        List<CephPool> pools,
        List<Osd> osds,
        Map<String, Map<String, String>> erasureProfiles) {

    /** @param up whether it runs; empty, like {@code in}, where the output does not tell */
    public record Osd(OptionalLong id, Optional<Boolean> up, Optional<Boolean> in, Location at) {}

    public static Parsed<CephOsdMap> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var root = json.value();
        var profiles = new TreeMap<String, Map<String, String>>();
        root.get("erasure_code_profiles").members().forEach((name, profile) -> profiles.put(name, texts(profile)));
        var map = new CephOsdMap(
                root.at(),
                root.get("fsid").text().orElse(""),
                flags(root.get("flags")),
                root.get("flags").at(),
                root.get("nearfull_ratio").number(),
                root.get("backfillfull_ratio").number(),
                root.get("full_ratio").number(),
                root.get("require_osd_release").text().orElse(""),
                CephPool.from(root.get("pools")),
                root.get("osds").items().stream().map(CephOsdMap::osd).toList(),
                profiles);
        return new Parsed<>(map, json.problems());
    }

    private static List<String> flags(Json flags) {
        return Stream.of(flags.text().orElse("").split(","))
                .map(String::strip)
                .filter(flag -> !flag.isEmpty())
                .toList();
    }

    private static Osd osd(Json osd) {
        return new Osd(osd.get("osd").integer(), isOne(osd.get("up")), isOne(osd.get("in")), osd.at());
    }

    private static Optional<Boolean> isOne(Json number) {
        return number.integer().isPresent() ? Optional.of(number.integer().getAsLong() == 1) : Optional.empty();
    }

    private static Map<String, String> texts(Json object) {
        var texts = new TreeMap<String, String>();
        object.members().forEach((name, value) -> value.text().ifPresent(text -> texts.put(name, text)));
        return texts;
    }
}
