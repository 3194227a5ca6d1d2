package org.plumbline.cloud.capacity;

import java.util.List;
import java.util.OptionalDouble;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How often a hypervisor sells its memory, and what it keeps for itself.
 *
 * @param ratio memory sold for each megabyte that is there
 * @param reserved what is kept for the host, in megabytes
 * @param total the host's memory in megabytes; NaN where it is not known
 * @param swap its swap space in megabytes; empty where it was not seen
 * @param hugePages whether most of the memory was set aside as huge pages for guests, which the host cannot lose
 * @param stores whether disks of Ceph are served from the host, which want memory too
 * @param grounds what was read to tell; at least one
 */
public record ComputeMemory(
        String host,
        double ratio,
        double reserved,
        double total,
        OptionalDouble swap,
        boolean hugePages,
        boolean stores,
        List<Located> grounds)
        implements Subject {

    /** What the guests may use together does not fit into memory and swap. */
    public boolean oversold() {
        return ratio > 1 && swap.isPresent() && swap.getAsDouble() < (ratio - 1) * (total - reserved);
    }

    /** Sold more than once, and whether swap makes up for it is not known. */
    public boolean perhapsOversold() {
        return ratio > 1 && (swap.isEmpty() || Double.isNaN(total));
    }

    /** Keeps less for itself than this amount, or on small hosts this share of its memory. */
    public boolean keepsLess(double megabytes, double percent) {
        double least = Double.isNaN(total) ? megabytes : Math.min(megabytes, total * percent / 100);
        return !hugePages && !stores && reserved < least;
    }

    /** The same for a host whose disks of Ceph need as much again. */
    public boolean storesAndKeepsLess(double megabytes) {
        return !hugePages && stores && reserved < 2 * megabytes;
    }

    public String times() {
        return Numbers.text(ratio);
    }

    public String kept() {
        return Numbers.text(reserved);
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
        return List.of("compute-memory");
    }

    @Override
    public String seen() {
        return "memory of " + host + " is sold " + times() + " times, " + kept() + " MB are reserved";
    }
}
