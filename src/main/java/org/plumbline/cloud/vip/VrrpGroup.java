package org.plumbline.cloud.vip;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The hosts that share some virtual addresses: the instances that have an address, or router id and network, in common.
 *
 * @param members its instances, sorted by host; on hosts where keepalived does not run too
 * @param unseen hosts that are named as members, or may be one, and are not in the snapshot
 */
public record VrrpGroup(List<VrrpMember> members, List<String> unseen) implements Subject {

    private static final int MOST = 254;

    public String name() {
        return members.get(0).name();
    }

    /** The members that can take the addresses. */
    public List<VrrpMember> live() {
        return members.stream().filter(VrrpMember::runs).toList();
    }

    public boolean complete() {
        return unseen.isEmpty();
    }

    /** Only one host can hold the addresses, and every host was seen. */
    public boolean alone() {
        return complete() && liveHosts() == 1;
    }

    /** Only one host is known to be able to hold the addresses, and hosts are missing. */
    public boolean perhapsAlone() {
        return !complete() && liveHosts() == 1;
    }

    private long liveHosts() {
        return live().stream().map(VrrpMember::host).distinct().count();
    }

    public String addresses() {
        return members.stream()
                .flatMap(member -> member.addresses().stream())
                .distinct()
                .sorted()
                .collect(joining(", "));
    }

    public String unseenNames() {
        return String.join(", ", unseen);
    }

    /** The addresses that some members have and others lack. */
    public String partialAddresses() {
        var counts = new TreeMap<String, Integer>();
        live().forEach(member ->
                new HashSet<>(member.addresses()).forEach(address -> counts.merge(address, 1, Integer::sum)));
        int all = live().size();
        return counts.entrySet().stream()
                .filter(count -> count.getValue() < all)
                .map(count -> count.getKey())
                .collect(joining(", "));
    }

    public boolean hasPartialAddresses() {
        return !partialAddresses().isEmpty();
    }

    /** Members that differ in an option, each with its own value; empty when all say the same or something is unknown. */
    public List<Setting> differing(String option) {
        var settings = live().stream().map(member -> member.setting(option)).toList();
        boolean known = settings.stream().allMatch(Setting::known);
        var values = settings.stream().map(Setting::value).collect(Collectors.toSet());
        return known && values.size() > 1 ? settings : List.of();
    }

    public boolean differsIn(String option) {
        return !differing(option).isEmpty();
    }

    /** Values of an option over the members, as text. */
    public String values(String option) {
        return live().stream()
                .map(member -> member.setting(option).value())
                .distinct()
                .collect(joining(", "));
    }

    /** The settings of the members that share their priority with another host. */
    public List<Setting> equalPriorities() {
        var byPriority =
                live().stream().collect(Collectors.groupingBy(VrrpMember::priority, TreeMap::new, Collectors.toList()));
        return byPriority.values().stream()
                .filter(same -> same.stream().map(VrrpMember::host).distinct().count() > 1)
                .flatMap(List::stream)
                .map(member -> member.setting("priority"))
                .toList();
    }

    public boolean hasEqualPriorities() {
        return !equalPriorities().isEmpty();
    }

    /** The members that start highest: those that hold the addresses while all is well. */
    public List<VrrpMember> preferred() {
        int highest = live().stream().mapToInt(VrrpMember::priority).max().orElse(0);
        return live().stream().filter(member -> member.priority() == highest).toList();
    }

    /**
     * The weighted checks of the preferred member whose failure there leaves it in front of every other member, so that
     * nothing moves. Members that do not preempt never overtake.
     */
    public List<VrrpCheck> decorative() {
        if (!complete() || liveHosts() < 2 || preferred().isEmpty()) {
            return List.of();
        }
        var master = preferred().get(0);
        return master.checks().stream()
                .filter(VrrpCheck::isWeighted)
                .filter(check -> others(master).noneMatch(other -> overtakes(other, master, check)))
                .toList();
    }

    public boolean hasDecorativeChecks() {
        return !decorative().isEmpty();
    }

    /** Whether all checks of the load balancer are among the {@link #decorative()} ones. */
    public boolean ignoresItsBalancer() {
        var decorative = decorative();
        return !decorative.isEmpty()
                && decorative.containsAll(preferred().get(0).checks().stream()
                        .filter(check -> check.watches() == VrrpCheck.Watches.BALANCER)
                        .toList())
                && decorative.stream().anyMatch(check -> check.watches() == VrrpCheck.Watches.BALANCER);
    }

    private static boolean overtakes(VrrpMember other, VrrpMember master, VrrpCheck check) {
        int good = Math.max(check.weight(), 0);
        int bad = Math.min(check.weight(), 0);
        return other.preempts() && bounded(other.priority() + good) > bounded(master.priority() + bad);
    }

    private static int bounded(int priority) {
        return Math.min(Math.max(priority, 1), MOST);
    }

    private Stream<VrrpMember> others(VrrpMember member) {
        return live().stream().filter(other -> !other.host().equals(member.host()));
    }

    /**
     * The preferred member, if it takes the addresses back without waiting; null if it waits, or if there is no other
     * member to take them from.
     *
     * @param riseSeconds how long its checks must succeed to count as waiting
     */
    public @Nullable VrrpMember hastyMember(double riseSeconds) {
        return preferred().stream()
                .filter(member -> others(member).findAny().isPresent()
                        && member.preempts()
                        && !member.saysNoPreempt()
                        && member.preemptDelay() == 0
                        && member.riseTime().toMillis() < riseSeconds * 1000)
                .findFirst()
                .orElse(null);
    }

    /** Priorities as {@code ctl1 150, ctl2 100}, highest first. */
    public String priorities() {
        return live().stream()
                .sorted(Comparator.comparing(VrrpMember::priority).reversed().thenComparing(VrrpMember::host))
                .map(member -> member.host() + " " + member.priority())
                .collect(joining(", "));
    }

    /** Peers that a member lists and that no other member sends from; only where every source address is known. */
    public List<VrrpMember.VrrpPeer> strangePeers() {
        return faults(member -> {
            var sources = others(member).map(VrrpMember::source).collect(Collectors.toSet());
            return member.peers().stream()
                    .filter(peer -> !sources.contains(peer.address()))
                    .toList();
        });
    }

    /** Members, with what their lists lack: the sources of other members. */
    public List<VrrpMember> membersWithMissingPeers() {
        return faults(member -> {
            var listed =
                    member.peers().stream().map(VrrpMember.VrrpPeer::address).collect(Collectors.toSet());
            boolean lacks = others(member).anyMatch(other -> !listed.contains(other.source()));
            return lacks ? List.of(member) : List.of();
        });
    }

    private <T> List<T> faults(Function<VrrpMember, List<T>> of) {
        var found = new ArrayList<T>();
        boolean known = complete()
                && live().stream().noneMatch(member -> member.source().isEmpty());
        if (known && isUnicast()) {
            live().forEach(member -> found.addAll(of.apply(member)));
        }
        return found;
    }

    public boolean isUnicast() {
        return live().stream().anyMatch(VrrpMember::isUnicast);
    }

    public boolean hasPasswords() {
        return live().stream().allMatch(VrrpMember::hasPasswords);
    }

    public boolean hasStrangePeers() {
        return !strangePeers().isEmpty();
    }

    public boolean hasMissingPeers() {
        return !membersWithMissingPeers().isEmpty();
    }

    /** Names of the hosts, sorted. */
    public List<String> hosts() {
        return List.copyOf(members.stream().map(VrrpMember::host).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public String host() {
        return members.get(0).host();
    }

    @Override
    public List<String> subjects() {
        return List.of("vrrp-router");
    }

    @Override
    public Location at() {
        return members.get(0).at();
    }

    @Override
    public String seen() {
        return "VRRP instance " + name() + " on " + String.join(", ", hosts());
    }

    /** The member of a host. */
    public Optional<VrrpMember> member(String host) {
        return members.stream().filter(member -> member.host().equals(host)).findFirst();
    }
}
