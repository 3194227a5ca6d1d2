package org.plumbline.cloud.storage;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A pool of a volume backend, as its driver reports it to cinder's schedulers.
 *
 * @param name {@code host@backend#pool}
 * @param backend {@code volume_backend_name}
 * @param total its size in GiB; empty where the driver reports infinity or does not know
 * @param free what is left of it in GiB; empty as above
 * @param ratio how many times its free space may be promised; empty where the driver decides itself ({@code auto})
 * @param reserved percentage that is not given out
 * @param thin whether volumes take space only as they are written
 */
public record VolumePool(
        String name,
        String backend,
        OptionalDouble total,
        OptionalDouble free,
        OptionalDouble ratio,
        OptionalDouble reserved,
        boolean thin,
        Location at)
        implements Subject {

    private OptionalDouble share() {
        return total.isPresent() && free.isPresent() && total.getAsDouble() > 0
                ? OptionalDouble.of(free.getAsDouble() / total.getAsDouble())
                : OptionalDouble.empty();
    }

    public boolean hasLessFreeThan(double share) {
        return share().isPresent() && share().getAsDouble() < share;
    }

    /** Much more is promised than there is, and not much of it is left. */
    public boolean isOversold(double most, double share) {
        return thin && ratio.isPresent() && ratio.getAsDouble() > most && hasLessFreeThan(share);
    }

    public boolean keepsNothingBack() {
        return thin && reserved.isPresent() && reserved.getAsDouble() == 0;
    }

    /** How full it is does not show. */
    public boolean isUnclear() {
        return share().isEmpty();
    }

    /** {@code 23 %}. */
    public String freeText() {
        return share().isPresent() ? String.format(Locale.ROOT, "%.0f %%", 100 * share().getAsDouble()) : "unknown";
    }

    public String ratioText() {
        return ratio.isPresent() ? String.format(Locale.ROOT, "%.1f", ratio.getAsDouble()) : "auto";
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("volume-pool");
    }

    @Override
    public String seen() {
        return "pool " + name + ", " + freeText() + " free, over-subscription " + ratioText();
    }
}
