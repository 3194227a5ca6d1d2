package org.plumbline.facts.hardening;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.FileRights;
import org.plumbline.cloud.hardening.FileRights.Kind;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.hardening.Listings.Listed;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Owners and rights of the configuration files of OpenStack services. */
public final class ConfigRights implements FactSource {

    private static final List<String> BEHAVIOUR = List.of(".conf", ".ini", ".yaml", ".json");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new HashMap<String, HostFiles>();
        snapshot.hosts().forEach(host -> hosts.put(host.name(), host));
        var folders = new TreeMap<String, Service>();
        var settings = new HashMap<String, Set<String>>();
        for (var service : facts.all(Service.class)) {
            var key = service.project() + ' ' + service.host() + ' ' + folder(service);
            folders.putIfAbsent(key, service);
            var files = settings.computeIfAbsent(key, k -> new HashSet<>());
            files.add(service.at().source());
            service.options().all().stream()
                    .filter(ConfigRights::isSecret)
                    .forEach(setting -> files.add(setting.at().source()));
        }
        var listings = new HashMap<String, Listings>();
        folders.forEach((key, service) -> {
            var host = hosts.get(service.host());
            if (host != null) {
                look(facts, service, host, settings.getOrDefault(key, Set.of()), listings);
            }
        });
    }

    /** A file beside the main one that holds no secret may be read by all, as packages install it. */
    private static boolean isSecret(Setting setting) {
        return setting.state() == Setting.State.MASKED || setting.secret().isPresent();
    }

    private static String folder(Service service) {
        var main = service.at().source();
        return main.substring(0, main.lastIndexOf('/'));
    }

    private static void look(
            Facts facts, Service service, HostFiles host, Set<String> settings, Map<String, Listings> known) {
        var folder = folder(service);
        var found = PasteFiles.isContained(service)
                ? host.file(folder + "/config.json")
                        .map(config -> inContainer(Listings.ofContainer(facts, config), service, settings))
                        .orElse(List.of())
                : onHost(known.computeIfAbsent(host.name(), name -> Listings.of(facts, host)), service, settings);
        facts.addAll(found);
        if (found.stream().noneMatch(file -> file.kind() == Kind.SETTINGS)) {
            var path = service.at().source();
            facts.add(new Unseen(
                    List.of("file-rights:" + service.project()),
                    new BlindSpot(
                            host.name(),
                            "stat-config",
                            "owner and rights of " + path + " were not recorded",
                            "collect the output of `stat -L -c '%n %U %G %a %s %Y' " + path + "`")));
        }
    }

    private static List<FileRights> onHost(Listings listings, Service service, Set<String> settings) {
        return listings.below(folder(service))
                .filter(file -> settings.contains(file.path()) || isBehaviour(file, folder(service)))
                .map(file ->
                        file.as(service.project(), settings.contains(file.path()) ? Kind.SETTINGS : Kind.BEHAVIOUR))
                .toList();
    }

    private static List<FileRights> inContainer(Listings listings, Service service, Set<String> settings) {
        var names = new HashSet<String>();
        settings.forEach(path -> names.add(name(path)));
        var folder = "/etc/" + service.project();
        return listings.below(folder)
                .filter(file -> names.contains(name(file.path())) || isBehaviour(file, folder))
                .map(file ->
                        file.as(service.project(), names.contains(name(file.path())) ? Kind.SETTINGS : Kind.BEHAVIOUR))
                .toList();
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Pipelines, policies and the like lie beside the main file; samples and scripts in folders of their own. */
    private static boolean isBehaviour(Listed file, String folder) {
        return file.path().lastIndexOf('/') == folder.length()
                && BEHAVIOUR.stream().anyMatch(file.path()::endsWith);
    }
}
