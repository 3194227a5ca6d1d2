package org.plumbline.cloud.capacity;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Tables of a kernel through which the traffic of guests goes.
 *
 * @param guests how many guests run there; 0 where that was not recorded
 * @param routes whether routers or DHCP servers of projects live there, whose neighbours share one table
 * @param count connections that are tracked
 * @param most connections that may be tracked
 * @param neighbours entries above which the kernel drops neighbours ({@code gc_thresh3})
 */
public record KernelTables(String host, int guests, boolean routes, Setting count, Setting most, Setting neighbours)
        implements Subject {

    public boolean fullerThan(double percent) {
        return count.number() * 100 > most.number() * percent;
    }

    /** As large as kernels make it by themselves, for many guests. */
    public boolean isDefaultFor(double many) {
        return guests > many && most.number() <= 262_144;
    }

    public boolean hasFewNeighbours(double least) {
        return routes && neighbours.isBelow(least);
    }

    public boolean neighboursUnknown() {
        return routes && !neighbours.known();
    }

    public boolean unclear() {
        return Double.isNaN(count.number()) || Double.isNaN(most.number());
    }

    @Override
    public Location at() {
        return most.at();
    }

    @Override
    public List<Location> sources() {
        return Stream.of(count, most, neighbours).map(Setting::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("kernel-tables");
    }

    @Override
    public String seen() {
        return most.seen();
    }
}
