package org.plumbline.cloud.capacity;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What the hypervisors in service of a zone offer of one resource, and what their guests use of it.
 *
 * @param resource {@code VCPU}, {@code PCPU} or {@code MEMORY_MB}
 * @param hosts how many hypervisors are in service
 * @param offered what all of them may sell
 * @param largest the one that offers most
 * @param most what that one offers
 * @param used what guests have
 * @param proof the largest one's inventory
 * @param sources every inventory and every use
 */
public record ZoneRoom(
        String zone,
        String resource,
        int hosts,
        double offered,
        String largest,
        double most,
        double used,
        Located proof,
        List<Location> sources)
        implements Subject {

    /** Without the largest hypervisor the others cannot run what runs now. */
    public boolean lacksRoom() {
        return hosts > 1 && used > offered - most;
    }

    /** The only hypervisor of its zone, with guests on it. */
    public boolean lone() {
        return hosts == 1 && used > 0;
    }

    /** {@code 120 of 128 VCPU}. */
    public String usedText() {
        return Numbers.text(used) + " of " + Numbers.text(offered) + ' ' + resource;
    }

    public String mostText() {
        return Numbers.text(most);
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public Location at() {
        return proof.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("zone-room");
    }

    @Override
    public String seen() {
        return "zone " + zone + " uses " + usedText();
    }
}
