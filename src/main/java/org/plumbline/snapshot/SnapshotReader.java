package org.plumbline.snapshot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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
        var contents = new Contents();
        var archives = new Archives(limits, contents);
        var folders = new ArrayList<Node.Folder>();
        var damage = "";
        for (var tree : trees) {
            var folder = folder(tree, archives);
            damage = damage.isEmpty() ? archives.damage(folder) : damage;
            folders.add(folders.isEmpty() ? Overlay.without(folder, leftOut) : folder);
        }
        try {
            keepHostsApart(trees, folders);
            return new SnapshotDraft(name(trees.get(0)), limits, contents, archives).read(Overlay.of(folders), damage);
        } catch (IOException e) {
            throw new SnapshotException(trees.get(0) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Copies of single hosts, given side by side, are hosts beside each other and never laid over each other. */
    private static void keepHostsApart(List<Path> trees, List<Node.Folder> folders) throws IOException {
        var taken = new HashSet<String>();
        for (int i = 0; i < folders.size() && folders.size() > 1; i++) {
            var host = Layout.onlyHostIn(folders.get(i));
            if (host != null) {
                var name = name(trees.get(i));
                for (int copy = 2; !taken.add(name); copy++) {
                    name = name(trees.get(i)) + "-" + copy;
                }
                var apart = new MemoryTree();
                apart.put(new String[] {name}, host);
                folders.set(i, apart);
            }
        }
    }

    private static Node.Folder folder(Path path, Archives archives) throws SnapshotException {
        if (!Files.exists(path)) {
            throw new SnapshotException(path + " does not exist");
        }
        try {
            var node = Disk.node(path.toRealPath());
            if (node instanceof Node.Document document) {
                return archive(path, document, archives);
            }
            if (node instanceof Node.Folder folder) {
                return folder;
            }
            throw new SnapshotException(path + " is a device, FIFO or socket, and no snapshot");
        } catch (IOException e) {
            throw new SnapshotException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Node.Folder archive(Path path, Node.Document document, Archives archives)
            throws IOException, SnapshotException {
        var tree = archives.open(name(path), document);
        if (tree != null) {
            return tree;
        }
        try (var in = new BufferedInputStream(document.open())) {
            throw new SnapshotException(
                    switch (Archives.form(in)) {
                        case FOREIGN ->
                            path + " is an archive of a kind that is not read here; unpack it, or pack it as .tar.gz";
                        case GZIP, XZ -> path + " is compressed, but holds no tar archive";
                        default -> path + " is neither a directory nor a tar archive, so it is no snapshot";
                    });
        }
    }

    private static String name(Path path) {
        var name = path.toAbsolutePath().normalize().getFileName();
        return name == null ? "snapshot" : ArchiveReader.plainName(name.toString());
    }
}
