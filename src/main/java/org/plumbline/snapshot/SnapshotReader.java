package org.plumbline.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a snapshot: one of Plumbline's own, an sosreport, a copy of a host's files, or a folder of those with one for
 * each host; as a directory or as an archive (tar, also with gzip or xz), which is never unpacked to disk. What it is
 * shows in its content, not in its name.
 */
public final class SnapshotReader {

    private SnapshotReader() {}

    /**
     * @throws SnapshotException if the path leads to no snapshot; what cannot be read inside one is a blind spot
     */
    public static Snapshot read(Path path) throws SnapshotException {
        return read(path, Limits.STANDARD);
    }

    static Snapshot read(Path path, Limits limits) throws SnapshotException {
        if (!Files.exists(path)) {
            throw new SnapshotException(path + " does not exist");
        }
        try {
            var node = Disk.node(path.toRealPath());
            if (node instanceof Node.Folder folder) {
                var name = path.toRealPath().getFileName();
                return new SnapshotDraft(name == null ? "snapshot" : name.toString(), limits).read(folder);
            }
            throw new SnapshotException(path + " is no directory and no archive of a snapshot");
        } catch (IOException e) {
            throw new SnapshotException(path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
