package org.plumbline.parse.ceph;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * The monitors, from {@code ceph mon dump} or {@code ceph quorum_status} as JSON.
 *
 * @param minMonRelease name or number of the oldest release the monitors may have; empty before Nautilus
 * @param monitors all that are part of the map, whether they run or not
 * @param quorumNames the monitors in quorum
 * @param leader name of the leading monitor; empty where the output does not tell
 */
public record CephMonMap(
        Location at,
        String fsid,
        String minMonRelease,
        List<Monitor> monitors,
        List<String> quorumNames,
        String leader) {

    /**
     * @param addresses {@code host:port} of every protocol it speaks, without type and nonce; IPv6 hosts in brackets
     */
    public record Monitor(String name, OptionalLong rank, List<String> addresses, Location at) {}

    public static Parsed<CephMonMap> parse(Location file, String text) {
        var json = Json.parse(file, text);
        var root = json.value();
        var map = root.get("monmap").isObject() ? root.get("monmap") : root;
        var monitors = map.get("mons").items().stream().map(CephMonMap::monitor).toList();
        var monmap = new CephMonMap(
                root.at(),
                map.get("fsid").text().orElse(""),
                map.either("min_mon_release_name", "min_mon_release").text().orElse(""),
                monitors,
                quorumNames(root, monitors),
                root.get("quorum_leader_name").text().orElse(""));
        return new Parsed<>(monmap, json.problems());
    }

    /** A dump names the quorum by ranks only. */
    private static List<String> quorumNames(Json root, List<Monitor> monitors) {
        if (root.get("quorum_names").isArray()) {
            return root.get("quorum_names").texts();
        }
        return root.get("quorum").items().stream()
                .flatMap(rank ->
                        monitors.stream().filter(monitor -> monitor.rank().equals(rank.integer())))
                .map(Monitor::name)
                .toList();
    }

    private static Monitor monitor(Json mon) {
        var addresses = new ArrayList<String>();
        mon.get("public_addrs").get("addrvec").items().forEach(address -> address.get("addr")
                .text()
                .ifPresent(addresses::add));
        if (addresses.isEmpty()) {
            mon.either("public_addr", "addr")
                    .text()
                    .map(CephMonMap::withoutNonce)
                    .ifPresent(addresses::add);
        }
        return new Monitor(
                mon.get("name").text().orElse(""), mon.get("rank").integer(), List.copyOf(addresses), mon.at());
    }

    private static String withoutNonce(String address) {
        int slash = address.lastIndexOf('/');
        return slash < 0 ? address : address.substring(0, slash);
    }
}
