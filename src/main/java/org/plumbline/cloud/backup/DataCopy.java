package org.plumbline.cloud.backup;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Data of tenants, and whether a second copy lies outside the store that holds it.
 *
 * @param what {@code images} or {@code volumes}
 * @param detail where they lie, in words
 * @param copied whether a second copy is made: by a job, a mirror or the backup service
 * @param known whether that could be told
 * @param total volumes in all; 0 for images
 * @param recent volumes with a backup younger than a week
 * @param unprotected protected volumes without a recent backup
 * @param sources every place that was looked at
 * @param at where this was read
 */
public record DataCopy(
        String what,
        String detail,
        boolean copied,
        boolean known,
        int total,
        int recent,
        List<String> unprotected,
        Optional<BackupStep> step,
        String host,
        List<Location> sources,
        Location at)
        implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("data-copy");
    }

    public boolean images() {
        return what.equals("images");
    }

    public boolean single() {
        return known && !copied;
    }

    public boolean unclear() {
        return !known && !copied;
    }

    public boolean promiseBroken() {
        return !unprotected.isEmpty();
    }

    public boolean countable() {
        return total > 0;
    }

    @Override
    public String seen() {
        return what + ": " + detail;
    }
}
