package org.plumbline.parse.ceph;

import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * The managers, from {@code ceph mgr dump -f json}.
 *
 * @param active name of the active manager; empty when there is none
 * @param standbys names of those that wait; empty Optional where the output does not list them
 */
public record CephMgr(Location at, Optional<Boolean> available, String active, Optional<List<String>> standbys) {

    public static Parsed<CephMgr> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var map = json.value();
        var standbys = map.get("standbys").items().stream()
                .flatMap(standby -> standby.get("name").text().stream())
                .toList();
        var mgr = new CephMgr(
                map.at(),
                map.get("available").bool(),
                map.get("active_name").text().orElse(""),
                map.get("standbys").isArray() ? Optional.of(standbys) : Optional.empty());
        return new Parsed<>(mgr, json.problems());
    }
}
