package org.plumbline.cloud.lifecycle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A release of software that a host runs, and how long it is supported.
 *
 * @param kind {@code openstack}, {@code system} or {@code component}
 * @param product as in the table of support dates
 * @param name for people: {@code OpenStack zed}, {@code Debian GNU/Linux 12 (bookworm)}, {@code RabbitMQ 3.13}
 * @param end end of its maintenance; empty where none is announced
 * @param last end of the extended phase; empty where that is open
 * @param keeper who supports the extended phase; empty where there is none
 * @param packager the distribution that ships this release itself and mends it as long as itself; empty where none does
 *     or nothing tells
 * @param known whether the table of support dates has the release
 * @param today when the snapshot was collected
 * @param asOf date of the table's source
 * @param sources everything that tells the release
 */
public record SupportedRelease(
        String kind,
        String host,
        String product,
        String name,
        Optional<LocalDate> end,
        Optional<LocalDate> last,
        String keeper,
        String packager,
        boolean known,
        LocalDate today,
        String asOf,
        List<Location> sources,
        Location at)
        implements Subject {

    private boolean past(Optional<LocalDate> date) {
        return date.filter(day -> day.isBefore(today)).isPresent();
    }

    /** Nobody mends it any more. */
    public boolean ended() {
        return known && past(end) && (keeper.isEmpty() || past(last)) && packager.isEmpty();
    }

    /** Its makers have handed it over to somebody else. */
    public boolean extended() {
        return known && past(end) && !keeper.isEmpty() && !past(last) && packager.isEmpty();
    }

    /** The extended phase costs money, and nothing tells whether it was paid for. */
    public boolean maybePaid() {
        return extended() && keeper.contains(" only");
    }

    /** Its makers have ended it, and the distribution that ships it still mends it. */
    public boolean packaged() {
        return known && past(end) && !packager.isEmpty();
    }

    public boolean endsWithin(double days) {
        return known
                && !past(end)
                && end.filter(day -> ChronoUnit.DAYS.between(today, day) < days).isPresent();
    }

    public boolean unlisted() {
        return !known;
    }

    /** {@code 2026-10-02}. */
    public String endText() {
        return end.map(LocalDate::toString).orElse("an unknown date");
    }

    public String lastText() {
        return last.map(LocalDate::toString).orElse("an open date");
    }

    /** {@code (dates of 2026-08-31)}. */
    public String datesText() {
        return "(support dates as known on " + asOf + ")";
    }

    @Override
    public List<String> subjects() {
        return List.of(kind + "-release");
    }

    @Override
    public String seen() {
        return name;
    }
}
