package org.plumbline.parse.ovs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * What one server of a clustered OVSDB database says of its cluster: {@code ovs-appctl cluster/status OVN_Northbound}.
 *
 * @param database e.g. {@code OVN_Northbound}
 * @param clusterId short id of the cluster
 * @param serverId short id of this server
 * @param address where the others reach it, e.g. {@code tcp:10.0.0.11:6643}
 * @param status {@code cluster member}, or what is wrong
 * @param role {@code leader}, {@code follower} or {@code candidate}
 * @param leader short id of the leader, {@code self}, or {@code unknown}
 * @param electionTimer milliseconds
 * @param uncommitted log entries that are not committed yet
 * @param unapplied log entries that are not applied yet
 * @param servers all members this server knows, itself included
 */
public record RaftStatus(
        String database,
        String clusterId,
        String serverId,
        String address,
        String status,
        String role,
        String leader,
        OptionalLong electionTimer,
        OptionalLong uncommitted,
        OptionalLong unapplied,
        List<Server> servers,
        Location at) {

    /**
     * @param address e.g. {@code tcp:10.0.0.11:6643}
     * @param self whether it is the server that reports
     * @param silence milliseconds since its last message; empty where none is told
     */
    public record Server(String id, String address, boolean self, OptionalLong silence, Location at) {}

    public boolean member() {
        return status.equals("cluster member");
    }

    /** Empty when the database is not clustered, which the server answers with an error, or when it did not answer. */
    public static Parsed<Optional<RaftStatus>> parse(Location file, String text) {
        var fields = new HashMap<String, String>();
        var servers = new ArrayList<Server>();
        boolean list = false;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            int colon = line.indexOf(':');
            if (line.strip().equals("Servers:")) {
                list = true;
            } else if (list && line.contains(" at ")) {
                server(line.strip(), at).ifPresent(servers::add);
            } else if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        if (!fields.containsKey("Cluster ID") || !fields.containsKey("Role")) {
            return new Parsed<>(
                    Optional.empty(), List.of(new Problem(file, "The output shows no clustered database.", false)));
        }
        return Parsed.of(Optional.of(new RaftStatus(
                fields.getOrDefault("Name", ""),
                word(fields.get("Cluster ID")),
                word(fields.get("Server ID")),
                fields.getOrDefault("Address", ""),
                fields.getOrDefault("Status", ""),
                fields.getOrDefault("Role", ""),
                fields.getOrDefault("Leader", ""),
                number(fields, "Election timer"),
                number(fields, "Entries not yet committed"),
                number(fields, "Entries not yet applied"),
                List.copyOf(servers),
                file.line(1))));
    }

    /** {@code f71d (f71d at tcp:127.0.0.1:16642) next_index=5 match_index=4 last msg 104 ms ago}. */
    private static Optional<Server> server(String line, Location at) {
        int place = line.indexOf(" at ");
        int end = line.indexOf(')', place);
        if (end < 0) {
            return Optional.empty();
        }
        int last = line.indexOf("last msg ");
        int unit = line.indexOf(" ms ago", last);
        return Optional.of(new Server(
                word(line),
                line.substring(place + " at ".length(), end),
                line.contains("(self)"),
                last < 0 || unit < 0
                        ? OptionalLong.empty()
                        : Numbers.integer(line.substring(last + "last msg ".length(), unit)),
                at));
    }

    private static OptionalLong number(Map<String, String> fields, String name) {
        return Numbers.integer(word(fields.get(name)));
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text.split(" ", 2)[0];
    }
}
