package org.plumbline.cloud.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A storage backend of cinder and the cinder-volume processes that serve it.
 *
 * @param name its section of cinder.conf
 * @param managers those that run and those that could, at least one; sorted by host
 * @param failover what starts cinder-volume elsewhere when its host stops; null where nothing was seen
 * @param failoverKnown whether every host and cluster was seen that could do so
 */
public record VolumeBackend(
        String name, List<VolumeManager> managers, @Nullable Located failover, boolean failoverKnown)
        implements Subject {

    public List<VolumeManager> active() {
        return managers.stream().filter(VolumeManager::active).toList();
    }

    /** The storage is one host's own disks: no other host could serve it. */
    public boolean local() {
        return managers.stream().anyMatch(VolumeManager::isLocal);
    }

    /** One host serves shared storage, and nothing takes over from it. */
    public boolean alone() {
        return !local() && active().size() == 1 && failover == null && failoverKnown && !clustered();
    }

    /** One host serves shared storage, and whether something takes over from it was not seen. */
    public boolean perhapsAlone() {
        return !local() && active().size() == 1 && failover == null && !failoverKnown && !clustered();
    }

    /** No host serves it now. */
    public boolean idle() {
        return active().isEmpty();
    }

    /** Two processes believe that they are the one manager of the same volumes. */
    public boolean doubled() {
        return !local()
                && !clustered()
                && active().stream().map(VolumeManager::name).distinct().count() < active().size();
    }

    /** Several hosts serve it, but each volume can be managed by one of them only. */
    public boolean pinned() {
        return !local() && !clustered() && !torn() && !doubled() && active().size() > 1;
    }

    /** Some hosts are in a cluster, or in different ones. */
    public boolean torn() {
        var clusters = active().stream()
                .map(manager -> manager.inCluster() ? manager.cluster().value() : "")
                .distinct()
                .count();
        return active().stream().anyMatch(VolumeManager::inCluster) && clusters > 1;
    }

    /** All hosts that serve it are in one active/active cluster. */
    public boolean clustered() {
        return !active().isEmpty() && active().stream().allMatch(VolumeManager::inCluster) && !torn();
    }

    public boolean refusesCluster() {
        return managers.stream().anyMatch(VolumeManager::refusesCluster);
    }

    /** Whether two processes may work on the same volume at once. */
    public boolean needsLocks() {
        return !local() && (active().stream().anyMatch(VolumeManager::inCluster) || active().size() > 1);
    }

    public boolean locksInFiles() {
        return needsLocks() && active().stream().anyMatch(VolumeManager::locksInFiles);
    }

    public boolean locksApart() {
        return needsLocks()
                && !locksInFiles()
                && active().stream()
                                .filter(manager -> manager.locks().known())
                                .map(manager -> manager.locks().value())
                                .distinct()
                                .count()
                        > 1;
    }

    public boolean locksUnclear() {
        return needsLocks()
                && active().stream().anyMatch(manager -> !manager.locks().known());
    }

    public List<Located> locks() {
        return active().stream()
                .flatMap(manager -> manager.lockEvidence().stream())
                .toList();
    }

    /** How many cinder-volume serve it, for people. */
    public String hosts() {
        return String.join(", ", active().stream().map(VolumeManager::host).toList());
    }

    @Override
    public String host() {
        return managers.get(0).host();
    }

    @Override
    public Location at() {
        return managers.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return managers.stream().map(VolumeManager::at).toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("volume-backend");
    }

    @Override
    public String seen() {
        return "backend " + name;
    }
}
