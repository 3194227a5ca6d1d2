package org.plumbline.facts.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.identity.KeyDisagreement;
import org.plumbline.cloud.identity.KeyRepository;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The token keys of the keystone hosts, and where they would reject each other's tokens. */
public final class FernetKeys implements FactSource {

    private static final String OPTION = "fernet_tokens.key_repository";

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new TreeMap<String, HostFiles>();
        snapshot.hosts().forEach(host -> hosts.put(host.name(), host));
        var repositories = new ArrayList<KeyRepository>();
        for (var service : facts.all(Service.class)) {
            var host = hosts.get(service.host());
            if (service.project().equals("keystone") && host != null) {
                repository(facts, service, host).ifPresent(repositories::add);
            }
        }
        facts.addAll(repositories);
        disagreements(repositories).forEach(facts::add);
    }

    private static Optional<KeyRepository> repository(Facts facts, Service service, HostFiles host) {
        var provider = service.setting("token.provider");
        if (provider.mentions("uuid") || provider.mentions("pki")) {
            return Optional.empty();
        }
        if (!provider.is("fernet")) {
            unseen(
                    facts,
                    host,
                    provider.at().source(),
                    provider.known()
                            ? "keystone makes tokens of the kind " + provider.value()
                                    + ", whose keys are not compared here"
                            : "which kind of tokens keystone makes is not known: " + provider.seen(),
                    "");
            return Optional.empty();
        }
        var folder = service.setting(OPTION);
        var files = files(host, folder);
        if (files.isEmpty()) {
            var path = folder.known() && !folder.isBlank() ? folder.value() : "/etc/keystone/fernet-keys";
            var reason = host.blindSpots().stream()
                    .filter(spot -> spot.input().startsWith(path))
                    .map(BlindSpot::reason)
                    .findFirst()
                    .orElse("the token keys of keystone were not collected");
            unseen(
                    facts,
                    host,
                    path,
                    reason,
                    "collect the files below " + path + " (only digests of the keys are kept)");
            return Optional.empty();
        }
        return Optional.of(read(host, files));
    }

    /** The keys of an ordinary host, else of kolla's container. */
    private static List<SourceFile> files(HostFiles host, Setting folder) {
        var path = folder.known() ? folder.value().strip() : "";
        var plain = path.isEmpty() ? List.<SourceFile>of() : in(host, path.replaceFirst("/+$", "") + "/*");
        return plain.isEmpty() ? in(host, "/etc/kolla/keystone*/fernet-keys/*") : plain;
    }

    private static List<SourceFile> in(HostFiles host, String pattern) {
        return host.glob(pattern).filter(file -> isIndex(name(file))).toList();
    }

    private static KeyRepository read(HostFiles host, List<SourceFile> files) {
        var keys = new TreeMap<Integer, String>();
        for (var file : files) {
            // Two keys are equal when their redacted forms are; an empty file is no key.
            var text = file.text().strip();
            if (!text.isEmpty()) {
                keys.put(
                        Integer.parseInt(name(file)),
                        Secret.in(text).map(Secret::hash).orElse(text));
            }
        }
        var path = files.get(0).path();
        var folder = path.substring(0, path.lastIndexOf('/'));
        return new KeyRepository(
                host.name(),
                folder,
                keys,
                new Location(host.name(), folder, 0),
                files.stream().map(SourceFile::at).toList());
    }

    private static String name(SourceFile file) {
        return file.path().substring(file.path().lastIndexOf('/') + 1);
    }

    private static boolean isIndex(String name) {
        return !name.isEmpty() && name.length() < 7 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void unseen(Facts facts, HostFiles host, String input, String reason, String hint) {
        facts.add(Unseen.of("fernet-keys", host.name(), input, reason, hint));
    }

    /** Hosts without keys, and hosts whose keys are not those of most others. */
    static List<KeyDisagreement> disagreements(List<KeyRepository> all) {
        var found = new ArrayList<KeyDisagreement>();
        var empty = all.stream().filter(KeyRepository::isEmpty).toList();
        if (!empty.isEmpty()) {
            found.add(new KeyDisagreement(
                    "%d of %d keystone hosts have no token key and can neither make nor read tokens"
                            .formatted(empty.size(), all.size()),
                    empty));
        }
        var filled = all.stream().filter(repository -> !repository.isEmpty()).toList();
        var model = filled.stream()
                .max(Comparator.comparingLong(
                        one -> filled.stream().filter(one::agrees).count()));
        if (model.isPresent()) {
            var others = filled.stream().filter(one -> !one.agrees(model.get())).toList();
            if (!others.isEmpty()) {
                var concerned = new ArrayList<>(others);
                concerned.add(model.get());
                found.add(new KeyDisagreement(
                        "%d of %d keystone hosts do not share the token keys of %s: tokens are rejected at random behind the load balancer"
                                .formatted(
                                        others.size(), all.size(), model.get().host()),
                        concerned));
            }
        }
        return List.copyOf(found);
    }
}
