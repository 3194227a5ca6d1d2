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

/** The keys with which keystone hosts encrypt tokens and credentials, and where hosts cannot read each other's. */
public final class FernetKeys implements FactSource {

    /**
     * One use of keys.
     *
     * @param kind what controls call it, and kolla's name of the folder
     * @param option the option that names the folder
     * @param what what is encrypted
     * @param consequence what happens where hosts differ
     */
    record Use(String kind, String option, String what, String consequence) {}

    static final Use TOKENS = new Use(
            "fernet-keys",
            "fernet_tokens.key_repository",
            "token",
            "tokens are rejected at random behind the load balancer");
    static final Use CREDENTIALS = new Use(
            "credential-keys",
            "credential.key_repository",
            "credential",
            "what users stored on one host cannot be decrypted on the next");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new TreeMap<String, HostFiles>();
        snapshot.hosts().forEach(host -> hosts.put(host.name(), host));
        for (var use : List.of(TOKENS, CREDENTIALS)) {
            var repositories = new ArrayList<KeyRepository>();
            for (var service : facts.all(Service.class)) {
                var host = hosts.get(service.host());
                if (service.project().equals("keystone") && host != null && isUsed(facts, service, use)) {
                    repository(facts, service, host, use).ifPresent(repositories::add);
                }
            }
            facts.addAll(repositories);
            disagreements(use, repositories).forEach(facts::add);
        }
    }

    /** Credentials are always encrypted; tokens of another provider need no keys, or others. */
    private static boolean isUsed(Facts facts, Service service, Use use) {
        var provider = service.setting("token.provider");
        if (!use.equals(TOKENS) || provider.is("fernet")) {
            return true;
        }
        if (!provider.mentions("uuid") && !provider.mentions("pki")) {
            unseen(
                    facts,
                    use,
                    service.host(),
                    provider.at().source(),
                    provider.known()
                            ? "keystone makes tokens of the kind " + provider.value()
                                    + ", whose keys are not compared here"
                            : "which kind of tokens keystone makes is not known: " + provider.seen(),
                    "");
        }
        return false;
    }

    private static Optional<KeyRepository> repository(Facts facts, Service service, HostFiles host, Use use) {
        var folder = service.setting(use.option());
        var files = files(host, folder, use);
        if (files.isEmpty()) {
            var path = folder.known() && !folder.isBlank() ? folder.value() : "/etc/keystone/" + use.kind();
            var reason = host.blindSpots().stream()
                    .filter(spot -> spot.input().startsWith(path))
                    .map(BlindSpot::reason)
                    .findFirst()
                    .orElse("the " + use.what() + " keys of keystone were not collected");
            unseen(
                    facts,
                    use,
                    host.name(),
                    path,
                    reason,
                    "collect the files below " + path + " (only digests of the keys are kept)");
            return Optional.empty();
        }
        return Optional.of(read(host, files, use));
    }

    /** The keys of an ordinary host, else of kolla's container. */
    private static List<SourceFile> files(HostFiles host, Setting folder, Use use) {
        var path = folder.known() ? folder.value().strip() : "";
        var plain = path.isEmpty() ? List.<SourceFile>of() : in(host, path.replaceFirst("/+$", "") + "/*");
        return plain.isEmpty() ? in(host, "/etc/kolla/keystone*/" + use.kind() + "/*") : plain;
    }

    private static List<SourceFile> in(HostFiles host, String pattern) {
        return host.glob(pattern).filter(file -> isIndex(name(file))).toList();
    }

    private static KeyRepository read(HostFiles host, List<SourceFile> files, Use use) {
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
                use.kind(),
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

    private static void unseen(Facts facts, Use use, String host, String input, String reason, String hint) {
        facts.add(Unseen.of(use.kind(), host, input, reason, hint));
    }

    /** Hosts without keys, and hosts whose keys are not those of most others. */
    static List<KeyDisagreement> disagreements(Use use, List<KeyRepository> all) {
        var found = new ArrayList<KeyDisagreement>();
        var empty = all.stream().filter(KeyRepository::isEmpty).toList();
        if (!empty.isEmpty()) {
            found.add(new KeyDisagreement(
                    use.kind(),
                    "%d of %d keystone hosts have no %s key and can neither make nor read %ss"
                            .formatted(empty.size(), all.size(), use.what(), use.what()),
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
                        use.kind(),
                        "%d of %d keystone hosts do not share the %s keys of %s: %s"
                                .formatted(
                                        others.size(),
                                        all.size(),
                                        use.what(),
                                        model.get().host(),
                                        use.consequence()),
                        concerned));
            }
        }
        return List.copyOf(found);
    }
}
