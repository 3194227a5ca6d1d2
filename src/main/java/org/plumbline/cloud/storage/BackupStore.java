package org.plumbline.cloud.storage;

import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * Where cinder-backup on one host puts the copies of volumes.
 *
 * @param driver {@code backup_driver}
 * @param place what names the place for this driver: a folder, a share, a configuration of Ceph
 * @param fileSystem type of the file system under a folder; empty where it is no folder, or not known
 * @param objects whether the catalog offers an object store
 * @param catalog whether the catalog was seen
 * @param rbd the configurations of Ceph that the host's volume backends use; {@code ""} for the usual one
 * @param backends whether the host's configuration names its volume backends
 */
public record BackupStore(
        String host,
        Setting driver,
        Setting place,
        String fileSystem,
        boolean objects,
        boolean catalog,
        Set<String> rbd,
        boolean backends)
        implements Located {

    private static final String USUAL = "/etc/ceph/ceph.conf";

    private boolean is(String name) {
        return driver.mentions("drivers." + name);
    }

    /** On the disk of the host that made the copy. */
    public boolean isLocal() {
        return is("posix") && !fileSystem.isEmpty() && !ImageStore.isNetwork(fileSystem);
    }

    /** In an object store that the cloud does not have. */
    public boolean isNowhere() {
        return is("swift") && catalog && !objects;
    }

    /** In the Ceph cluster that holds the volumes. */
    public boolean isBesideVolumes() {
        return is("ceph") && (rbd.contains(place.value()) || (place.is(USUAL) && rbd.contains("")));
    }

    public boolean isUnclear() {
        return !driver.known()
                || (is("posix") && fileSystem.isEmpty())
                || (is("swift") && !catalog)
                || (is("ceph") && (!place.known() || !backends));
    }

    public List<Located> evidence() {
        return List.of(driver, place);
    }

    @Override
    public Location at() {
        return driver.at();
    }

    @Override
    public String seen() {
        return driver.seen();
    }
}
