package org.plumbline.cloud.identity;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * How often the keystone hosts together make a new key for tokens, and how long they keep the old ones.
 *
 * @param jobs what rotates, on whichever host
 * @param interval seconds between two rotations, all jobs together; empty where a schedule is not understood
 * @param complete whether the scheduled jobs of every keystone host were seen
 * @param rotations how often the keys have been rotated, by the number of the newest one
 * @param age days since the newest key was made; empty where that was not recorded
 * @param keys where the keys were seen
 * @param active {@code max_active_keys}
 * @param expiration {@code [token] expiration} in seconds
 * @param window {@code allow_expired_window} in seconds
 */
public record KeyRotation(
        List<Quoted> jobs,
        OptionalDouble interval,
        boolean complete,
        int rotations,
        OptionalLong age,
        List<KeyRepository> keys,
        Setting active,
        Setting expiration,
        Setting window)
        implements Subject {

    /** A first key is number 1; it has never been replaced. */
    private boolean neverRotated() {
        return rotations <= 1;
    }

    public boolean isMissing() {
        return jobs.isEmpty() && complete && neverRotated();
    }

    /** Nothing on these hosts rotates, and somebody does. */
    public boolean isDoneElsewhere() {
        return jobs.isEmpty() && complete && !neverRotated();
    }

    public boolean isUnclear() {
        return (jobs.isEmpty() && !complete) || age.isEmpty();
    }

    public boolean isOlderThan(double days) {
        return age.isPresent() && age.getAsLong() > days;
    }

    /** The fewest keys with which a token can still be read on its last day; 0 where that cannot be computed. */
    public int needed() {
        double lives = expiration.number() + window.number();
        return interval.isPresent() && interval.getAsDouble() > 0 && !Double.isNaN(lives)
                ? (int) Math.ceil(lives / interval.getAsDouble()) + 2
                : 0;
    }

    /** Keys are thrown away while tokens that they made still live. */
    public boolean isTooFast() {
        return active.number() < needed();
    }

    /** Whether the keys last as long as tokens cannot be computed. */
    public boolean hasUnknownPace() {
        return !jobs.isEmpty() && (needed() == 0 || !active.known());
    }

    public List<Located> evidence() {
        return Stream.concat(jobs.stream(), keys.stream())
                .<Located>map(one -> one)
                .toList();
    }

    @Override
    public String host() {
        return keys.get(0).host();
    }

    @Override
    public Location at() {
        return keys.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return Stream.concat(
                        keys.stream().flatMap(key -> key.sources().stream()),
                        Stream.concat(jobs.stream().map(Quoted::at), Stream.of(active.at())))
                .distinct()
                .toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("key-rotation");
    }

    @Override
    public String seen() {
        return keys.get(0).seen();
    }
}
