package org.plumbline.parse.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.shell.ShellWords;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * A systemd unit: its file and its drop-ins as one list of assignments. A key may repeat; an empty assignment takes back
 * all before it. Specifiers ({@code %i}) and quotes stay as written.
 *
 * @param name name of the unit
 * @param entries all assignments in the order systemd reads them
 * @param masked whether the unit's file is empty or a link to nowhere, so that it cannot start
 * @param at the unit's file, or its first drop-in where the file was not collected
 */
public record SystemdUnitConfig(String name, List<Entry> entries, boolean masked, Location at) {

    /** Folders of unit files, the weightiest first. */
    private static final List<String> FOLDERS = List.of(
            "/etc/systemd/system.control",
            "/run/systemd/system.control",
            "/run/systemd/transient",
            "/etc/systemd/system",
            "/run/systemd/system",
            "/usr/local/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/lib/systemd/system");

    /** A single file. */
    public static Parsed<List<Entry>> parse(Location file, String text) {
        return SystemdSyntax.parse(file, text);
    }

    /**
     * The unit as systemd would load it; empty when neither its file nor a drop-in is there.
     *
     * @param name e.g. {@code mariadb.service}, {@code restic@etc.timer}
     * @param files any files of the host; those that make up the unit are picked
     */
    public static Optional<Parsed<SystemdUnitConfig>> load(String name, List<SourceFile> files) {
        var byPath = new TreeMap<String, SourceFile>();
        files.forEach(file -> byPath.put(file.path(), file));
        var fragment = Stream.of(name, template(name))
                .flatMap(unit -> FOLDERS.stream().map(folder -> folder + "/" + unit))
                .filter(byPath::containsKey)
                .findFirst()
                .map(byPath::get);
        var dropIns = dropIns(name, files);
        if (fragment.isEmpty() && dropIns.isEmpty()) {
            return Optional.empty();
        }
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<Problem>();
        Stream.concat(fragment.stream(), dropIns.stream()).forEach(file -> {
            var parsed = SystemdSyntax.parse(file.at(), file.text());
            entries.addAll(parsed.value());
            problems.addAll(parsed.problems());
        });
        boolean masked = fragment.isPresent() && fragment.get().text().isBlank();
        var at = fragment.or(() -> dropIns.stream().findFirst()).orElseThrow().at();
        return Optional.of(
                new Parsed<>(new SystemdUnitConfig(name, List.copyOf(entries), masked, at), List.copyOf(problems)));
    }

    /** For each file name the weightiest folder counts; files are read in the order of their names. */
    private static List<SourceFile> dropIns(String name, List<SourceFile> files) {
        var folders = dropInFolders(name);
        var chosen = new TreeMap<String, SourceFile>();
        var ranks = new TreeMap<String, Integer>();
        for (var file : files) {
            int slash = file.path().lastIndexOf('/');
            var leaf = file.path().substring(slash + 1);
            int rank = folders.indexOf(file.path().substring(0, Math.max(slash, 0)));
            if (rank >= 0 && leaf.endsWith(".conf") && rank < ranks.getOrDefault(leaf, Integer.MAX_VALUE)) {
                ranks.put(leaf, rank);
                chosen.put(leaf, file);
            }
        }
        return List.copyOf(chosen.values());
    }

    /** Folders from {@code a-b@x.service.d} over {@code a-b@.service.d} and {@code a-.service.d} to {@code service.d}. */
    private static List<String> dropInFolders(String name) {
        int dot = name.lastIndexOf('.');
        var type = dot < 0 ? "" : name.substring(dot + 1);
        var names = new ArrayList<>(List.of(name, template(name)));
        var stem = dot < 0 ? name : name.substring(0, dot);
        for (int dash = stem.lastIndexOf('-'); dash > 0; dash = stem.lastIndexOf('-', dash - 1)) {
            names.add(stem.substring(0, dash + 1) + "." + type);
        }
        names.add(type);
        return names.stream()
                .distinct()
                .flatMap(unit -> FOLDERS.stream().map(folder -> folder + "/" + unit + ".d"))
                .toList();
    }

    private static String template(String name) {
        int at = name.indexOf('@');
        int dot = name.lastIndexOf('.');
        return at < 0 || dot < at ? name : name.substring(0, at + 1) + name.substring(dot);
    }

    /** The assignments of a key that count: those after the last empty one. */
    public List<Entry> values(String section, String key) {
        var values = new ArrayList<Entry>();
        for (var entry : entries) {
            if (entry.section().equals(section) && entry.key().equals(key)) {
                if (entry.value().isEmpty()) {
                    values.clear();
                } else {
                    values.add(entry);
                }
            }
        }
        return List.copyOf(values);
    }

    /** The assignment of a single-valued key that counts; empty when it is unset or was taken back. */
    public Optional<Entry> value(String section, String key) {
        return values(section, key).stream().reduce((a, b) -> b);
    }

    /** Environment assignments, the last of a name counting. */
    public Map<String, String> environment() {
        var variables = new TreeMap<String, String>();
        for (var entry : values("Service", "Environment")) {
            for (var word : ShellWords.split(entry.value())) {
                int equals = word.indexOf('=');
                if (equals > 0) {
                    variables.put(word.substring(0, equals), word.substring(equals + 1));
                }
            }
        }
        return variables;
    }
}
