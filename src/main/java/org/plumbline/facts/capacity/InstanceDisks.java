package org.plumbline.facts.capacity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Service;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.MountPoint;
import org.plumbline.parse.host.Mounts;
import org.plumbline.snapshot.HostFiles;

/** On which file system of a hypervisor its guests' disks lie. */
final class InstanceDisks {

    private static final List<String> VOLUMES = List.of(
            "/var/lib/docker/volumes/nova_compute/_data", "/var/lib/containers/storage/volumes/nova_compute/_data");

    private final Facts facts;
    private final HostFiles host;

    InstanceDisks(Facts facts, HostFiles host) {
        this.facts = facts;
        this.host = host;
    }

    /**
     * Where they lie.
     *
     * @param mount the mount point that holds them
     * @param shared whether the host itself or its logs lie there too
     */
    record Place(MountPoint mount, boolean shared, Located sign) {

        /** Whether other hosts can reach them too. */
        boolean network() {
            return Stream.of("nfs", "ceph", "gluster", "lustre", "gfs2", "ocfs2", "beegfs", "quobyte")
                    .anyMatch(type -> mount.type().contains(type));
        }
    }

    Optional<Place> sharesSystem(Service compute) {
        var path = path(compute);
        var mounts = mounts();
        if (path.isEmpty() || mounts.isEmpty()) {
            return Optional.empty();
        }
        var folder = compute.at().source().startsWith("/etc/kolla/") ? inVolume(mounts, path.get()) : path.get();
        return holding(mounts, folder).map(mount -> {
            boolean shared = Stream.of("/", "/var/log")
                    .flatMap(other -> holding(mounts, other).stream())
                    .anyMatch(mount::equals);
            return new Place(mount, shared, new Quoted(mount.at(), folder + " lies on " + mount.target()));
        });
    }

    /** The default lies below another option, whose own default depends on the package. */
    private static Optional<String> path(Service compute) {
        var path = compute.setting("DEFAULT.instances_path");
        var state = compute.setting("DEFAULT.state_path");
        return path.startsWith("$state_path")
                ? Optional.of(path.value().replace("$state_path", state.value()))
                        .filter(p -> state.known())
                : Optional.of(path.value()).filter(p -> path.known());
    }

    /** Kolla's volume for nova's state lies where the container engine keeps its volumes, unless a folder is mounted. */
    private static String inVolume(List<MountPoint> mounts, String path) {
        return VOLUMES.stream()
                .filter(volume ->
                        mounts.stream().anyMatch(mount -> mount.target().startsWith(engine(volume))))
                .filter(volume ->
                        mounts.stream().noneMatch(mount -> mount.target().equals(path)))
                .findFirst()
                .orElse(path);
    }

    /** {@code /var/lib/docker}: an engine that runs has mounted something there or below. */
    private static String engine(String volume) {
        return volume.substring(0, volume.indexOf('/', "/var/lib/".length()));
    }

    private List<MountPoint> mounts() {
        return Stream.of("findmnt", "mounts")
                .flatMap(input -> host.output(input).stream())
                .findFirst()
                .map(output -> facts.understood(Mounts.parse(output.at(), output.text())))
                .orElse(List.of());
    }

    private static Optional<MountPoint> holding(List<MountPoint> mounts, String folder) {
        return Holding.of(mounts, MountPoint::target, folder);
    }
}
