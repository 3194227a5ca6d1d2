package org.plumbline.resilience;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.plumbline.cloud.topology.Role;

/**
 * What the loss of one machine takes down.
 *
 * @param machine the physical host that is lost
 * @param stopped the roles that stop, those it carried first, then those that depend on them
 * @param undecided roles of which it cannot be told, because hosts are missing from the snapshot
 */
public record HostLoss(String machine, List<Stopped> stopped, List<Role> undecided) {

    /**
     * A role that stops.
     *
     * @param because the role whose loss stops it; its own name where its members are lost
     */
    public record Stopped(Role role, String because) {

        public boolean direct() {
            return because.equals(role.name());
        }
    }

    /** Nothing stops, and nothing is undecided. */
    public boolean survived() {
        return stopped.isEmpty() && undecided.isEmpty();
    }

    public boolean fatal() {
        return !stopped.isEmpty();
    }

    public boolean uncertain() {
        return stopped.isEmpty() && !undecided.isEmpty();
    }

    /** The roles that stop because their own members are lost. */
    public String lost() {
        return stopped.stream()
                .filter(Stopped::direct)
                .map(one -> one.role().name())
                .collect(joining(", "));
    }

    /** The roles that stop because they depend on others. */
    public String pulledDown() {
        return stopped.stream()
                .filter(one -> !one.direct())
                .map(one -> one.role().name() + " (needs " + one.because() + ")")
                .collect(joining(", "));
    }

    /** The roles whose members prove it. */
    public List<Role> roles() {
        return stopped.stream().map(Stopped::role).toList();
    }
}
