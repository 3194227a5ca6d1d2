package org.plumbline.facts.tls;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.hardening.FileRights.Kind;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.hardening.Listings;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The files that hold a private key, and who may read them. */
public final class PrivateKeys implements FactSource {

    private static final String KEY = "private-key";

    /** Where keys lie by custom, for those that were listed and not collected. */
    private static final List<String> NAMES = List.of(".key", "key.pem", "-key.crt");

    private static final List<String> SUFFIXES = List.of(".key", ".pem", ".crt", ".cert", ".cer");
    private static final List<String> FOLDERS =
            List.of("/ssl/", "/tls/", "/pki/", "/certs/", "/certificates/", "/private/", "/letsencrypt/");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        boolean any = false;
        for (var host : snapshot.hosts()) {
            var listings = Listings.of(facts, host);
            for (var path : paths(host, listings)) {
                any = true;
                add(facts, host, listings, path);
            }
        }
        if (!any) {
            facts.all(Absent.class).stream()
                    .filter(proof -> proof.subject().equals("certificate"))
                    .findFirst()
                    .ifPresent(proof -> facts.add(new Absent("file-rights:" + KEY, proof.reason(), proof.proof())));
        }
    }

    private static Set<String> paths(HostFiles host, Listings listings) {
        var paths = new TreeSet<String>();
        host.files().values().stream()
                .filter(file -> mayHoldKey(file.path()) && file.text().contains("PRIVATE KEY-----"))
                .map(SourceFile::path)
                .forEach(paths::add);
        listings.below("/etc")
                .filter(file -> NAMES.stream().anyMatch(file.path()::endsWith))
                .forEach(file -> paths.add(file.path()));
        return paths;
    }

    /** Only these are looked into: to read every file of every host costs more than all that is found. */
    private static boolean mayHoldKey(String path) {
        return SUFFIXES.stream().anyMatch(path::endsWith) || FOLDERS.stream().anyMatch(path::contains);
    }

    private static void add(Facts facts, HostFiles host, Listings listings, String path) {
        var rights = listings.get(path).map(file -> file.as(KEY, Kind.SETTINGS));
        if (rights.isEmpty()) {
            facts.add(new Unseen(
                    List.of("file-rights:" + KEY),
                    new BlindSpot(
                            host.name(),
                            path,
                            "who may read this private key was not recorded",
                            "collect the output of `stat -L -c '%n %U %G %a %s %Y' " + path + "`")));
        } else if (!isClosed(listings, path)) {
            facts.add(rights.get());
        } else {
            facts.add(listings.get(path).orElseThrow().as(KEY, Kind.BEHAVIOUR));
        }
    }

    /** Whether a folder above lets nobody in but its owner and group. */
    private static boolean isClosed(Listings listings, String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            Optional<Listings.Listed> folder = listings.get(path.substring(0, slash));
            if (folder.filter(one -> one.as(KEY, Kind.FOLDER).isClosed()).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
