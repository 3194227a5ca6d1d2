package org.plumbline.facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.cloud.Setting;
import org.plumbline.parse.host.Sysctl;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/** The kernel parameters of one host: what the kernel says, and what its files will set at the next boot. */
public final class KernelSettings {

    private static final List<String> FOLDERS =
            List.of("/usr/lib/sysctl.d/*.conf", "/lib/sysctl.d/*.conf", "/run/sysctl.d/*.conf", "/etc/sysctl.d/*.conf");
    private static final String OUTPUT = "sysctl";

    private final HostFiles host;
    private final List<Sysctl> files = new ArrayList<>();
    private final Map<String, Sysctl> running = new HashMap<>();
    private final Location at;

    public KernelSettings(Facts facts, HostFiles host) {
        this.host = host;
        at = host.output(OUTPUT).map(SourceFile::at).orElse(new Location(host.name(), "sysctl -a", 0));
        host.output(OUTPUT)
                .ifPresent(output -> running.put(OUTPUT, facts.understood(Sysctl.parse(output.at(), output.text()))));
        for (var file : files()) {
            files.add(facts.understood(Sysctl.parse(file.at(), file.text())));
        }
    }

    /** In the order in which they are applied: by name, a later folder replacing the same name; sysctl.conf last. */
    private List<SourceFile> files() {
        var byName = new TreeMap<String, SourceFile>();
        for (var folder : FOLDERS) {
            host.glob(folder)
                    .sorted(Comparator.comparing(SourceFile::path))
                    .forEach(
                            file -> byName.put(file.path().substring(file.path().lastIndexOf('/') + 1), file));
        }
        var ordered = new ArrayList<>(byName.values());
        host.file("/etc/sysctl.conf").ifPresent(ordered::add);
        return ordered;
    }

    /** What the kernel says; unreadable when it was not asked. */
    public Setting running(String key) {
        var sysctl = running.get(OUTPUT);
        if (sysctl == null) {
            return Setting.unreadable(key, at, "the output of sysctl -a was not collected");
        }
        return sysctl.last(key)
                .map(entry -> Setting.set(key, entry.value(), entry.at()))
                .orElseGet(() -> Setting.unreadable(key, at, "sysctl -a does not list it"));
    }

    /** What the files set; unreadable when no file was collected. */
    public Setting atBoot(String key) {
        var place = new Location(host.name(), "/etc/sysctl.d", 0);
        if (files.isEmpty()) {
            return Setting.unreadable(key, place, "no file of sysctl.d was collected");
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            var entry = files.get(i).last(key);
            if (entry.isPresent()) {
                return Setting.set(key, entry.get().value(), entry.get().at());
            }
        }
        return Setting.unset(key, place);
    }
}
