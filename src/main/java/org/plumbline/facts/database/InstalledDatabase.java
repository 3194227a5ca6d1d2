package org.plumbline.facts.database;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plumbline.parse.host.DpkgList;
import org.plumbline.parse.host.InstalledPackage;
import org.plumbline.parse.host.RpmList;
import org.plumbline.snapshot.HostFiles;

/** What the packages of a host tell about its database server. */
final class InstalledDatabase {

    private static final List<String> SERVERS = List.of("mariadb-server", "mysql-server", "percona-xtradb-cluster");
    private static final List<String> BACKUP_TOOLS = List.of("mariadb-backup", "percona-xtrabackup", "mariabackup");

    private InstalledDatabase() {}

    /** The version as a server would report it, {@code 10.11.6-MariaDB}; empty when no server package was seen. */
    static String version(HostFiles host) {
        for (var installed : packages(host).orElse(List.of())) {
            var name = installed.name().toLowerCase(Locale.ROOT);
            if (SERVERS.stream().anyMatch(name::startsWith)) {
                var version = upstream(installed.version());
                return name.startsWith("mariadb") ? version + "-MariaDB" : version;
            }
        }
        return "";
    }

    /** Whether a tool is installed that copies a running server; empty when the packages were not seen. */
    static Optional<Boolean> hasBackupTool(HostFiles host) {
        return packages(host).map(all -> all.stream()
                .map(installed -> installed.name().toLowerCase(Locale.ROOT))
                .anyMatch(name -> BACKUP_TOOLS.stream().anyMatch(name::startsWith)));
    }

    private static Optional<List<InstalledPackage>> packages(HostFiles host) {
        return host.output("dpkg")
                .map(file -> DpkgList.parse(file.at(), file.text()).value())
                .or(() -> host.output("rpm")
                        .map(file -> RpmList.parse(file.at(), file.text()).value()))
                .filter(all -> !all.isEmpty());
    }

    /** {@code 1:10.11.18-0+deb12u1} without epoch and release. */
    private static String upstream(String version) {
        int epoch = version.indexOf(':') + 1;
        int end = epoch;
        while (end < version.length() && (Character.isDigit(version.charAt(end)) || version.charAt(end) == '.')) {
            end++;
        }
        return version.substring(epoch, end);
    }
}
