package org.plumbline.cloud.topology;

import java.util.List;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A machine that runs servers of projects, and what else it carries that must not wait for them.
 *
 * @param host the machine
 * @param compute its nova-compute
 * @param inService whether servers may be put on it
 * @param neighbours databases, brokers and monitors of storage on the same machine
 * @param reserved memory that servers do not get, in megabytes; NaN where that is not known
 */
public record HypervisorMachine(
        String host, Deployment compute, boolean inService, List<Deployment> neighbours, double reserved)
        implements Subject {

    /** Servers and the control plane share it, and nothing is set aside for the latter. */
    public boolean isCrowded(double least) {
        return isShared() && reserved < least;
    }

    /** They share it, with memory set aside. */
    public boolean isDivided(double least) {
        return isShared() && reserved >= least;
    }

    public boolean isUnclear() {
        return isShared() && Double.isNaN(reserved);
    }

    private boolean isShared() {
        return inService && !neighbours.isEmpty();
    }

    public String names() {
        return String.join(
                ", ",
                neighbours.stream()
                        .map(Deployment::software)
                        .distinct()
                        .sorted()
                        .toList());
    }

    @Override
    public Location at() {
        return compute.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("hypervisor-machine");
    }

    @Override
    public String seen() {
        return compute.seen();
    }
}
