package org.plumbline.cloud.compute;

import java.util.List;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * An availability zone and the hypervisors in it that nova may place servers on.
 *
 * @param name the zone's name
 * @param hypervisors the enabled ones, whether or not they reported in time
 * @param only whether the cloud has no other zone with an enabled hypervisor
 * @param at the first hypervisor in the list, enabled or not
 */
public record ComputeZone(String name, List<ApiService> hypervisors, boolean only, Location at) implements Subject {

    /** One hypervisor in the whole cloud. */
    public boolean onlyOneAnywhere() {
        return only && hypervisors.size() == 1;
    }

    /** One hypervisor in this zone, and others elsewhere. */
    public boolean onlyOneHere() {
        return !only && hypervisors.size() == 1;
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("compute-zone");
    }

    @Override
    public String seen() {
        return "zone " + name + " has " + hypervisors.size() + " enabled hypervisors";
    }
}
