package org.plumbline.cloud.ceph;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The versions that the daemons of a Ceph cluster run.
 *
 * @param host where it was asked
 * @param daemons version to the number of daemons that run it
 * @param required the oldest release an OSD may have; empty where it was not seen
 */
public record CephVersions(String host, Map<String, Long> daemons, String required, Location at) implements Subject {

    /** Ceph's releases in order; the first is number 12. */
    private static final List<String> RELEASES = List.of(
            "luminous", "mimic", "nautilus", "octopus", "pacific", "quincy", "reef", "squid", "tentacle", "umbrella");

    private static final int FIRST = 12;

    public boolean isMixed() {
        return daemons.size() > 1;
    }

    /** All run one release, and the cluster still admits OSDs of an older one. */
    public boolean isUnfinished() {
        int place = RELEASES.indexOf(required);
        return !isMixed()
                && place >= 0
                && daemons.keySet().stream().allMatch(version -> major(version) > place + FIRST);
    }

    private static int major(String version) {
        int dot = version.indexOf('.');
        try {
            return dot < 0 ? 0 : Integer.parseInt(version.substring(0, dot));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    /** {@code 17.2.6 (3 daemons), 18.2.7 (9 daemons)}. */
    public String versions() {
        return String.join(
                ", ",
                daemons.entrySet().stream()
                        .map(one ->
                                one.getKey() + " (" + one.getValue() + (one.getValue() == 1 ? " daemon)" : " daemons)"))
                        .sorted()
                        .toList());
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-versions");
    }

    @Override
    public String seen() {
        return versions();
    }
}
