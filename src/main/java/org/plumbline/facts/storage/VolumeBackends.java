package org.plumbline.facts.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cluster.PacemakerCluster;
import org.plumbline.cloud.storage.BackendSettings;
import org.plumbline.cloud.storage.VolumeBackend;
import org.plumbline.cloud.storage.VolumeManager;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** The storage backends of cinder: which hosts serve each, under which name, and who takes over. */
public final class VolumeBackends implements FactSource {

    private static final String SOFTWARE = "cinder-volume";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var services = services(facts);
        var arrays = arrays(snapshot);
        var managers = new TreeMap<String, List<VolumeManager>>();
        for (var deployment : facts.all(Deployment.class)) {
            var service = services.get(deployment.host());
            if (deployment.software().equals(SOFTWARE) && service != null) {
                backends(facts, service, deployment.isRole(), arrays)
                        .forEach((key, manager) -> managers.computeIfAbsent(key, k -> new ArrayList<>())
                                .add(manager));
            }
        }
        var failover = failover(facts);
        boolean known = failoverKnown(facts);
        managers.forEach((key, all) ->
                facts.add(new VolumeBackend(key.substring(0, key.indexOf('\n')), List.copyOf(all), failover, known)));
        facts.all(Unseen.class).stream()
                .filter(missing -> missing.subjects().contains(SOFTWARE))
                .forEach(missing ->
                        facts.add(new Unseen(List.of("volume-backend", "backend-settings"), missing.spot())));
    }

    /** The hosts whose LVM lies on multipath devices. */
    private static Set<String> arrays(Snapshot snapshot) {
        return snapshot.hosts().stream()
                .filter(host -> host.output("pvs")
                        .filter(output -> output.text().contains("/dev/mapper/mpath"))
                        .isPresent())
                .map(HostFiles::name)
                .collect(Collectors.toSet());
    }

    /** Per host the service whose configuration cinder-volume reads: its own, else that of another part of cinder. */
    private static Map<String, Service> services(Facts facts) {
        var services = new HashMap<String, Service>();
        for (var service : facts.all(Service.class)) {
            if (service.project().equals("cinder")) {
                services.merge(service.host(), service, (a, b) -> b.name().equals(SOFTWARE) ? b : a);
            }
        }
        return services;
    }

    /** By name and availability zone: backends of one name in different zones are different backends. */
    private static Map<String, VolumeManager> backends(
            Facts facts, Service service, boolean active, Set<String> arrays) {
        var enabled = service.setting("DEFAULT.enabled_backends");
        var found = new TreeMap<String, VolumeManager>();
        if (!enabled.known()) {
            facts.add(new Unseen(
                    List.of("volume-backend", "backend-settings"),
                    new BlindSpot(
                            service.host(), enabled.at().source(), enabled.seen() + ": " + enabled.origin(), "")));
            return found;
        }
        var names = enabled.isBlank() ? List.of("DEFAULT") : enabled.list();
        for (var name : names) {
            var zone = first(service, name + ".backend_availability_zone", "DEFAULT.storage_availability_zone");
            var driver = driver(service, name);
            found.put(
                    name + '\n' + zone.map(Setting::value).orElse(""), manager(service, active, name, driver, enabled));
            facts.add(new BackendSettings(name, service, driver, arrays.contains(service.host())));
        }
        return found;
    }

    private static Setting driver(Service service, String name) {
        return first(service, name + ".volume_driver", "backend_defaults.volume_driver", "DEFAULT.volume_driver")
                .orElseGet(() -> Setting.byDefault(
                        name + ".volume_driver",
                        "cinder.volume.drivers.lvm.LVMVolumeDriver",
                        service.at(),
                        "cinder cinder/volume/manager.py"));
    }

    private static VolumeManager manager(
            Service service, boolean active, String name, Setting driver, Setting enabled) {
        var host = first(service, name + ".backend_host", "backend_defaults.backend_host", "DEFAULT.host")
                .map(Setting::value)
                .orElse(service.host());
        return new VolumeManager(
                service.host(),
                active,
                driver,
                host,
                service.setting("DEFAULT.cluster"),
                service.setting("coordination.backend_url"),
                enabled);
    }

    /** The first of these options that somebody set. */
    private static Optional<Setting> first(Service service, String... options) {
        for (var option : options) {
            var setting = service.setting(option);
            if (setting.isSet() && !setting.isBlank()) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** A Pacemaker resource that runs cinder-volume once and moves it. */
    private static @Nullable Located failover(Facts facts) {
        return facts.all(PacemakerCluster.class).stream()
                .flatMap(cluster -> cluster.resources().stream())
                .filter(resource ->
                        resource.agent().contains(SOFTWARE) || resource.id().contains(SOFTWARE))
                .findFirst()
                .map(resource -> new Quoted(resource.at(), resource.seen()))
                .orElse(null);
    }

    private static boolean failoverKnown(Facts facts) {
        boolean pacemaker = facts.all(Deployment.class).stream()
                .anyMatch(deployment ->
                        deployment.isRole() && deployment.software().equals("pacemaker"));
        boolean hidden = facts.all(Unseen.class).stream()
                .anyMatch(missing -> missing.subjects().contains("pacemaker-cluster"));
        boolean complete = facts.all(MissingHost.class).stream().noneMatch(ControlPlane::couldCarryIt);
        return complete
                && !hidden
                && (!pacemaker || !facts.all(PacemakerCluster.class).isEmpty());
    }
}
