package org.plumbline.cloud.ceph;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The monitors of a Ceph cluster as the cluster itself knows them.
 *
 * @param host where this was asked
 * @param members all monitors of the map, running or not
 * @param quorum names of those in quorum
 */
public record CephMonitors(String host, List<Member> members, List<String> quorum, Location at) implements Subject {

    /**
     * A monitor of the map.
     *
     * @param addresses IP addresses without ports
     */
    public record Member(String name, List<String> addresses, Location at) implements Located {

        @Override
        public String seen() {
            return "monitor " + name + " at " + String.join(", ", addresses);
        }
    }

    public int count() {
        return members.size();
    }

    /** The loss of one monitor stops the cluster. */
    public boolean tooFew() {
        return count() < 3;
    }

    /** One more than an odd number, which tolerates no more losses and adds a monitor that can fail. */
    public boolean even() {
        return !tooFew() && count() % 2 == 0;
    }

    /** Monitors of the map that are not in quorum. */
    public List<Member> silent() {
        return members.stream()
                .filter(member -> !quorum.contains(member.name()))
                .toList();
    }

    public boolean incomplete() {
        return !silent().isEmpty();
    }

    public String silentNames() {
        return String.join(", ", silent().stream().map(Member::name).toList());
    }

    /** Monitors that share an address with another one: they fall together. */
    public List<Member> crowded() {
        var byAddress = new TreeMap<String, List<Member>>();
        for (var member : members) {
            member.addresses().stream().distinct().forEach(address -> byAddress
                    .computeIfAbsent(address, a -> new ArrayList<>())
                    .add(member));
        }
        return byAddress.values().stream()
                .filter(together -> together.size() > 1)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    public boolean sharesHosts() {
        return !crowded().isEmpty();
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-monitors");
    }

    @Override
    public String seen() {
        return "%d monitors, %d in quorum".formatted(count(), quorum.size());
    }
}
