package org.plumbline.cloud.ceph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A pool of a Ceph cluster that holds data of the cloud.
 *
 * @param host where the cluster was asked
 * @param users what keeps data in it: {@code cinder}, {@code glance}, {@code nova}, or the application Ceph knows
 * @param erasure whether it is erasure coded; empty where the output does not tell
 * @param size copies, or data and coding chunks together
 * @param minSize how many of them must be there for a write
 * @param dataChunks data chunks of an erasure code; empty for copies and where the profile was not seen
 */
public record CephPool(
        String host,
        String name,
        List<String> users,
        Optional<Boolean> erasure,
        OptionalLong size,
        OptionalLong minSize,
        OptionalLong dataChunks,
        Location at)
        implements Subject {

    /** One disk is enough to lose data, or to write without a second copy. */
    public boolean fragile() {
        return copied() && (is(size, 1) || is(minSize, 1));
    }

    /** Two copies: while one is rebuilt the other is alone. */
    public boolean thin() {
        return copied() && is(size, 2) && !is(minSize, 1);
    }

    /** An erasure code that loses data with the second lost chunk, or accepts writes it could not rebuild. */
    public boolean weaklyCoded() {
        return coded()
                && (size.getAsLong() - dataChunks.getAsLong() < 2 || minSize.getAsLong() < dataChunks.getAsLong() + 1);
    }

    /** What is known does not decide whether it is safe. */
    public boolean undecided() {
        return !fragile() && !(copied() || coded());
    }

    private boolean copied() {
        return erasure.isPresent() && !erasure.get() && size.isPresent() && minSize.isPresent();
    }

    private boolean coded() {
        return erasure.orElse(false) && size.isPresent() && minSize.isPresent() && dataChunks.isPresent();
    }

    private static boolean is(OptionalLong number, long value) {
        return number.isPresent() && number.getAsLong() == value;
    }

    public String userNames() {
        return users.isEmpty() ? "" : " (" + String.join(", ", users) + ")";
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-pool");
    }

    @Override
    public String seen() {
        return "pool " + name + " size " + text(size) + " min_size " + text(minSize);
    }

    private static String text(OptionalLong number) {
        return number.isPresent() ? String.valueOf(number.getAsLong()) : "unknown";
    }
}
