package org.plumbline.cloud;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A machine that alone carries some roles of the control plane.
 *
 * @param machine the physical host
 * @param roles the roles that are nowhere else, sorted by name; at least one
 */
public record LoneHost(String machine, List<Role> roles) {

    public String roleNames() {
        return roles.stream().map(Role::name).collect(joining(", "));
    }

    public List<Deployment> members() {
        return roles.stream().flatMap(role -> role.members().stream()).toList();
    }
}
