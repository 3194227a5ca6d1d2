package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.JsonRecords;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Row;
import org.plumbline.parse.Words;
import org.plumbline.snapshot.Location;

/** Output of findmnt (JSON or tree), of mount, and the tables /proc/mounts, /etc/mtab and /etc/fstab. */
public final class Mounts {

    private Mounts() {}

    /** All mounts in the order of the text; of one target mounted twice the later one covers the earlier. */
    public static Parsed<List<MountPoint>> parse(Location file, String text) {
        if (JsonRecords.isJson(text)) {
            var records = JsonRecords.read(file, text, "target");
            return new Parsed<>(records.value().stream().map(Mounts::mount).toList(), records.problems());
        }
        var mounts = new ArrayList<MountPoint>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            var at = file.line(++number);
            if (line.isBlank() || line.startsWith("#") || line.startsWith("TARGET ")) {
                continue;
            }
            mount(line.strip(), at)
                    .ifPresentOrElse(
                            mounts::add,
                            () -> problems.add(new Problem(at, "the line is no row of a mount table", false)));
        }
        return new Parsed<>(List.copyOf(mounts), List.copyOf(problems));
    }

    private static MountPoint mount(Row row) {
        return new MountPoint(
                row.get("target").orElse(""),
                row.get("source").orElse(""),
                row.get("fstype").orElse(""),
                options(row.get("options").orElse("")),
                row.at());
    }

    private static Optional<MountPoint> mount(String line, Location at) {
        int type = line.indexOf(" type ");
        int on = line.lastIndexOf(" on ", type < 0 ? 0 : type);
        if (on > 0 && line.endsWith(")") && line.indexOf('(', type) > 0) {
            var rest = line.substring(type + 6);
            return Optional.of(new MountPoint(
                    line.substring(on + 4, type),
                    line.substring(0, on),
                    rest.substring(0, rest.indexOf('(')).strip(),
                    options(rest.substring(rest.indexOf('(') + 1, rest.length() - 1)),
                    at));
        }
        boolean branch = isBranch(line.charAt(0));
        var words = new Words(branch ? line.substring(Math.max(line.indexOf('/'), 0)) : line);
        int target = branch || line.charAt(0) == '/' && words.count() == 4 ? 0 : 1;
        if (words.count() < 3) {
            return Optional.empty();
        }
        return Optional.of(new MountPoint(
                unescaped(words.get(target)),
                unescaped(words.get(1 - target)),
                words.get(2),
                options(words.get(3)),
                at));
    }

    private static boolean isBranch(char c) {
        return "├└│|`".indexOf(c) >= 0;
    }

    private static List<String> options(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }

    /** The tables write blank, tab, line feed and backslash as octal numbers. */
    private static String unescaped(String path) {
        return path.indexOf('\\') < 0
                ? path
                : path.replace("\\040", " ")
                        .replace("\\011", "\t")
                        .replace("\\012", "\n")
                        .replace("\\134", "\\");
    }
}
