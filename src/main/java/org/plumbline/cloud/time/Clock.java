package org.plumbline.cloud.time;

import java.util.List;
import java.util.Locale;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The clock of a machine, as its time daemon sees it. Containers have none of their own.
 *
 * @param daemon {@code chronyd} or {@code ntpd}; empty when none runs
 * @param synchronised whether the daemon follows a source, or itself where it is allowed to
 * @param alone whether it follows nothing but itself
 * @param offset seconds by which the clock is slow, negative is fast; NaN where the daemon does not tell
 * @param rootDistance largest error in seconds against the reference of all clocks; NaN where the daemon does not tell
 */
public record Clock(
        String host,
        String daemon,
        boolean synchronised,
        boolean alone,
        double offset,
        double rootDistance,
        Location at)
        implements Subject {

    /** Nothing keeps the clock right. */
    public boolean unattended() {
        return daemon.isEmpty();
    }

    /** A daemon runs and has nothing to follow. */
    public boolean lost() {
        return !unattended() && !synchronised;
    }

    /** Follows a source, and is further from it than so many seconds. */
    public boolean isOffBy(double limit) {
        return synchronised && Math.abs(offset) > limit;
    }

    /** Follows a source, and may be further from true time than so many seconds. */
    public boolean isVaguerThan(double limit) {
        return synchronised && rootDistance > limit;
    }

    /** {@code 0.062 s slow}. */
    public String deviation() {
        return String.format(Locale.ROOT, "%.3f s %s", Math.abs(offset), offset < 0 ? "fast" : "slow");
    }

    /** {@code 1.250 s}. */
    public String vagueness() {
        return String.format(Locale.ROOT, "%.3f s", rootDistance);
    }

    @Override
    public List<String> subjects() {
        return List.of("clock");
    }

    @Override
    public String seen() {
        if (unattended()) {
            return "no time daemon runs";
        }
        if (!synchronised) {
            return daemon + " is not synchronised";
        }
        return daemon + (alone ? " follows its own clock" : " is synchronised, " + deviation());
    }
}
