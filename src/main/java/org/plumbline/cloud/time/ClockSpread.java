package org.plumbline.cloud.time;

import java.util.List;
import java.util.Locale;

/**
 * How far the clocks of the cloud are apart.
 *
 * @param clocks the slowest and the fastest of those that tell their offset
 * @param alone those that follow nothing but themselves; one may lead the others, two drift apart
 */
public record ClockSpread(List<Clock> clocks, List<Clock> alone) {

    /** Each clock is within so many seconds of its source, and the two are further apart. */
    public boolean isWiderThan(double limit) {
        return clocks.size() == 2 && width() > limit && clocks.stream().noneMatch(clock -> clock.isOffBy(limit));
    }

    public double width() {
        return clocks.get(0).offset() - clocks.get(1).offset();
    }

    /** {@code 0.080 s}. */
    public String widthText() {
        return String.format(Locale.ROOT, "%.3f s", width());
    }

    /** One host leads that follows nothing itself. */
    public boolean led() {
        return alone.size() == 1;
    }

    public boolean drifting() {
        return alone.size() > 1;
    }
}
