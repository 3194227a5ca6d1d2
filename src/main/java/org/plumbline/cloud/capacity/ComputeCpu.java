package org.plumbline.cloud.capacity;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How often a hypervisor sells its processors.
 *
 * @param zone its availability zone; empty where it is not known, or where guests get processors of their own
 * @param ratio virtual processors for each that is there
 */
public record ComputeCpu(String host, String zone, double ratio, Location at) implements Subject {

    public boolean soldAbove(double limit) {
        return ratio > limit;
    }

    public String times() {
        return Numbers.text(ratio);
    }

    @Override
    public List<String> subjects() {
        return List.of("compute-cpu");
    }

    @Override
    public String seen() {
        return "processors of " + host + " are sold " + times() + " times";
    }
}
