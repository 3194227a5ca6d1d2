package org.plumbline.cloud.capacity;

import java.util.List;

/**
 * Hypervisors of one zone that do not sell their processors equally often.
 *
 * @param rates the different ones, ascending
 */
public record ZoneRates(String zone, List<String> rates, List<ComputeCpu> members) {

    public String rateText() {
        return String.join(", ", rates);
    }
}
