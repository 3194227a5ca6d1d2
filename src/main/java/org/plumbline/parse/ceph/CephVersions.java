package org.plumbline.parse.ceph;

import java.util.Map;
import java.util.TreeMap;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * Which versions run, from {@code ceph versions}.
 *
 * @param daemons kind of daemon ({@code mon}, {@code mgr}, {@code osd}, {@code mds}, {@code rgw}, {@code overall}) to
 *     version number, e.g. {@code 18.2.7}, to the number of daemons that run it
 */
public record CephVersions(Map<String, Map<String, Long>> daemons, Location at) {

    public static Parsed<CephVersions> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var daemons = new TreeMap<String, Map<String, Long>>();
        json.value().members().forEach((kind, versions) -> {
            var counts = new TreeMap<String, Long>();
            versions.members().forEach((version, count) -> count.integer()
                    .ifPresent(number -> counts.merge(number(version), number, Long::sum)));
            daemons.put(kind, counts);
        });
        return new Parsed<>(new CephVersions(daemons, json.value().at()), json.problems());
    }

    /** {@code ceph version 18.2.7 (…) reef (stable)}: the third word. */
    private static String number(String version) {
        var words = version.split(" ", 4);
        return words.length > 2 && version.startsWith("ceph version ") ? words[2] : version;
    }
}
