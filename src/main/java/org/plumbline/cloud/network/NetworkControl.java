package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A part of neutron's control plane and the machines that carry it.
 *
 * @param part {@code neutron-server}, {@code neutron-rpc-server}, {@code neutron-periodic-workers}
 * @param members where it was seen; empty when it was seen nowhere
 * @param machines the physical hosts of its members
 * @param grounds what shows that the part is needed
 * @param complete whether every host that could carry it was seen
 */
public record NetworkControl(
        String part, List<Deployment> members, List<String> machines, List<Deployment> grounds, boolean complete)
        implements Subject {

    public boolean alone() {
        return machines.size() == 1 && complete;
    }

    public boolean perhapsAlone() {
        return machines.size() < 2 && !complete;
    }

    /** Needed, and it runs nowhere. */
    public boolean missing() {
        return machines.isEmpty() && complete;
    }

    @Override
    public String host() {
        return first().host();
    }

    @Override
    public Location at() {
        return first().at();
    }

    @Override
    public List<Location> sources() {
        return evidence().stream().map(Deployment::at).toList();
    }

    /** Its members, or what shows that it is needed where it has none. */
    public List<Deployment> evidence() {
        return members.isEmpty() ? grounds : members;
    }

    private Deployment first() {
        return evidence().get(0);
    }

    @Override
    public List<String> subjects() {
        return List.of("network-control");
    }

    @Override
    public String seen() {
        return part + " on " + String.join(", ", machines);
    }
}
