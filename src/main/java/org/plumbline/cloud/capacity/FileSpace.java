package org.plumbline.cloud.capacity;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The file systems of a host that its services write to, by bytes or by inodes.
 *
 * @param inodes whether inodes are counted, else bytes
 * @param mounts what is left on each
 */
public record FileSpace(String host, boolean inodes, List<Mount> mounts, Location at) implements Subject {

    private static final double GIGA = 1L << 30;

    /**
     * One of them.
     *
     * @param target where it is mounted
     * @param available what processes that are not root may still take
     * @param freeShare the same as a share of what they may take in all, 0 to 1
     */
    public record Mount(String target, double available, double freeShare, Location at) implements Located {

        @Override
        public String seen() {
            return target + " is free by " + Math.round(freeShare * 100) + " %";
        }
    }

    /** Those with less than this share left, large ones with enough left in spite of it excepted. */
    public List<Mount> fullerThan(double percent, double enoughGigabytes) {
        return mounts.stream()
                .filter(mount -> mount.freeShare() * 100 < percent)
                .filter(mount -> inodes || mount.available() < enoughGigabytes * GIGA)
                .toList();
    }

    public boolean isFullerThan(double percent, double enoughGigabytes) {
        return !fullerThan(percent, enoughGigabytes).isEmpty();
    }

    public String targets(double percent, double enoughGigabytes) {
        return String.join(
                ", ",
                fullerThan(percent, enoughGigabytes).stream().map(Mount::target).toList());
    }

    @Override
    public List<String> subjects() {
        return List.of(inodes ? "file-inodes" : "file-space");
    }

    @Override
    public String seen() {
        return (inodes ? "inodes of " : "file systems of ") + host;
    }
}
