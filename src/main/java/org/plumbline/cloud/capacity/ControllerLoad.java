package org.plumbline.cloud.capacity;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How busy a machine of the control plane was when it was collected.
 *
 * @param load processes that ran or waited, over the last 15 minutes
 * @param cpus its logical processors
 * @param usedShare memory that is not available to new processes, 0 to 1
 * @param swapped megabytes in swap space
 * @param grounds what was read to tell
 */
public record ControllerLoad(
        String host, double load, int cpus, double usedShare, double swapped, List<Located> grounds)
        implements Subject {

    public boolean usesMoreThan(double percent) {
        return usedShare * 100 > percent;
    }

    public boolean swapsMoreThan(double megabytes) {
        return swapped > megabytes;
    }

    @Override
    public Location at() {
        return grounds.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return grounds.stream().map(Located::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("controller-load");
    }

    @Override
    public String seen() {
        return "load " + Numbers.text(load) + " on " + cpus + " processors, " + Math.round(usedShare * 100)
                + " % of memory used, " + Math.round(swapped) + " MB in swap";
    }
}
