package org.plumbline.cloud.capacity;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How often a hypervisor sells the disk that guests lie on, and what it keeps for itself.
 *
 * @param type {@code images_type}
 * @param ratio disk sold for each gigabyte that is there
 * @param reserved what is kept for the host, in gigabytes
 * @param sharesSystem whether guests lie on the file system of the host itself or of its logs; empty where that is not known
 * @param shared whether other hypervisors reach it too; empty where that is not known
 * @param grounds what was read to tell; at least one
 */
public record ComputeDisk(
        String host,
        Setting type,
        double ratio,
        double reserved,
        Optional<Boolean> sharesSystem,
        Optional<Boolean> shared,
        List<Located> grounds)
        implements Subject {

    /** Guests lie on disks of this host, or on a share that is mounted in their place. */
    public boolean local() {
        return type.known() && !type.is("rbd");
    }

    public boolean unclear() {
        return !type.known();
    }

    public boolean soldAbove(double limit) {
        return local() && ratio > limit;
    }

    /** Guests may fill the file system of the host. */
    public boolean fillsSystem() {
        return local() && reserved <= 0 && sharesSystem.orElse(false);
    }

    public boolean perhapsFillsSystem() {
        return local() && reserved <= 0 && sharesSystem.isEmpty();
    }

    /** It is lost with the hypervisor. */
    public boolean isLostWithHost() {
        return local() && !shared.orElse(true);
    }

    public boolean isPerhapsLostWithHost() {
        return local() && shared.isEmpty();
    }

    public String times() {
        return Numbers.text(ratio);
    }

    @Override
    public Location at() {
        return grounds.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return grounds.stream().map(Located::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("compute-disk");
    }

    @Override
    public String seen() {
        return "disk of " + host + " is sold " + times() + " times, " + Numbers.text(reserved) + " GB are reserved";
    }
}
