package org.plumbline.cloud.cluster;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A link of Corosync as one node has it.
 *
 * @param number link number from 0
 * @param address the node's own address on it
 * @param device the interface that carries the address; empty when not known
 * @param network network of the address with prefix length; empty when not known
 * @param bonded whether the interface lies on a bond or team
 * @param downTo names or ids of peers it does not reach, as the running Corosync says
 * @param at where it is configured or shown
 */
public record CorosyncLink(
        int number,
        String address,
        Optional<String> device,
        Optional<String> network,
        boolean bonded,
        List<String> downTo,
        Location at)
        implements Located {

    public boolean down() {
        return !downTo.isEmpty();
    }

    /** Whether both go through one interface or one network, and so fail together. */
    boolean sharesFateWith(CorosyncLink other) {
        return (device.isPresent() && device.equals(other.device))
                || (network.isPresent() && network.equals(other.network));
    }

    @Override
    public String seen() {
        return "link " + number + " " + address
                + device.map(name -> " on " + name).orElse("")
                + (down() ? " does not reach node " + String.join(", ", downTo) : "");
    }
}
