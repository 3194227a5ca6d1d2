package org.plumbline.cloud.ceph;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Where a pool's copies may lie.
 *
 * @param host where the cluster was asked
 * @param rule name of its CRUSH rule
 * @param domains what the rule keeps the copies apart by, outermost first: {@code [rack, host]}
 * @param size copies it wants
 * @param places buckets of the innermost domain that carry OSDs the rule may use
 * @param hosts hosts that carry OSDs the rule may use
 * @param oneRack the only rack of all these hosts; empty where racks are not modelled or there are several
 */
public record CephPlacement(
        String host,
        String pool,
        String rule,
        List<String> domains,
        long size,
        int places,
        int hosts,
        String oneRack,
        Location at)
        implements Subject {

    private static final String OSD = "osd";

    /** The rule keeps copies on different disks only, and hosts enough are there. */
    public boolean mayShareHost() {
        return diskOnly() && hosts >= size;
    }

    /** Fewer hosts than copies: some copies must share a host, whatever the rule says. */
    public boolean lacksHosts() {
        return hosts < size && (diskOnly() || domains.equals(List.of("host")));
    }

    /** Fewer racks (or rooms …) than copies the rule wants apart. */
    public boolean lacksPlaces() {
        return domains.size() == 1 && !diskOnly() && !domains.equals(List.of("host")) && places < size;
    }

    public boolean inOneRack() {
        return !oneRack.isEmpty() && hosts > 2;
    }

    public String domain() {
        return domains.get(domains.size() - 1);
    }

    private boolean diskOnly() {
        return domains.stream().allMatch(OSD::equals);
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-placement");
    }

    @Override
    public String seen() {
        return "rule " + rule + " of pool " + pool + " chooses by " + String.join(", ", domains);
    }
}
