package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Json;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** Python packages: {@code pip list} (two columns below a rule), {@code pip freeze}, or {@code pip list --format json}. */
public final class PipList {

    private PipList() {}

    public static Parsed<List<InstalledPackage>> parse(Location file, String text) {
        if (text.stripLeading().startsWith("[{")) {
            var rows = Json.parse(file, text);
            return new Parsed<>(
                    rows.value().items().stream()
                            .map(row -> new InstalledPackage(
                                    row.get("name").text().orElse(""),
                                    row.get("version").text().orElse(""),
                                    "",
                                    row.at()))
                            .toList(),
                    rows.problems());
        }
        var packages = new ArrayList<InstalledPackage>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var words = line.strip().split("==|\\s+", 3);
            if (words.length > 1 && isVersion(words[1])) {
                packages.add(new InstalledPackage(words[0], words[1], "", file.line(number)));
            }
        }
        return packages.isEmpty()
                ? new Parsed<>(List.of(), List.of(new Problem(file, "the list names no package", true)))
                : Parsed.of(List.copyOf(packages));
    }

    private static boolean isVersion(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0));
    }
}
