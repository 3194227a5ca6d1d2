package org.plumbline.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Reads a snapshot: one of Plumbline's own, an sosreport, a copy of a host's files, or a folder of those with one for
 * each host; as a directory or as an archive (tar, also with gzip or xz), which is never unpacked to disk. What it is
 * shows in its content, not in its name.
 */
public final class SnapshotReader {

    private SnapshotReader() {}

    /** @throws SnapshotException if the path leads to no snapshot; what cannot be read inside one is a blind spot */
    public static Snapshot read(Path path) throws SnapshotException {
        return read(List.of(path));
    }

    /** Several trees laid over each other as one snapshot, which has the first one's name; the last one wins. */
    public static Snapshot read(List<Path> trees) throws SnapshotException {
        return read(trees, path -> false);
    }

    /**
     * Several trees laid over each other as one snapshot.
     *
     * @param trees the first one gives the name, the last one wins
     * @param leftOut true of a path inside the first tree ({@code hosts/ctl1/etc/hosts}; no slash in front) that is not
     *     to be seen; what lies below it is not seen either
     */
    public static Snapshot read(List<Path> trees, Predicate<String> leftOut) throws SnapshotException {
        return read(trees, leftOut, Limits.STANDARD);
    }

    static Snapshot read(List<Path> trees, Predicate<String> leftOut, Limits limits) throws SnapshotException {
        var folders = new ArrayList<Node.Folder>();
        for (var tree : trees) {
            var folder = folder(tree);
            folders.add(folders.isEmpty() ? Overlay.without(folder, leftOut) : folder);
        }
        try {
            return new SnapshotDraft(name(trees.get(0)), limits).read(Overlay.of(folders));
        } catch (IOException e) {
            throw new SnapshotException(trees.get(0) + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Node.Folder folder(Path path) throws SnapshotException {
        if (!Files.exists(path)) {
            throw new SnapshotException(path + " does not exist");
        }
        try {
            if (Disk.node(path.toRealPath()) instanceof Node.Folder folder) {
                return folder;
            }
            throw new SnapshotException(path + " is no directory and no archive of a snapshot");
        } catch (IOException e) {
            throw new SnapshotException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String name(Path path) {
        var name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "snapshot" : name.toString();
    }
}
