package org.plumbline.cloud.coordination;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * All Redis or Valkey servers of the cloud with their sentinels and their clients.
 *
 * @param servers at least one
 * @param sentinels those that watch them; empty where there are none
 * @param direct clients that name one server and no sentinel
 * @param controllers machines of the control plane
 */
public record RedisGroup(List<RedisNode> servers, List<RedisNode> sentinels, List<Setting> direct, int controllers)
        implements Subject {

    /** A cloud of several controllers whose store stops with one of them. */
    public boolean alone() {
        return controllers > 1 && servers.size() == 1;
    }

    public boolean hasCopies() {
        return servers.size() > 1;
    }

    /** Copies, and too few sentinels to agree on a new master once one host is lost. */
    public boolean tooFewSentinels() {
        return hasCopies() && sentinels.size() < 3;
    }

    /** Quorums that one sentinel reaches alone, or all of them never. */
    public List<Setting> wrongQuorums() {
        return sentinels.stream()
                .map(sentinel -> sentinel.setting("quorum"))
                .filter(quorum -> quorum.isBelow(2) || quorum.isAbove(sentinels.size()))
                .toList();
    }

    public boolean hasWrongQuorums() {
        return sentinels.size() > 1 && !wrongQuorums().isEmpty();
    }

    public boolean hasDirectClients() {
        return controllers > 1 && !direct.isEmpty();
    }

    public List<Located> members() {
        return Stream.concat(servers.stream(), sentinels.stream())
                .<Located>map(node -> node)
                .toList();
    }

    @Override
    public String host() {
        return servers.get(0).host();
    }

    @Override
    public Location at() {
        return servers.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return members().stream().map(Located::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("redis-group");
    }

    @Override
    public String seen() {
        return servers.size() + " redis servers, " + sentinels.size() + " sentinels";
    }
}
