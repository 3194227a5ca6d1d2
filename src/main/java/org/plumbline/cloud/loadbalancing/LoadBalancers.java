package org.plumbline.cloud.loadbalancing;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Octavia listed all load balancers, of which there may be none.
 *
 * @param amphora how many of them consist of amphorae
 */
public record LoadBalancers(int amphora, Location at) implements Subject {

    public boolean isMoreThan(double limit) {
        return amphora > limit;
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("load-balancers");
    }

    @Override
    public String seen() {
        return amphora + " load balancers of amphorae";
    }
}
