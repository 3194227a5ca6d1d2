package org.plumbline.cloud;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.plumbline.snapshot.Location;

/**
 * A statement of the operator about something that no file shows.
 *
 * @param id what it is about: {@code restore-test}, {@code backup-database}, {@code backup-keys} …
 * @param date when it was true
 * @param owner who says so
 * @param failed whether it states that something did not work
 * @param age days from its date to the collection; empty when the time of collection is not known
 * @param expired whether it had run out when the snapshot was collected
 */
public record Attestation(
        String id, LocalDate date, String owner, boolean failed, Optional<Long> age, boolean expired, Location at)
        implements Subject {

    /** It counts: not expired, and what it states worked. */
    public boolean valid() {
        return !expired && !failed;
    }

    public boolean olderThan(double days) {
        return age.filter(a -> a > days).isPresent();
    }

    /** {@code 200 days ago}. */
    public String agoText() {
        return age.map(days -> days + " days ago").orElse("on " + date);
    }

    @Override
    public String host() {
        return "snapshot";
    }

    @Override
    public List<String> subjects() {
        return List.of("attestation:" + id);
    }

    @Override
    public String seen() {
        return owner + " states " + id + " on " + date + (failed ? " (failed)" : "") + (expired ? " (expired)" : "");
    }
}
