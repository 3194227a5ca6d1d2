package org.plumbline.cloud.cluster;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A virtual address that Pacemaker moves.
 *
 * @param resource its resource
 * @param usedBy what API clients or load balancers use it; empty when nothing that was seen does
 * @param useKnown whether endpoints or load balancers were seen, so that an empty {@code usedBy} means unused
 * @param balancers load balancers that the cluster manages
 * @param together whether it is kept where a load balancer runs
 * @param ordered whether something orders its start and that of a load balancer
 * @param host where this was read
 * @param sources every place that shows the cluster's configuration
 */
public record ClusterVip(
        ClusterResource resource,
        List<Location> usedBy,
        boolean useKnown,
        List<ClusterResource> balancers,
        boolean together,
        boolean ordered,
        String host,
        List<Location> sources)
        implements Subject {

    @Override
    public Location at() {
        return resource.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("cluster-vip");
    }

    private boolean carriesApi() {
        return !usedBy.isEmpty() || !balancers.isEmpty();
    }

    /** The cluster has load balancers, and may put the address where none runs. */
    public boolean apart() {
        return carriesApi() && !balancers.isEmpty() && !together;
    }

    /** A load balancer listens on it that the cluster does not know. */
    public boolean balancerUnmanaged() {
        return !usedBy.isEmpty() && balancers.isEmpty();
    }

    public boolean unordered() {
        return carriesApi() && together && !ordered;
    }

    public boolean useUnknown() {
        return !carriesApi() && !useKnown;
    }

    /** It was looked for, and nothing of the APIs uses it. */
    public boolean idle() {
        return !carriesApi() && useKnown;
    }

    @Override
    public String seen() {
        return resource.seen();
    }
}
