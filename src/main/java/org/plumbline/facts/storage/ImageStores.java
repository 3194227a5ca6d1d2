package org.plumbline.facts.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.storage.ImageStorage;
import org.plumbline.cloud.storage.ImageStore;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.hardening.PasteFiles;
import org.plumbline.parse.host.MountPoint;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Where glance keeps images, and whether every glance host can read what another one stored. */
public final class ImageStores implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new HashMap<String, HostFiles>();
        snapshot.hosts().forEach(host -> hosts.put(host.name(), host));
        var stores = new ArrayList<ImageStore>();
        var seen = new HashSet<String>();
        for (var service : facts.all(Service.class)) {
            var host = hosts.get(service.host());
            if (service.project().equals("glance") && host != null && seen.add(service.host())) {
                store(facts, service, host).ifPresent(stores::add);
            }
        }
        facts.addAll(stores);
        if (!stores.isEmpty()) {
            facts.add(new ImageStorage(List.copyOf(stores)));
        }
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains("glance-api"))
                .forEach(missing -> facts.add(new Unseen(List.of("image-store"), missing.spot())));
    }

    private static Optional<ImageStore> store(Facts facts, Service service, HostFiles host) {
        var enabled = service.setting("DEFAULT.enabled_backends");
        boolean several = enabled.known() && !enabled.isBlank();
        var chosen = service.setting(several ? "glance_store.default_backend" : "glance_store.default_store");
        if (!enabled.known() || !chosen.known()) {
            var unclear = enabled.known() ? chosen : enabled;
            facts.add(Unseen.of(
                    "image-store",
                    service.host(),
                    unclear.at().source(),
                    unclear.seen() + ": " + unclear.origin(),
                    ""));
            return Optional.empty();
        }
        var id = chosen.value().strip();
        var type = several ? types(enabled).getOrDefault(id, "") : id;
        if (type.isEmpty()) {
            facts.add(Unseen.of(
                    "image-store",
                    service.host(),
                    chosen.at().source(),
                    "the default store is not among enabled_backends, so glance does not start",
                    "see " + chosen.at()));
            return Optional.empty();
        }
        if (!type.equals("file") && !type.equals("filesystem")) {
            return Optional.of(new ImageStore(service.host(), type, "", "", "", chosen, null));
        }
        return Optional.of(file(facts, service, host, type, chosen, folder(service, several ? id : "glance_store")));
    }

    /** {@code enabled_backends = fast:rbd, old:file} by name. */
    private static Map<String, String> types(Setting enabled) {
        var types = new HashMap<String, String>();
        for (var backend : enabled.list()) {
            int colon = backend.indexOf(':');
            if (colon > 0) {
                types.put(
                        backend.substring(0, colon).strip(),
                        backend.substring(colon + 1).strip());
            }
        }
        return types;
    }

    private static String folder(Service service, String group) {
        var one = service.setting(group + ".filesystem_store_datadir");
        var first = service.options().every(group + ".filesystem_store_datadirs").stream()
                .map(Setting::value)
                .findFirst();
        // Of several folders each may carry a priority behind a colon.
        var folder = first.map(value -> value.contains(":") ? value.substring(0, value.indexOf(':')) : value)
                .orElse(one.known() && !one.isBlank() ? one.value() : "/var/lib/glance/images");
        return folder.strip().replaceFirst("(?<=.)/+$", "");
    }

    private static ImageStore file(
            Facts facts, Service service, HostFiles host, String type, Setting chosen, String folder) {
        var mount =
                PasteFiles.isContained(service) ? Optional.<MountPoint>empty() : FileSystems.mount(facts, host, folder);
        if (mount.isEmpty()) {
            facts.add(Unseen.of(
                    "image-store",
                    host.name(),
                    "findmnt",
                    "on which file system " + folder + " lies was not collected",
                    PasteFiles.isContained(service)
                            ? "collect `docker inspect glance_api` and the mounts of the host"
                            : "collect the output of `findmnt --json`"));
        }
        return new ImageStore(
                service.host(),
                type,
                folder,
                mount.map(MountPoint::type).orElse(""),
                mount.map(MountPoint::source).orElse(""),
                chosen,
                mount.map(at -> new Quoted(at.at(), folder + " lies on " + at.source() + " (" + at.type() + ")"))
                        .orElse(null));
    }
}
