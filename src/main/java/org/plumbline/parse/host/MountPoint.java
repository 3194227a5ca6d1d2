package org.plumbline.parse.host;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * A file system in the tree of files.
 *
 * @param target where it is mounted
 * @param source the device, share, or name of a pseudo file system
 * @param type e.g. {@code ext4}, {@code nfs4}
 * @param options those in force, e.g. {@code rw}, {@code vers=4.2}
 * @param at the line
 */
public record MountPoint(String target, String source, String type, List<String> options, Location at) {}
