package org.plumbline.parse.ceph;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * A cephx user, from {@code ceph auth ls -f json}; its key is not kept.
 *
 * @param entity e.g. {@code client.cinder}
 * @param caps daemon ({@code mon}, {@code osd}, …) to what the user may do there
 */
public record CephAuth(String entity, Map<String, String> caps, Location at) {

    public static Parsed<List<CephAuth>> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var users = json.value().get("auth_dump").items().stream()
                .map(CephAuth::user)
                .toList();
        return new Parsed<>(users, json.problems());
    }

    private static CephAuth user(Json user) {
        var caps = new TreeMap<String, String>();
        user.get("caps")
                .members()
                .forEach((daemon, may) -> caps.put(daemon, may.text().orElse("")));
        return new CephAuth(user.get("entity").text().orElse(""), caps, user.at());
    }
}
