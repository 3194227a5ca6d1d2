package org.plumbline.cloud.object;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A ring of swift: where the copies of accounts, containers or objects lie.
 *
 * @param host where its builder was asked
 * @param name name of its builder file
 * @param replicas copies, or fragments of an erasure code
 * @param parity parity fragments of an erasure code; 0 for copies
 * @param hosts hosts that carry its devices
 * @param zones zones of its devices, of all regions
 * @param balance how far the worst device is from its share, in percent
 * @param dispersion partitions with copies too close to each other, in percent
 * @param stranded devices that are on their way out and still hold partitions
 */
public record ObjectRing(
        String host,
        String name,
        OptionalDouble replicas,
        int parity,
        int hosts,
        int zones,
        OptionalDouble balance,
        OptionalDouble dispersion,
        List<String> stranded,
        Location at)
        implements Subject {

    /** Swift's own mark for a device without weight that holds partitions. */
    private static final double IMPOSSIBLE = 999.99;

    public boolean tooFewCopies() {
        return parity == 0 && replicas.isPresent() && replicas.getAsDouble() < 3;
    }

    public boolean littleParity() {
        return parity == 1;
    }

    public boolean fewHosts() {
        return hosts < 3;
    }

    public boolean fewZones() {
        return !fewHosts() && zones < 3;
    }

    /** Three or four zones: no zone to spare while one is rebuilt. */
    public boolean noSpareZone() {
        return zones == 3 || zones == 4;
    }

    public boolean crowded() {
        return dispersion.isPresent() && dispersion.getAsDouble() > 0;
    }

    public boolean isUnbalancedBy(double percent) {
        return stranded.isEmpty()
                && balance.isPresent()
                && balance.getAsDouble() > percent
                && balance.getAsDouble() < IMPOSSIBLE;
    }

    public boolean strands() {
        return !stranded.isEmpty();
    }

    public String strandedNames() {
        return String.join(", ", stranded);
    }

    public String balanceText() {
        return balance.isPresent() ? String.format(Locale.ROOT, "%.2f", balance.getAsDouble()) : "unknown";
    }

    /** {@code 3} or {@code 2.5}. */
    public String copies() {
        double number = replicas.orElse(0);
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }

    @Override
    public List<String> subjects() {
        return List.of("object-ring");
    }

    @Override
    public String seen() {
        return "%s: %s copies, hosts %d, zones %d, balance %s %%"
                .formatted(name, copies(), hosts, zones, balanceText());
    }
}
