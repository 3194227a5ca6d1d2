package org.plumbline.cloud.topology;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.plumbline.cloud.Deployment;

/**
 * A machine on which some roles of the control plane were seen, and nowhere else.
 *
 * @param machine the physical host
 * @param complete whether every host that could carry them too was seen
 * @param roles the roles that are nowhere else, sorted by name; at least one
 */
public record LoneHost(String machine, boolean complete, List<Role> roles) {

    /** One machine is known to carry them, and hosts are missing that may do so too. */
    public boolean perhaps() {
        return !complete;
    }

    /** How many, to begin a sentence with. */
    public String count() {
        return roles.size() == 1 ? "A control-plane role" : roles.size() + " control-plane roles";
    }

    /** What stops with the host, to end a sentence with. */
    public String them() {
        return roles.size() == 1 ? "it" : "all of them";
    }

    public String roleNames() {
        return roles.stream().map(Role::name).collect(joining(", "));
    }

    public List<Deployment> members() {
        return roles.stream().flatMap(role -> role.members().stream()).toList();
    }
}
