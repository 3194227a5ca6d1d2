package org.plumbline.cloud.topology;

import java.util.List;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A function of the control plane and the hosts that carry it.
 *
 * @param name the software: {@code keystone}, {@code rabbitmq}
 * @param quorum whether it stops when it loses half of its members
 * @param members where it was seen
 * @param machines the physical hosts of its members, and the named hosts that were not seen, sorted
 * @param arbitrated whether an arbitrator or quorum device breaks a tie of two
 * @param complete whether every host that could carry it was seen
 */
public record Role(
        String name,
        boolean quorum,
        List<Deployment> members,
        List<String> machines,
        boolean arbitrated,
        boolean complete)
        implements Subject {

    /** Only one machine is known to carry it. */
    public boolean alone() {
        return machines.size() == 1;
    }

    /** Two members and nobody to break the tie: the loss of either stops both. */
    public boolean tied() {
        return quorum && machines.size() == 2 && !arbitrated && complete;
    }

    @Override
    public String host() {
        return members.get(0).host();
    }

    @Override
    public Location at() {
        return members.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return members.stream().map(Deployment::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("control-plane-role");
    }

    @Override
    public String seen() {
        return name + " on " + String.join(", ", machines);
    }
}
