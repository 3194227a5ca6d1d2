package org.plumbline.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.snapshot.Layout.Copy;

/** What to call the hosts of a snapshot: as it says, else as they call themselves, else as their folders are called. */
final class HostNames {

    private static final List<String> OWN_NAME = List.of("/etc/hostname", "/sos_commands/host/hostname", "/hostname");
    private static final int LONGEST = 253;

    private HostNames() {}

    static Map<String, Copy> of(List<Copy> copies) throws IOException {
        var byName = new LinkedHashMap<String, List<Copy>>();
        for (var copy : copies) {
            byName.computeIfAbsent(copy.named() ? clean(copy.folder()) : own(copy), n -> new ArrayList<>())
                    .add(copy);
        }
        var unique = new TreeMap<String, Copy>();
        byName.forEach((name, same) -> {
            for (var copy : same) {
                var wanted = same.size() == 1 ? name : clean(copy.folder());
                var free = wanted;
                for (int i = 2; unique.containsKey(free); i++) {
                    free = wanted + "-" + i;
                }
                unique.put(free, copy);
            }
        });
        return unique;
    }

    /** A name without characters that no host name has. */
    static String clean(String name) {
        var clean = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return clean.substring(0, Math.min(clean.length(), LONGEST));
    }

    private static String own(Copy copy) throws IOException {
        for (var path : OWN_NAME) {
            var name = firstWord(
                    new Root(copy.root()),
                    path.startsWith(copy.at()) ? path.substring(copy.at().length()) : path);
            if (!name.isEmpty() && !name.startsWith("localhost")) {
                return clean(name);
            }
        }
        return clean(copy.folder());
    }

    private static String firstWord(Root root, String path) throws IOException {
        try {
            var place = root.resolve(path);
            if (place == null || !(place.node() instanceof Node.Document document)) {
                return "";
            }
            return new String(document.read(4096), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .findFirst()
                    .orElse("");
        } catch (Root.LostException e) {
            return "";
        }
    }
}
