package org.plumbline.cloud.ceph;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How full a Ceph cluster is and where it stops writing.
 *
 * @param host where it was asked
 * @param nearfull share of an OSD above which Ceph warns, 0 to 1
 * @param backfillfull share above which it moves no data there
 * @param full share above which it accepts no write
 * @param used share of all raw space in use; empty where it was not seen
 * @param hosts hosts that carry OSDs; 0 where they were not seen
 * @param copies the most copies a pool of the cloud keeps; 0 where that was not seen
 * @param crowded names of the OSDs above nearfull
 */
public record CephSpace(
        String host,
        double nearfull,
        double backfillfull,
        double full,
        OptionalDouble used,
        int hosts,
        long copies,
        List<String> crowded,
        Location at)
        implements Subject {

    public boolean isDisordered() {
        return !(nearfull < backfillfull && backfillfull < full);
    }

    /** @param limit the highest sensible full ratio, in percent */
    public boolean isFullAbove(double limit) {
        return full * 100 > limit;
    }

    /**
     * After the loss of a host its data is rebuilt on the others, and fills them beyond nearfull. With no more hosts than
     * copies nothing is rebuilt, so nothing fills up.
     */
    public boolean lacksRoomForHost() {
        return used.isPresent() && copies > 0 && hosts > copies && used.getAsDouble() > nearfull * (hosts - 1) / hosts;
    }

    public boolean isCrowded() {
        return !crowded.isEmpty();
    }

    /** Whether a lost host fits cannot be told. */
    public boolean isUnclear() {
        return used.isEmpty() || hosts == 0 || copies == 0;
    }

    public String crowdedNames() {
        return String.join(", ", crowded);
    }

    /** {@code 71}: percent of raw space in use. */
    public String usedPercent() {
        return used.isPresent() ? String.format(Locale.ROOT, "%.0f", used.getAsDouble() * 100) : "?";
    }

    /** {@code 0.85/0.9/0.95}. */
    public String ratios() {
        return nearfull + "/" + backfillfull + "/" + full;
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-space");
    }

    @Override
    public String seen() {
        return "nearfull/backfillfull/full " + ratios() + ", " + usedPercent() + " % used on " + hosts + " hosts";
    }
}
