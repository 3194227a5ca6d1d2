package org.plumbline.cloud.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * Where glance on one host puts new images.
 *
 * @param type kind of the default store: {@code rbd}, {@code swift}, {@code file} …
 * @param folder of a file store: the folder; else empty
 * @param fileSystem of a file store: type of the file system under the folder; empty where it is not known
 * @param source of a file store: what is mounted there
 * @param setting what chooses the store
 * @param mount the line of the mount; null where it was not seen
 */
public record ImageStore(
        String host,
        String type,
        String folder,
        String fileSystem,
        String source,
        Setting setting,
        @Nullable Located mount)
        implements Subject {

    private static final Set<String> NETWORK = Set.of(
            "nfs",
            "nfs4",
            "ceph",
            "fuse.ceph",
            "fuse.ceph-fuse",
            "glusterfs",
            "fuse.glusterfs",
            "gpfs",
            "lustre",
            "beegfs",
            "ocfs2",
            "gfs2",
            "cifs",
            "smb3",
            "fuse.quobyte",
            "fuse.moosefs",
            "pvfs2",
            "afs");

    /** Whether other hosts can mount the same file system. */
    public static boolean isNetwork(String fileSystem) {
        return NETWORK.contains(fileSystem);
    }

    public boolean isFile() {
        return type.equals("file") || type.equals("filesystem");
    }

    /** Whether other hosts can mount the same file system. */
    public boolean isShareable() {
        return !isFile() || isNetwork(fileSystem);
    }

    /** On the host's own disk. */
    public boolean isLocal() {
        return isFile() && !fileSystem.isEmpty() && !isShareable();
    }

    public boolean isUnclear() {
        return isFile() && fileSystem.isEmpty();
    }

    List<Located> evidence() {
        var all = new ArrayList<Located>();
        all.add(setting);
        if (mount != null) {
            all.add(mount);
        }
        return all;
    }

    @Override
    public Location at() {
        return setting.at();
    }

    @Override
    public List<Location> sources() {
        return evidence().stream().map(Located::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("image-store");
    }

    @Override
    public String seen() {
        return "new images go to " + type + (folder.isEmpty() ? "" : " in " + folder);
    }
}
