package org.plumbline.cloud.capacity;

import java.util.List;

/**
 * The machines of the control plane together.
 *
 * @param members all that there are
 */
public record ControllerLoads(List<ControllerLoad> members) {

    public boolean lone() {
        return members.size() == 1;
    }

    /** With the load of a lost one spread over the others, more is to do than this share of their processors can. */
    public boolean busierThan(double percent) {
        return !lone() && share() * 100 > percent;
    }

    public String percent() {
        return Long.toString(Math.round(share() * 100));
    }

    /** All load over the processors that are left without the strongest. */
    private double share() {
        double load = members.stream().mapToDouble(ControllerLoad::load).sum();
        int cpus = members.stream().mapToInt(ControllerLoad::cpus).sum();
        int most = members.stream().mapToInt(ControllerLoad::cpus).max().orElse(0);
        return load / Math.max(1, cpus - most);
    }
}
