package org.plumbline.cloud.database;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Database servers that replicate to each other.
 *
 * @param name what its members call it
 * @param servers the members that were seen, sorted by host
 * @param voters everyone who votes: members seen or named, arbitrators; sorted by name
 * @param statuses the recorded state of its members
 * @param lists the distinct member lists of its servers, names resolved and sorted; empty lists left out
 */
public record GaleraCluster(
        String name,
        List<DatabaseServer> servers,
        List<GaleraVoter> voters,
        List<DatabaseStatus> statuses,
        List<List<String>> lists)
        implements Subject {

    /** All votes by configuration. */
    public int votes() {
        return voters.stream().mapToInt(GaleraVoter::votes).sum();
    }

    /** The votes that the running cluster counts; -1 where no member in the quorum tells. */
    public int runningVotes() {
        return statuses.stream()
                .filter(DatabaseStatus::serves)
                .mapToInt(status -> weight(status))
                .max()
                .orElse(-1);
    }

    private static int weight(DatabaseStatus status) {
        var weight = status.setting("wsrep_cluster_weight");
        double votes = weight.known()
                ? weight.number()
                : status.setting("wsrep_cluster_size").number();
        return votes >= 0 ? (int) votes : -1;
    }

    /** More votes than anybody whom the configuration names: an arbitrator or a member was not seen. */
    private int unnamedVotes() {
        return Math.max(0, runningVotes() - votes());
    }

    /** All votes, those of members that only the running cluster knows included. */
    public int allVotes() {
        return votes() + unnamedVotes();
    }

    /** Whether a majority is left whichever single member is lost. */
    public boolean survivesOneLoss() {
        return voters.stream().allMatch(voter -> 2 * (allVotes() - voter.votes()) > allVotes());
    }

    /** Whether it can be cut into two halves without a majority. */
    public boolean evenVotes() {
        return allVotes() % 2 == 0;
    }

    /** Whether its servers start with different ideas of who belongs to it. */
    public boolean listsDiffer() {
        return lists.size() > 1;
    }

    public boolean hasSeveralMembers() {
        return dataMembers() > 1;
    }

    /** How many of its members hold the data. */
    public long dataMembers() {
        return voters.stream().filter(voter -> !voter.arbitrator()).count();
    }

    /** Members without a vote are in the majority, or hold all votes but one member's. */
    public boolean mostWithoutVote() {
        long without = voters.stream().filter(voter -> voter.votes() == 0).count();
        return 2 * without > voters.size();
    }

    /** Whether its members that were seen have one variable at different values. */
    public boolean differ(String variable) {
        return servers.stream()
                        .map(server -> server.setting(variable))
                        .filter(Setting::known)
                        .map(Setting::value)
                        .distinct()
                        .count()
                > 1;
    }

    /** One variable of every member that was seen. */
    public List<Setting> settings(String variable) {
        return servers.stream().map(server -> server.setting(variable)).toList();
    }

    /** One status variable of every member whose state was recorded. */
    public List<Setting> reported(String variable) {
        return statuses.stream().map(status -> status.setting(variable)).toList();
    }

    /** Whether members that serve report one status variable differently. */
    public boolean reportDiffers(String variable) {
        return statuses.stream()
                        .filter(status -> status.serves() || status.gives())
                        .map(status -> status.setting(variable))
                        .filter(Setting::known)
                        .map(Setting::value)
                        .distinct()
                        .count()
                > 1;
    }

    /** Members that are configured and not in the running cluster; 0 where that is not known. */
    public int lost() {
        int size = statuses.stream()
                .filter(DatabaseStatus::serves)
                .map(status -> status.setting("wsrep_cluster_size").number())
                .filter(count -> count >= 0)
                .mapToInt(Double::intValue)
                .max()
                .orElse(-1);
        return size < 0 ? 0 : Math.max(0, voters.size() - size);
    }

    /** Whether it names that host as a member. */
    public boolean names(String host) {
        return voters.stream().anyMatch(voter -> voter.name().equals(host));
    }

    /** Settings with which a member founds a cluster of its own when it starts, although others belong to it. */
    public List<Setting> founding() {
        var founding = new ArrayList<Setting>();
        if (hasSeveralMembers()) {
            for (var server : servers) {
                if (server.foundsCluster()) {
                    founding.add(server.setting("wsrep_cluster_address"));
                }
                List.of("wsrep_new_cluster", "pc.bootstrap").stream()
                        .map(server::setting)
                        .filter(Setting::isTrue)
                        .forEach(founding::add);
            }
        }
        return founding;
    }

    public boolean founds() {
        return !founding().isEmpty();
    }

    /** Whether fewer members hold the data than are needed to outvote a failed one. */
    public boolean fewCopies() {
        return dataMembers() < 3;
    }

    /** Where acknowledged commits may still be in memory only. */
    public List<Setting> relaxedCommits() {
        return settings("innodb_flush_log_at_trx_commit").stream()
                .filter(setting -> setting.isNot("1"))
                .toList();
    }

    public boolean relaxesCommits() {
        return !relaxedCommits().isEmpty();
    }

    /** Whether a switch is known to be off on every member that was seen. */
    public boolean everywhereOff(String variable) {
        return settings(variable).stream().allMatch(Setting::isFalse);
    }

    /** Whether a switch is known to be on on some member. */
    public boolean somewhereOn(String variable) {
        return settings(variable).stream().anyMatch(Setting::isTrue);
    }

    /** Its votes, member by member. */
    public String voteText() {
        return voters.stream()
                .map(voter -> voter.name() + ' ' + voter.votes() + (voter.arbitrator() ? " (arbitrator)" : ""))
                .collect(joining(", "));
    }

    /** Everything about its quorum that can be shown. */
    public List<Located> evidence() {
        var evidence = new ArrayList<Located>(voters);
        evidence.addAll(settings("wsrep_cluster_address"));
        return evidence;
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
    public List<String> subjects() {
        return List.of("galera-cluster");
    }

    @Override
    public String seen() {
        return "Galera cluster " + name + " of " + voters.size();
    }
}
