package org.plumbline.parse.ceph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * What {@code ceph -s -f json} says. Before Octopus it holds whole maps where later releases hold numbers; both are read.
 *
 * @param fsid the cluster's id; empty where the output does not tell
 * @param quorumNames the monitors in quorum
 * @param monitors how many monitors the map has
 * @param osds how many OSDs exist
 * @param mgrAvailable whether a manager is active
 * @param mgrStandbys how many managers wait to take over
 * @param daemons what registered itself in the service map, e.g. the {@code rgw}
 * @param pgStates state of placement groups, e.g. {@code active+clean}, to their number
 */
public record CephStatus(
        Location at,
        String fsid,
        CephHealth health,
        List<String> quorumNames,
        OptionalLong monitors,
        OptionalLong osds,
        OptionalLong osdsUp,
        OptionalLong osdsIn,
        Optional<Boolean> mgrAvailable,
        OptionalLong mgrStandbys,
        List<Daemon> daemons,
        Map<String, Long> pgStates) {

    /**
     * @param service e.g. {@code rgw}
     * @param id the daemon's name, or since Pacific its number
     * @param host where it runs; empty where the output does not tell
     */
    public record Daemon(String service, String id, String host, Location at) {}

    public static Parsed<CephStatus> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var root = json.value();
        var osdmap = root.get("osdmap").get("osdmap").isPresent()
                ? root.get("osdmap").get("osdmap")
                : root.get("osdmap");
        var mgrmap = root.get("mgrmap");
        var status = new CephStatus(
                root.at(),
                root.get("fsid").text().orElse(""),
                CephHealth.from(root.get("health")),
                root.get("quorum_names").texts(),
                count(root.get("monmap"), "num_mons", "mons"),
                osdmap.get("num_osds").integer(),
                osdmap.get("num_up_osds").integer(),
                osdmap.get("num_in_osds").integer(),
                mgrmap.get("available").bool(),
                count(mgrmap, "num_standbys", "standbys"),
                daemons(root.get("servicemap").get("services")),
                pgStates(root.get("pgmap").get("pgs_by_state")));
        return new Parsed<>(status, json.problems());
    }

    private static OptionalLong count(Json map, String number, String list) {
        if (map.get(number).integer().isPresent()) {
            return map.get(number).integer();
        }
        return map.get(list).isArray() ? OptionalLong.of(map.get(list).items().size()) : OptionalLong.empty();
    }

    private static List<Daemon> daemons(Json services) {
        var daemons = new ArrayList<Daemon>();
        services.members()
                .forEach((service, body) -> body.get("daemons").members().forEach((id, daemon) -> {
                    if (daemon.isObject()) {
                        var host = daemon.get("metadata").get("hostname").text().orElse("");
                        daemons.add(new Daemon(service, id, host, daemon.at()));
                    }
                }));
        return List.copyOf(daemons);
    }

    private static Map<String, Long> pgStates(Json states) {
        var counts = new TreeMap<String, Long>();
        for (var state : states.items()) {
            state.get("state_name").text().ifPresent(name -> state.get("count")
                    .integer()
                    .ifPresent(count -> counts.merge(name, count, Long::sum)));
        }
        return counts;
    }
}
