package org.plumbline.facts.hardening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.cloud.hardening.FileRights;
import org.plumbline.cloud.hardening.FileRights.Kind;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Json;
import org.plumbline.parse.host.LsListing;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/** Owners and rights of the files of one host, from recorded listings; of a kolla container, from its config.json. */
public final class Listings {

    private static final List<String> OUTPUTS = List.of("ls-etc", "fernet-keys-ls");
    private static final String MOST_RIGHTS = "rwxrwxrwx";

    /**
     * A listed file or folder.
     *
     * @param mode permission bits
     * @param owner name, else number
     * @param group name, else number
     */
    public record Listed(String path, boolean folder, int mode, String owner, String group, Location at) {

        public FileRights as(String project, Kind kind) {
            return new FileRights(project, at.host(), path, kind, mode, owner, group, at);
        }
    }

    private final TreeMap<String, Listed> byPath = new TreeMap<>();

    private Listings() {}

    public static Listings of(Facts facts, HostFiles host) {
        var listings = new Listings();
        var names = new Names(host);
        for (var input : OUTPUTS) {
            host.output(input).ifPresent(output -> facts.understood(LsListing.parse(output.at(), output.text()))
                    .forEach(file -> listings.add(new Listed(
                            file.path(),
                            file.type() == 'd',
                            mode(file.mode()),
                            names.users.getOrDefault(file.owner(), file.owner()),
                            names.groups.getOrDefault(file.group(), file.group()),
                            file.at()))));
        }
        host.output("stat-config").ifPresent(listings::addStat);
        return listings;
    }

    /** What kolla copies into a container and gives to whom, as its config.json says. */
    public static Listings ofContainer(Facts facts, SourceFile config) {
        var listings = new Listings();
        var root = facts.understood(Json.parse(config.at(), config.text()));
        Stream.concat(root.get("config_files").items().stream(), root.get("permissions").items().stream())
                .forEach(listings::addCopied);
        return listings;
    }

    private void add(Listed file) {
        byPath.put(file.path(), file);
    }

    /** {@code path owner group mode size time}, the output of {@code stat -c "%n %U %G %a %s %Y"}. */
    private void addStat(SourceFile output) {
        int number = 0;
        for (var line : output.text().lines().toList()) {
            number++;
            var words = new ArrayList<>(List.of(line.strip().split(" ")));
            if (words.size() >= 6 && words.get(0).startsWith("/")) {
                int end = words.size() - 5;
                var mode = octal(words.get(end + 2));
                if (mode.isPresent()) {
                    add(new Listed(
                            String.join(" ", words.subList(0, end)),
                            false,
                            mode.get(),
                            words.get(end),
                            words.get(end + 1),
                            output.at().line(number)));
                }
            }
        }
    }

    private void addCopied(Json entry) {
        var path = entry.either("dest", "path").text();
        var mode = entry.get("perm").text().flatMap(Listings::octal);
        var owner = entry.get("owner").text();
        if (path.isPresent() && mode.isPresent() && owner.isPresent()) {
            int colon = owner.get().indexOf(':');
            var user = colon < 0 ? owner.get() : owner.get().substring(0, colon);
            var group = colon < 0 || colon == owner.get().length() - 1
                    ? user
                    : owner.get().substring(colon + 1);
            add(new Listed(path.get(), !entry.get("dest").isPresent(), mode.get(), user, group, entry.at()));
        }
    }

    public Optional<Listed> get(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The files below a folder, at whatever depth. */
    public Stream<Listed> below(String folder) {
        return byPath.subMap(folder + "/", folder + "0").values().stream().filter(file -> !file.folder());
    }

    private static Optional<Integer> octal(String text) {
        try {
            return text.length() > 5 ? Optional.empty() : Optional.of(Integer.parseInt(text, 8) & 0777);
        } catch (NumberFormatException notOctal) {
            return Optional.empty();
        }
    }

    /** {@code rw-r-----} as bits. */
    private static int mode(String letters) {
        int mode = 0;
        for (int i = 0; i < MOST_RIGHTS.length() && i < letters.length(); i++) {
            char letter = letters.charAt(i);
            boolean granted = letter == MOST_RIGHTS.charAt(i) || letter == 's' || letter == 't';
            mode = mode << 1 | (granted ? 1 : 0);
        }
        return mode;
    }

    /** The names of accounts, and of their own groups. */
    private static final class Names {

        private final Map<String, String> users = new HashMap<>(Map.of("0", "root"));
        private final Map<String, String> groups = new HashMap<>(Map.of("0", "root"));

        Names(HostFiles host) {
            host.output("passwd").ifPresent(output -> output.text().lines().forEach(line -> {
                var cells = line.split(":", -1);
                if (cells.length >= 7) {
                    users.putIfAbsent(cells[2], cells[0]);
                    groups.putIfAbsent(cells[3], cells[0]);
                }
            }));
        }
    }
}
