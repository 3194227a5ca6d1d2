package org.plumbline.cloud.ceph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A cephx user that a service of the cloud works as.
 *
 * @param host where the cluster was asked
 * @param name {@code client.cinder}
 * @param projects the projects that work as it
 * @param caps daemon to what it may do there
 */
public record CephUser(String host, String name, Set<String> projects, Map<String, String> caps, Location at)
        implements Subject {

    /** It may do everything to every pool. */
    public boolean isAlmighty() {
        return allowsAll("osd") || allowsAll("mon");
    }

    private boolean allowsAll(String daemon) {
        var may = caps.getOrDefault(daemon, "");
        return may.contains("allow *") && !may.contains("pool");
    }

    public String projectNames() {
        return String.join(", ", projects);
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-user");
    }

    @Override
    public String seen() {
        return name + " may "
                + String.join(
                        "; ",
                        caps.entrySet().stream()
                                .map(cap -> cap.getKey() + ": " + cap.getValue())
                                .toList());
    }
}
