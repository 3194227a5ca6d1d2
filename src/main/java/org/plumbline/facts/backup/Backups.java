package org.plumbline.facts.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.Attestation;
import org.plumbline.cloud.Collected;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.backup.BackupJob;
import org.plumbline.cloud.backup.BackupPlan;
import org.plumbline.cloud.backup.JobTable;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.host.Mounts;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** All that the cloud does to be restored, put together over its hosts. */
public final class Backups implements FactSource {

    private static final Set<String> REMOTE = Set.of(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "ceph",
            "fuse.sshfs",
            "fuse.rclone",
            "fuse.s3fs",
            "glusterfs",
            "fuse.glusterfs");
    private static final Set<String> SERVER_SCHEMAS = Set.of(
            "mysql", "sys", "information_schema", "performance_schema", "table_schema", "percona_schema", "test");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var tables = facts.all(JobTable.class);
        if (tables.isEmpty()) {
            return;
        }
        var jobs = facts.all(BackupJob.class);
        boolean complete = facts.all(MissingHost.class).isEmpty()
                && tables.size() == facts.all(Host.class).size();
        var plan = new BackupPlan(
                jobs.stream().filter(BackupJob::enabled).toList(),
                jobs.stream().filter(job -> !job.enabled()).toList(),
                tables,
                complete,
                kolla(snapshot),
                facts.all(Collected.class).stream().findFirst().map(Collected::time),
                schemas(snapshot),
                facts.all(Attestation.class).stream().filter(Attestation::valid).toList(),
                remoteMounts(facts, snapshot));
        facts.add(plan);
        new ProtectedPaths(facts, snapshot, plan).add();
        new StateStores(facts, snapshot, plan).add();
        new DataCopies(facts, snapshot, plan).add();
    }

    /** kolla renders the configuration of mariabackup where it is enabled, and schedules nothing. */
    private static Optional<Location> kolla(Snapshot snapshot) {
        return snapshot.hosts().stream()
                .flatMap(host -> host.file("/etc/kolla/mariabackup/config.json").stream())
                .map(file -> file.at())
                .findFirst();
    }

    private static List<String> schemas(Snapshot snapshot) {
        var schemas = new TreeSet<String>();
        for (var host : snapshot.hosts()) {
            host.output("mysql-databases").ifPresent(file -> file.text().lines().forEach(line -> {
                int end = line.indexOf('\t');
                var name = end < 0 ? line.strip() : line.substring(0, end);
                if (!name.isEmpty() && !SERVER_SCHEMAS.contains(name)) {
                    schemas.add(name);
                }
            }));
        }
        return List.copyOf(schemas);
    }

    private static List<String> remoteMounts(Facts facts, Snapshot snapshot) {
        var mounts = new ArrayList<String>();
        for (var host : snapshot.hosts()) {
            host.output("findmnt").ifPresent(file -> facts.understood(Mounts.parse(file.at(), file.text())).stream()
                    .filter(mount -> REMOTE.contains(mount.type()))
                    .forEach(mount -> mounts.add(mount.target())));
        }
        return List.copyOf(new TreeSet<>(mounts));
    }
}
