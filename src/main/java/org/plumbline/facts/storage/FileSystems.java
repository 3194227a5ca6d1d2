package org.plumbline.facts.storage;

import java.util.Optional;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.MountPoint;
import org.plumbline.parse.host.Mounts;
import org.plumbline.snapshot.HostFiles;

/** On which file system a folder of a host lies. */
final class FileSystems {

    private FileSystems() {}

    /** The mount that holds a folder: the deepest target above it; of equal ones the later covers the earlier. */
    static Optional<MountPoint> mount(Facts facts, HostFiles host, String folder) {
        return host.output("findmnt")
                .or(() -> host.output("mount"))
                .or(() -> host.file("/proc/mounts"))
                .flatMap(file -> facts.understood(Mounts.parse(file.at(), file.text())).stream()
                        .filter(mount -> isAbove(mount.target(), folder))
                        .reduce((a, b) -> b.target().length() >= a.target().length() ? b : a));
    }

    private static boolean isAbove(String target, String folder) {
        return target.equals("/") || folder.equals(target) || folder.startsWith(target + "/");
    }
}
