package org.plumbline.parse.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plumbline.parse.JsonRecords;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Words;
import org.plumbline.snapshot.Location;

/** Output of {@code systemctl list-units} and {@code systemctl list-unit-files}, as JSON or text. */
public final class Systemctl {

    private static final Set<String> TYPES = Set.of(
            "service", "socket", "target", "device", "mount", "automount", "swap", "timer", "path", "slice", "scope");

    private Systemctl() {}

    /** The units, also those of {@code --failed}. */
    public static Parsed<List<SystemdUnit>> units(Location file, String text) {
        if (JsonRecords.isJson(text)) {
            var records = JsonRecords.read(file, text, "unit");
            return new Parsed<>(
                    records.value().stream()
                            .map(row -> new SystemdUnit(
                                    row.get("unit").orElse(""),
                                    row.get("load").orElse(""),
                                    row.get("active").orElse(""),
                                    row.get("sub").orElse(""),
                                    row.at()))
                            .toList(),
                    records.problems());
        }
        var units = new ArrayList<SystemdUnit>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            var words = new Words(line);
            int name = isUnit(words.get(0)) ? 0 : 1;
            if (isUnit(words.get(name)) && words.count() > name + 3) {
                units.add(new SystemdUnit(
                        words.get(name),
                        words.get(name + 1),
                        words.get(name + 2),
                        words.get(name + 3),
                        file.line(number)));
            }
        }
        return new Parsed<>(List.copyOf(units), nothing(units, text, file));
    }

    public static Parsed<List<SystemdUnitFile>> unitFiles(Location file, String text) {
        if (JsonRecords.isJson(text)) {
            var records = JsonRecords.read(file, text, "unit_file");
            return new Parsed<>(
                    records.value().stream()
                            .map(row -> new SystemdUnitFile(
                                    row.get("unit_file").orElse(""),
                                    row.get("state").orElse(""),
                                    row.get("preset")
                                            .or(() -> row.get("vendor_preset"))
                                            .orElse(""),
                                    row.at()))
                            .toList(),
                    records.problems());
        }
        var files = new ArrayList<SystemdUnitFile>();
        int number = 0;
        for (var line : text.split("\n", -1)) {
            number++;
            var words = new Words(line);
            if (isUnit(words.get(0)) && words.count() > 1) {
                var preset = words.get(2).equals("-") ? "" : words.get(2);
                files.add(new SystemdUnitFile(words.get(0), words.get(1), preset, file.line(number)));
            }
        }
        return new Parsed<>(List.copyOf(files), nothing(files, text, file));
    }

    /** Header, legend and marks of failed units are told from rows by what a unit's name looks like. */
    private static boolean isUnit(String word) {
        int dot = word.lastIndexOf('.');
        return dot > 0 && TYPES.contains(word.substring(dot + 1));
    }

    private static List<Problem> nothing(List<?> found, String text, Location file) {
        return found.isEmpty() && !text.isBlank() && !text.contains("listed.")
                ? List.of(new Problem(file, "the text lists no unit", true))
                : List.of();
    }
}
