package org.plumbline.cloud.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * Corosync on a host, as its file configures it and, where that was recorded, as it runs.
 *
 * @param options options that are set, by path: {@code totem.token}, {@code quorum.two_node}, {@code quorum.device.model}
 * @param defaults what unset options are in the installed version; an option missing here is off, or unknown
 * @param members nodes it lists; empty for a multicast cluster without nodelist
 * @param links its own links
 * @param device whether a quorum device adds votes
 * @param version major version; 0 when not known
 * @param runningToken token timeout in ms of the running process; empty when not recorded
 * @param fencing whether the Pacemaker on top fences; empty when not known
 * @param at its file
 */
public record CorosyncNode(
        String host,
        Map<String, Setting> options,
        Map<String, String> defaults,
        List<CorosyncMember> members,
        List<CorosyncLink> links,
        boolean device,
        int version,
        Optional<Setting> runningToken,
        Optional<Boolean> fencing,
        Location at)
        implements Configured {

    private static final String PROVIDER = "corosync_votequorum";

    @Override
    public List<String> subjects() {
        return links.isEmpty() ? List.of("corosync-node") : List.of("corosync-node", "corosync-ring");
    }

    @Override
    public Setting setting(String option) {
        var set = options.get(option);
        if (set != null) {
            return set;
        }
        var fallback = defaults.get(option);
        return fallback == null
                ? Setting.unset(option, at)
                : fallback.isEmpty()
                        ? Setting.unreadable(option, at, "its default depends on the version, which was not collected")
                        : Setting.byDefault(option, fallback, at, "corosync.conf(5)");
    }

    /** Number of nodes: as listed, else as expected votes say; 0 when neither does. */
    public int size() {
        return members.isEmpty() ? (int) expectedVotes() : members.size();
    }

    private double expectedVotes() {
        double votes = setting("quorum.expected_votes").number();
        return Double.isNaN(votes) ? 0 : votes;
    }

    /** As its nodes have them, else as many as it expects; 0 when neither is written down. */
    public int votes() {
        return members.isEmpty()
                ? (int) expectedVotes()
                : members.stream().mapToInt(CorosyncMember::votes).sum();
    }

    public boolean withoutQuorumProvider() {
        var provider = setting("quorum.provider");
        return provider.known() && !provider.is(PROVIDER);
    }

    /** More than two, so that two-node mode does not help, and no device that breaks a tie. */
    public boolean even() {
        return votes() > 2 && votes() % 2 == 0 && !device && !isTrue("quorum.auto_tie_breaker");
    }

    /** Neither a nodelist nor expected_votes says how many votes there are. */
    public boolean uncounted() {
        return members.isEmpty() && setting("quorum.expected_votes").isUnset();
    }

    /** expected_votes is written down and contradicts the nodelist. A device may add any number of votes. */
    public boolean miscounted() {
        var expected = setting("quorum.expected_votes");
        return expected.isSet() && !members.isEmpty() && !device && expected.number() != votes();
    }

    public boolean twoNode() {
        return setting("quorum.two_node").isTrue();
    }

    public boolean twoNodeOnOtherSize() {
        return twoNode() && size() > 0 && size() != 2;
    }

    /** Two nodes and nothing that lets one go on alone. */
    public boolean tied() {
        return size() == 2 && !twoNode() && !device && !isTrue("quorum.auto_tie_breaker");
    }

    /** Each of two nodes may start alone and fence the other. */
    public boolean racesAtBoot() {
        return twoNode() && setting("quorum.wait_for_all").isFalse();
    }

    public boolean twoNodeUnfenced() {
        return twoNode() && fencing.isPresent() && !fencing.get();
    }

    /** Two-node mode rests on fencing, and nothing shows whether it is there. */
    public boolean twoNodeFencingUnknown() {
        return twoNode() && fencing.isEmpty();
    }

    public boolean lastManWithoutWaiting() {
        return isTrue("quorum.last_man_standing") && !isTrue("quorum.wait_for_all");
    }

    /** Switches that take the quorum device out of service. */
    public boolean deviceDefeated() {
        return device && (isTrue("quorum.last_man_standing") || isTrue("quorum.auto_tie_breaker"));
    }

    public boolean tieBreakerOnOddCluster() {
        return isTrue("quorum.auto_tie_breaker") && size() % 2 == 1;
    }

    public boolean downscales() {
        return isTrue("quorum.allow_downscale");
    }

    private boolean isTrue(String option) {
        return setting(option).isTrue();
    }

    /** Evidence for statements on quorum: the switches that are set. */
    public List<Setting> quorumSwitches() {
        return options.values().stream()
                .filter(setting -> setting.option().startsWith("quorum."))
                .toList();
    }

    /** One link, and nothing below it that survives a broken cable or switch port. */
    public boolean singleLink() {
        return links.size() == 1 && !links.get(0).bonded();
    }

    public boolean singleBondedLink() {
        return links.size() == 1 && links.get(0).bonded();
    }

    /** Two links that go through one interface or network. */
    public List<CorosyncLink> entangledLinks() {
        return links.stream()
                .filter(link ->
                        links.stream().anyMatch(other -> other.number() != link.number() && link.sharesFateWith(other)))
                .toList();
    }

    public boolean linksEntangled() {
        return !entangledLinks().isEmpty();
    }

    public List<CorosyncLink> downLinks() {
        return links.stream().filter(CorosyncLink::down).toList();
    }

    public boolean linksDown() {
        return !downLinks().isEmpty();
    }

    /** Nodes with another number of addresses than the first. */
    public List<CorosyncMember> unevenMembers() {
        return members.stream()
                .filter(member ->
                        member.addresses().size() != members.get(0).addresses().size())
                .toList();
    }

    public boolean unevenLinks() {
        return !unevenMembers().isEmpty();
    }

    /** Several links over a transport that serves one only. */
    public boolean transportTooPoor() {
        return links.size() > 1
                && setting("totem.transport").is("udp", "udpu")
                && !setting("totem.rrp_mode").is("active", "passive");
    }

    /** Token timeout in ms, as it runs or as it follows from the file; NaN when not known. */
    public double effectiveToken() {
        if (runningToken.isPresent()) {
            return runningToken.get().number();
        }
        double grown = members.size() < 3
                ? 0
                : (members.size() - 2) * setting("totem.token_coefficient").number();
        return setting("totem.token").number() + grown;
    }

    public boolean tokenBelow(double milliseconds) {
        return effectiveToken() < milliseconds;
    }

    public boolean tokenAbove(double milliseconds) {
        return effectiveToken() > milliseconds;
    }

    /** {@code 5650 ms}. */
    public String tokenText() {
        return Math.round(effectiveToken()) + " ms";
    }

    /** Consensus is written down and too short for its token; with two nodes that is harmless. */
    public boolean consensusTooShort() {
        var consensus = setting("totem.consensus");
        return consensus.isSet() && members.size() != 2 && consensus.number() < 1.2 * effectiveToken();
    }

    /** What says how long the token is. */
    public List<Setting> tokenSettings() {
        var settings = new ArrayList<Setting>();
        settings.add(runningToken.orElseGet(() -> setting("totem.token")));
        if (setting("totem.consensus").isSet()) {
            settings.add(setting("totem.consensus"));
        }
        return settings;
    }

    /** Anybody in the network may read the cluster's messages and forge them. */
    public boolean inClear() {
        return cannotEncrypt() || (is("none", "totem.crypto_cipher") && is("none", "totem.crypto_hash"));
    }

    /** Messages are authenticated, and readable. */
    public boolean unencrypted() {
        return !inClear() && is("none", "totem.crypto_cipher");
    }

    private boolean cannotEncrypt() {
        return version >= 3 && setting("totem.transport").is("udp", "udpu");
    }

    public boolean cryptoUnknown() {
        return !cannotEncrypt()
                && (!setting("totem.crypto_cipher").known()
                        || !setting("totem.crypto_hash").known());
    }

    private boolean is(String value, String option) {
        return setting(option).is(value);
    }

    public List<Setting> cryptoSettings() {
        return List.of(setting("totem.transport"), setting("totem.crypto_cipher"), setting("totem.crypto_hash"));
    }

    @Override
    public String seen() {
        return "corosync with " + size() + " nodes";
    }
}
