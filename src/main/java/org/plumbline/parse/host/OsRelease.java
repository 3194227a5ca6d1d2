package org.plumbline.parse.host;

import java.util.Map;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.snapshot.Location;

/**
 * /etc/os-release.
 *
 * @param id the distribution in lower case, e.g. {@code debian}; {@code linux} where the file does not say
 * @param version e.g. {@code 12}, {@code 22.04}; empty for rolling releases
 * @param codename e.g. {@code bookworm}; empty where the distribution has none
 * @param name for people, e.g. {@code Debian GNU/Linux 12 (bookworm)}
 */
public record OsRelease(String id, String version, String codename, String name, Location at) {

    public static Parsed<OsRelease> parse(Location file, String text) {
        var assignments = ShellAssignments.parse(file, text);
        var last = ShellAssignments.last(assignments.value());
        var release = new OsRelease(
                value(last, "ID", "linux"),
                value(last, "VERSION_ID", ""),
                value(last, "VERSION_CODENAME", ""),
                value(last, "PRETTY_NAME", "Linux"),
                last.containsKey("ID") ? last.get("ID").at() : file);
        return new Parsed<>(release, assignments.problems());
    }

    private static String value(Map<String, Entry> last, String key, String fallback) {
        var entry = last.get(key);
        return entry == null ? fallback : entry.value();
    }
}
