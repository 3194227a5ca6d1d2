package org.plumbline.cloud.ceph;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The object gateways of a Ceph cluster.
 *
 * @param host where the cluster was asked, or the first gateway
 * @param hosts the hosts that carry them, sorted
 * @param complete whether all were seen
 */
public record CephGateways(String host, List<String> hosts, boolean complete, Location at) implements Subject {

    public boolean isAlone() {
        return complete && hosts.size() == 1;
    }

    public boolean isPerhapsAlone() {
        return !complete && hosts.size() == 1;
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-gateways");
    }

    @Override
    public String seen() {
        return "radosgw on " + String.join(", ", hosts);
    }
}
