package org.plumbline.facts.vip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.HostAddress;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.vip.VirtualAddress;
import org.plumbline.cloud.vip.VrrpClash;
import org.plumbline.cloud.vip.VrrpGroup;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.snapshot.Snapshot;

/** Which VRRP instances of different hosts belong together, where two collide, and who holds their addresses. */
public final class VrrpGroups implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var unseen = unseen(facts);
        var groups = groups(facts.all(VrrpMember.class)).stream()
                .map(members -> new VrrpGroup(members, unseen))
                .toList();
        facts.addAll(groups);
        facts.addAll(clashes(groups));
        addAddresses(facts, groups);
        boolean weighted = groups.stream().anyMatch(group -> group.members().stream()
                .anyMatch(member -> member.checks().stream().anyMatch(c -> c.isWeighted())));
        if (!groups.isEmpty() && !weighted && unseen.isEmpty()) {
            facts.add(new Absent(
                    "vrrp-weight",
                    "no VRRP instance has a check with a weight: a failed check takes it out altogether",
                    groups.stream().map(group -> group.at().whole()).distinct().toList()));
        }
    }

    /** Hosts that may be members: those that are missing, and those whose keepalived could not be read. */
    private static List<String> unseen(Facts facts) {
        return Stream.concat(
                        facts.all(MissingHost.class).stream()
                                .filter(ControlPlane::couldCarryIt)
                                .map(MissingHost::name),
                        facts.hostsOfUnseen("vrrp-instance"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Members are linked by each address, and by name with router id. */
    private static List<List<VrrpMember>> groups(List<VrrpMember> members) {
        int[] parent = new int[members.size()];
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            var member = members.get(i);
            var keys = new ArrayList<>(member.addresses());
            keys.add(member.routerId() + " " + member.name());
            for (var key : keys) {
                var known = first.putIfAbsent(key, i);
                if (known != null) {
                    parent[root(parent, known)] = root(parent, i);
                }
            }
        }
        var groups = new TreeMap<Integer, List<VrrpMember>>();
        for (int i = 0; i < parent.length; i++) {
            groups.computeIfAbsent(root(parent, i), r -> new ArrayList<>()).add(members.get(i));
        }
        return groups.values().stream()
                .map(group -> group.stream()
                        .sorted(Comparator.comparing(VrrpMember::host).thenComparing(VrrpMember::at))
                        .toList())
                .sorted(Comparator.comparing(group -> group.get(0).at()))
                .toList();
    }

    private static int root(int[] parent, int i) {
        int root = i;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    private static List<VrrpClash> clashes(List<VrrpGroup> groups) {
        var first = new LinkedHashMap<String, VrrpGroup>();
        var clashes = new ArrayList<VrrpClash>();
        for (var group : groups) {
            var seen = new HashSet<String>();
            for (var member : group.members()) {
                for (var network : member.networks()) {
                    var key = member.routerId() + " " + network;
                    var other = first.putIfAbsent(key, group);
                    if (other != null && !other.equals(group) && seen.add(key) && heard(other, member)) {
                        clashes.add(new VrrpClash(other, group, member.routerId(), network));
                    }
                }
            }
        }
        return clashes;
    }

    private static boolean heard(VrrpGroup group, VrrpMember member) {
        return group.members().stream().anyMatch(other -> other.routerId() == member.routerId() && other.hears(member));
    }

    private static void addAddresses(Facts facts, List<VrrpGroup> groups) {
        var holders = new HashMap<String, List<HostAddress>>();
        var seen = new HashSet<String>();
        for (var network : facts.all(HostNetwork.class)) {
            seen.add(network.host());
            network.addresses().forEach(address -> holders.computeIfAbsent(address.address(), a -> new ArrayList<>())
                    .add(address));
        }
        for (var group : groups) {
            facts.addAll(addresses(group, holders, seen));
        }
    }

    private static List<VirtualAddress> addresses(
            VrrpGroup group, Map<String, List<HostAddress>> holders, HashSet<String> seen) {
        var candidates = new TreeMap<String, List<VrrpMember>>();
        group.live().forEach(member -> member.addresses().forEach(address -> candidates
                .computeIfAbsent(address, a -> new ArrayList<>())
                .add(member)));
        var addresses = new ArrayList<VirtualAddress>();
        candidates.forEach((address, members) -> {
            var hosts = members.stream().map(VrrpMember::host).distinct().toList();
            var unseen = new ArrayList<>(group.unseen());
            hosts.stream().filter(host -> !seen.contains(host)).forEach(unseen::add);
            addresses.add(new VirtualAddress(
                    address,
                    "keepalived",
                    hosts,
                    List.copyOf(holders.getOrDefault(address, List.of())),
                    List.copyOf(unseen),
                    members.get(0).at()));
        });
        return addresses;
    }
}
