package org.plumbline.facts.backup;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Attestation;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.backup.BackupPlan;
import org.plumbline.cloud.backup.BackupStep;
import org.plumbline.cloud.backup.ProtectedPath;
import org.plumbline.cloud.backup.UnsavedPaths;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The folders of configuration and keys that a restored cloud needs, and what saves them. */
final class ProtectedPaths {

    /**
     * A folder to save.
     *
     * @param option what names the key in it; empty where every such folder is worth saving
     */
    private record Wanted(boolean secret, String what, String path, String project, String option) {

        Wanted(boolean secret, String what, String path) {
            this(secret, what, path, "", "");
        }
    }

    private static final String KEK = "simple_crypto_plugin.kek";
    private static final String STACKS = "DEFAULT.auth_encryption_key";
    private static final String AMPHORAE = "certificates.ca_private_key";

    private static final List<Wanted> WANTED = List.of(
            new Wanted(false, "the configuration of all services", "/etc/kolla"),
            new Wanted(false, "the deployment's variables and passwords", "/etc/openstack_deploy"),
            new Wanted(false, "the configuration of keystone", "/etc/keystone"),
            new Wanted(false, "the configuration of nova", "/etc/nova"),
            new Wanted(false, "the configuration of neutron", "/etc/neutron"),
            new Wanted(false, "the configuration of glance", "/etc/glance"),
            new Wanted(false, "the configuration of cinder", "/etc/cinder"),
            new Wanted(false, "the configuration and keys of ceph clients", "/etc/ceph"),
            new Wanted(true, "the keys of stored credentials", "/etc/keystone/credential-keys"),
            new Wanted(true, "the keys of stored credentials", "/etc/kolla/keystone/credential-keys"),
            new Wanted(true, "the key that encrypts stored secrets", "/etc/barbican", "barbican", KEK),
            new Wanted(true, "the key that encrypts stacks' parameters", "/etc/heat", "heat", STACKS),
            new Wanted(true, "the certificate authority of amphorae", "/etc/octavia", "octavia", AMPHORAE),
            new Wanted(true, "the key that encrypts stored secrets", "/etc/kolla/barbican-api", "barbican", KEK),
            new Wanted(true, "the key that encrypts stacks' parameters", "/etc/kolla/heat-engine", "heat", STACKS),
            new Wanted(true, "the certificate authority of amphorae", "/etc/kolla/octavia-worker", "octavia", AMPHORAE),
            new Wanted(true, "the hash suffix and the rings of swift", "/etc/swift"));

    private final Facts facts;
    private final Snapshot snapshot;
    private final BackupPlan plan;

    ProtectedPaths(Facts facts, Snapshot snapshot, BackupPlan plan) {
        this.facts = facts;
        this.snapshot = snapshot;
        this.plan = plan;
    }

    void add() {
        WANTED.forEach(this::path);
        for (boolean secret : new boolean[] {false, true}) {
            var unsaved = facts.all(ProtectedPath.class).stream()
                    .filter(path -> path.secret() == secret && path.unsaved())
                    .toList();
            if (!unsaved.isEmpty()) {
                facts.add(new UnsavedPaths(secret, unsaved.get(0).certain(), unsaved));
            }
        }
    }

    private void path(Wanted wanted) {
        var hosts = snapshot.hosts().stream()
                .filter(host -> !files(host, wanted.path).isEmpty())
                .filter(host -> wanted.option.isEmpty() || hasKey(host, wanted))
                .filter(host -> !insideKolla(wanted.path, host))
                .toList();
        if (hosts.isEmpty()) {
            return;
        }
        Optional<BackupStep> saved = hosts.stream()
                .flatMap(host -> plan.covering(host.name(), wanted.path).stream())
                .findFirst();
        boolean attested = plan.attestations().stream()
                .map(Attestation::id)
                .anyMatch(id -> id.equals(wanted.secret ? "backup-keys" : "backup-configuration"));
        boolean opaque = plan.jobs().stream().anyMatch(job -> job.opaque());
        facts.add(new ProtectedPath(
                wanted.secret,
                wanted.what,
                wanted.path,
                hosts.get(0).name(),
                saved,
                attested,
                plan.complete() && !opaque,
                plan.sources(),
                files(hosts.get(0), wanted.path).get(0)));
    }

    /** On a host that kolla manages, folders of packages below /etc are leftovers. */
    private static boolean insideKolla(String path, HostFiles host) {
        return host.hasFolder("/etc/kolla") && !path.startsWith("/etc/kolla") && !path.equals("/etc/ceph");
    }

    /** Without a key of its own a service has nothing here that could not be made again. */
    private boolean hasKey(HostFiles host, Wanted wanted) {
        return facts.all(Service.class).stream()
                .filter(service ->
                        service.host().equals(host.name()) && service.project().equals(wanted.project))
                .anyMatch(service -> service.setting(wanted.option).isSet());
    }

    /** The place to show: the service's main file, else the first. */
    private static List<Location> files(HostFiles host, String folder) {
        var main = host.file(folder + folder.substring(folder.lastIndexOf('/')) + ".conf");
        if (main.isPresent()) {
            return List.of(main.get().at());
        }
        return host.files().subMap(folder + "/", folder + "0").values().stream()
                .limit(1)
                .map(file -> file.at())
                .toList();
    }
}
