package org.plumbline.cloud.topology;

import java.util.List;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * One service of an OpenStack project and the hosts that run it.
 *
 * @param software {@code nova-novncproxy}
 * @param project {@code nova}
 * @param members where it was seen
 * @param machines the physical hosts of its members, sorted
 * @param complete whether every host that could run it was seen
 */
public record Replicas(
        String software, String project, List<Deployment> members, List<String> machines, boolean complete)
        implements Subject {

    /** No other host can take over. */
    public boolean alone() {
        return machines.size() == 1 && complete;
    }

    /** One host was seen, and hosts are missing that may run it too. */
    public boolean perhapsAlone() {
        return machines.size() == 1 && !complete;
    }

    /** Two hosts or more were seen. */
    public boolean several() {
        return machines.size() > 1;
    }

    @Override
    public String host() {
        return members.get(0).host();
    }

    @Override
    public Location at() {
        return members.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return members.stream().map(Deployment::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("replicas:" + software);
    }

    @Override
    public String seen() {
        return software + " on " + String.join(", ", machines);
    }
}
