package org.plumbline.cloud.time;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The sources that the clock of a machine may follow.
 *
 * @param daemon {@code chronyd}, {@code ntpd}, {@code timesyncd}
 * @param asked every source it asks
 * @param answering how many of them answer and are believed; -1 where the daemon was not asked
 * @param liars the sources that the others have outvoted
 * @param ownClock whether it has a reference clock of its own: a receiver, PTP, the clock of the hypervisor
 */
public record TimeSupply(
        String host,
        String daemon,
        List<Located> asked,
        int answering,
        List<Located> liars,
        boolean ownClock,
        Location at)
        implements Subject {

    /** timesyncd asks one server at a time and takes its word. */
    public boolean isSimple() {
        return daemon.equals("timesyncd");
    }

    public boolean has(int sources) {
        return !isSimple() && !ownClock && asked.size() == sources;
    }

    public boolean hasFewerThan(double sources) {
        return !isSimple() && !ownClock && asked.size() < sources;
    }

    /** It was asked, and of a sufficient number of sources so few answer. */
    public boolean isAnsweredByFewerThan(double sources) {
        return !isSimple() && !ownClock && answering >= 0 && answering < sources;
    }

    public boolean isLiedTo() {
        return liars.size() > 1;
    }

    /** {@code no source}, {@code one source}, {@code 4 sources}. */
    public String number() {
        return asked.size() > 1 ? asked.size() + " sources" : asked.isEmpty() ? "no source" : "one source";
    }

    /** The sources, or where none is, the place that names none. */
    public List<Located> evidence() {
        return asked.isEmpty() ? List.of(this) : asked;
    }

    @Override
    public List<String> subjects() {
        return List.of("time-supply");
    }

    @Override
    public String seen() {
        return daemon + " has " + asked.size() + " sources"
                + (answering < 0 ? "" : ", " + answering + " of them answer");
    }
}
