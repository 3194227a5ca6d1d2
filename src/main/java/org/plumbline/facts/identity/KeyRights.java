package org.plumbline.facts.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.FileRights;
import org.plumbline.cloud.hardening.FileRights.Kind;
import org.plumbline.cloud.identity.KeyFolder;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.hardening.Listings;
import org.plumbline.facts.hardening.PasteFiles;
import org.plumbline.facts.identity.FernetKeys.Use;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Who may get at the token and credential keys of the keystone hosts. */
public final class KeyRights implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var hosts = new HashMap<String, HostFiles>();
        snapshot.hosts().forEach(host -> hosts.put(host.name(), host));
        for (var service : facts.all(Service.class)) {
            var host = hosts.get(service.host());
            if (service.project().equals("keystone") && host != null) {
                look(facts, service, host);
            }
        }
    }

    private static void look(Facts facts, Service service, HostFiles host) {
        var listings = PasteFiles.isContained(service)
                ? host.file(folderOf(service.at().source()) + "/config.json")
                        .map(config -> Listings.ofContainer(facts, config))
                : Optional.of(Listings.of(facts, host));
        if (!service.setting("token.provider").mentions("uuid")) {
            look(facts, service, host, listings, FernetKeys.TOKENS);
        }
        var credentials = path(service, FernetKeys.CREDENTIALS);
        boolean exist = host.hasFolder(credentials)
                || listings.filter(all -> all.get(credentials).isPresent()).isPresent();
        if (exist) {
            look(facts, service, host, listings, FernetKeys.CREDENTIALS);
        }
    }

    private static void look(Facts facts, Service service, HostFiles host, Optional<Listings> listings, Use use) {
        var path = path(service, use);
        var folder = listings.flatMap(all -> all.get(path)).map(file -> file.as("keystone", Kind.FOLDER));
        List<FileRights> keys = listings.map(all -> all.below(path)
                        .map(file -> file.as("keystone", Kind.SETTINGS))
                        .toList())
                .orElse(List.of());
        if (folder.isPresent() || !keys.isEmpty()) {
            facts.add(new KeyFolder(use.kind(), host.name(), folder.stream().toList(), keys));
        } else {
            facts.add(new Unseen(
                    List.of("key-rights"),
                    new BlindSpot(
                            host.name(),
                            "fernet-keys-ls",
                            "owner and rights of the keys in " + path + " were not recorded",
                            "collect the output of `ls -ln " + path + "`")));
        }
    }

    private static String path(Service service, Use use) {
        var option = service.setting(use.option());
        var path = option.known() && !option.isBlank() ? option.value().strip() : "/etc/keystone/" + use.kind();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
