package org.plumbline.parse.host;

import org.plumbline.snapshot.Location;

/**
 * How full a file system is.
 *
 * @param source the device or share
 * @param type e.g. {@code ext4}; empty when df was not asked for it
 * @param target where it is mounted
 * @param size in bytes; in inodes where {@code inodes}
 * @param used in the same unit
 * @param available what is left to processes that are not root, in the same unit
 * @param inodes whether this counts inodes (df -i)
 * @param at the line
 */
public record Filesystem(
        String source, String type, String target, long size, long used, long available, boolean inodes, Location at) {

    /** Share in use as df computes it, 0 to 1; 0 for a file system without size. */
    public double usedShare() {
        return used + available == 0 ? 0 : (double) used / (used + available);
    }
}
