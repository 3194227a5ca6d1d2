package org.plumbline.cloud.ceph;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A ceph.conf through which a host reaches a Ceph cluster.
 *
 * @param monitors the monitors it lists, without ports; empty where they are looked up in DNS
 * @param stale those that are addresses and no monitor of the cluster has; empty where the cluster was not seen
 * @param shortList whether the cluster has, or may have, more monitors than the one or two addresses listed
 */
public record CephClient(String host, List<String> monitors, List<String> stale, boolean shortList, Location at)
        implements Subject {

    public boolean isStale() {
        return !stale.isEmpty();
    }

    public String staleNames() {
        return String.join(", ", stale);
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-client");
    }

    @Override
    public String seen() {
        return monitors.isEmpty() ? "mon_host is not set" : "mon_host = " + String.join(",", monitors);
    }
}
