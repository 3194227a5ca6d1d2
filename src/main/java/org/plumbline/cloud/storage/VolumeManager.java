package org.plumbline.cloud.storage;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A cinder-volume that serves a backend, or stands by to do so.
 *
 * @param active whether it runs; else it is installed and waits to be started
 * @param driver the class that drives the storage
 * @param name the name under which its volumes are filed: backend_host, else host, else the host's own name
 * @param cluster the active/active cluster it belongs to; unset where there is none
 * @param locks where it takes its locks
 * @param backend the line that enables the backend
 */
public record VolumeManager(
        String host, boolean active, Setting driver, String name, Setting cluster, Setting locks, Setting backend)
        implements Located {

    boolean inCluster() {
        return cluster.known() && !cluster.isBlank();
    }

    /** The storage is the host's own disks. */
    boolean isLocal() {
        return driver.mentions(".lvm.") || driver.mentions("LVMVolumeDriver");
    }

    /** Upstream does not let this driver run active/active: cinder-volume refuses to start with {@code cluster} set. */
    boolean refusesCluster() {
        return inCluster() && (isLocal() || driver.mentions("nfs.NfsDriver"));
    }

    /** Locks in files keep out only those on the same host. */
    boolean locksInFiles() {
        return locks.known() && (locks.isBlank() || locks.startsWith("file:"));
    }

    @Override
    public Location at() {
        return backend.at();
    }

    List<Located> lockEvidence() {
        return List.of(locks);
    }

    @Override
    public String seen() {
        return "cinder-volume " + (active ? "serves" : "stands by for") + " it as " + name
                + (inCluster() ? " in cluster " + cluster.value() : "");
    }
}
