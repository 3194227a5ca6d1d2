package org.plumbline.resilience;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.topology.Role;
import org.plumbline.resilience.HostLoss.Stopped;

/** Loses every machine of the control plane, one at a time, and follows what falls to a fixpoint. */
public final class HostLosses {

    private HostLosses() {}

    /** One result per machine that carries a role, sorted by name. */
    public static List<HostLoss> of(Collection<?> facts) {
        var roles = new TreeMap<String, Role>();
        facts.stream()
                .filter(Role.class::isInstance)
                .map(Role.class::cast)
                .forEach(role -> roles.put(role.name(), role));
        var machines = new TreeSet<String>();
        roles.values().forEach(role -> machines.addAll(role.machines()));
        return machines.stream().map(machine -> lose(machine, roles)).toList();
    }

    private static HostLoss lose(String machine, Map<String, Role> roles) {
        var because = new HashMap<String, String>();
        var undecided = new ArrayList<Role>();
        roles.values().forEach(role -> {
            if (stops(role, machine)) {
                if (role.complete()) {
                    because.put(role.name(), role.name());
                } else {
                    undecided.add(role);
                }
            }
        });
        for (boolean changed = true; changed; ) {
            changed = false;
            for (var name : roles.keySet()) {
                var dead = Dependencies.of(name).stream()
                        .filter(because::containsKey)
                        .findFirst();
                if (dead.isPresent() && because.putIfAbsent(name, dead.get()) == null) {
                    changed = true;
                }
            }
        }
        var stopped = new ArrayList<Stopped>();
        because.forEach((name, cause) -> stopped.add(new Stopped(role(roles, name), cause)));
        stopped.sort((a, b) -> a.direct() == b.direct()
                ? a.role().name().compareTo(b.role().name())
                : Boolean.compare(b.direct(), a.direct()));
        return new HostLoss(machine, List.copyOf(stopped), List.copyOf(undecided));
    }

    private static Role role(Map<String, Role> roles, String name) {
        var role = roles.get(name);
        if (role == null) {
            throw new IllegalArgumentException("no role (%s)".formatted(name));
        }
        return role;
    }

    /** Voting roles stop when half of their members or more are lost, the others with their last member. */
    private static boolean stops(Role role, String machine) {
        if (!role.machines().contains(machine)) {
            return false;
        }
        int left = role.machines().size() - 1;
        return role.quorum() && !role.arbitrated() ? 2 * left <= role.machines().size() : left == 0;
    }
}
