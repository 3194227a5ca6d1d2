package org.plumbline.parse.coordination;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/** What etcdctl tells about a cluster's members, with {@code -w json}. */
public final class EtcdMembers {

    /**
     * A member of the cluster.
     *
     * @param id as a decimal number
     * @param name empty until the member has started once
     * @param learner whether it has no vote
     */
    public record Member(
            String id, String name, List<String> peerUrls, List<String> clientUrls, boolean learner, Location at) {}

    /**
     * The state of one endpoint.
     *
     * @param leader id of the member it follows; {@code 0} where it knows none
     * @param databaseSize bytes
     * @param errors what it reports: {@code NOSPACE}, {@code CORRUPT} and others
     */
    public record Status(
            String endpoint,
            String member,
            String version,
            String leader,
            long databaseSize,
            List<String> errors,
            Location at) {}

    private EtcdMembers() {}

    /** {@code etcdctl member list -w json}. */
    public static Parsed<List<Member>> list(Location file, String text) {
        var json = Json.parse(file, text);
        var members = new ArrayList<Member>();
        for (var member : json.value().get("members").items()) {
            members.add(new Member(
                    member.get("ID").text().orElse(""),
                    member.get("name").text().orElse(""),
                    member.get("peerURLs").texts(),
                    member.get("clientURLs").texts(),
                    member.get("isLearner").bool().orElse(false),
                    member.at()));
        }
        return new Parsed<>(List.copyOf(members), json.problems());
    }

    /** {@code etcdctl endpoint status -w json}; endpoints that do not answer are not in it. */
    public static Parsed<List<Status>> status(Location file, String text) {
        var json = Json.parse(file, text);
        var endpoints = new ArrayList<Status>();
        for (var endpoint : json.value().items()) {
            var status = endpoint.get("Status");
            endpoints.add(new Status(
                    endpoint.get("Endpoint").text().orElse(""),
                    status.get("header").get("member_id").text().orElse(""),
                    status.get("version").text().orElse(""),
                    status.get("leader").text().orElse("0"),
                    status.get("dbSize").integer().orElse(0),
                    status.get("errors").texts(),
                    endpoint.at()));
        }
        return new Parsed<>(List.copyOf(endpoints), json.problems());
    }
}
