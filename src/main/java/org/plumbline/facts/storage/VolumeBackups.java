package org.plumbline.facts.storage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.endpoints.Endpoint;
import org.plumbline.cloud.storage.BackupStore;
import org.plumbline.cloud.storage.VolumeBackup;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.hardening.PasteFiles;
import org.plumbline.parse.host.MountPoint;
import org.plumbline.snapshot.Snapshot;

/** cinder-backup: whether it works, and where it puts the copies. */
public final class VolumeBackups implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var stores = new ArrayList<BackupStore>();
        var done = new HashSet<String>();
        for (var service : facts.all(Service.class)) {
            boolean backs =
                    service.name().equals("cinder-backup") || service.name().equals("cinder");
            if (backs && done.add(service.host())) {
                stores.add(store(facts, snapshot, service));
            }
        }
        stores.forEach(facts::add);
        var listed = facts.all(ApiService.class).stream()
                .filter(service -> service.list().equals("volume-services"))
                .toList();
        if (!listed.isEmpty()) {
            facts.add(new VolumeBackup(
                    listed.stream()
                            .filter(service -> service.binary().equals("cinder-backup"))
                            .toList(),
                    List.copyOf(stores),
                    listed.get(0).at().whole()));
        }
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains("cinder-backup")
                        || missing.subjects().contains("volume-services"))
                .forEach(missing -> facts.add(new Unseen(List.of("volume-backup"), missing.spot())));
    }

    private static BackupStore store(Facts facts, Snapshot snapshot, Service service) {
        var driver = service.setting("DEFAULT.backup_driver");
        var place = place(service, driver);
        var mount = driver.mentions("drivers.posix") && place.known() && !PasteFiles.isContained(service)
                ? snapshot.host(service.host()).flatMap(host -> FileSystems.mount(facts, host, place.value()))
                : Optional.<MountPoint>empty();
        var endpoints = facts.all(Endpoint.class);
        return new BackupStore(
                service.host(),
                driver,
                place,
                mount.map(MountPoint::type).orElse(""),
                endpoints.stream().anyMatch(endpoint -> endpoint.type().equals("object-store")),
                !endpoints.isEmpty(),
                rbd(service),
                !enabled(service).isEmpty());
    }

    private static List<String> enabled(Service service) {
        var enabled = service.setting("DEFAULT.enabled_backends");
        return enabled.known() ? enabled.list() : List.of();
    }

    private static Set<String> rbd(Service service) {
        var used = new HashSet<String>();
        for (var backend : enabled(service)) {
            if (service.setting(backend + ".volume_driver").mentions("rbd")) {
                var conf = service.setting(backend + ".rbd_ceph_conf");
                used.add(conf.known() ? conf.value().strip() : "");
            }
        }
        return used;
    }

    private static Setting place(Service service, Setting driver) {
        var option = driver.mentions("drivers.posix")
                ? "backup_posix_path"
                : driver.mentions("drivers.ceph")
                        ? "backup_ceph_conf"
                        : driver.mentions("drivers.nfs") ? "backup_share" : "backup_driver";
        return service.setting("DEFAULT." + option);
    }
}
