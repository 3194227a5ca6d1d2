package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.JsonRecords;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** Output of {@code docker ps} and {@code podman ps}, as JSON (an array, or an object per line) or as table. */
public final class Containers {

    private static final List<String> COLUMNS =
            List.of("CONTAINER ID", "IMAGE", "COMMAND", "CREATED", "STATUS", "PORTS", "NAMES", "SIZE");

    private Containers() {}

    public static Parsed<List<Container>> parse(Location file, String text) {
        if (JsonRecords.isJson(text)) {
            var records = JsonRecords.read(file, text, "names");
            return new Parsed<>(
                    records.value().stream()
                            .map(row -> new Container(
                                    row.get("names").orElse(""),
                                    row.get("image").orElse(""),
                                    row.get("state").orElse(""),
                                    row.get("status").orElse(""),
                                    row.at()))
                            .toList(),
                    records.problems());
        }
        var lines = text.split("\n", -1);
        int head = 0;
        while (head < lines.length && !lines[head].startsWith("CONTAINER ID")) {
            head++;
        }
        if (head == lines.length) {
            return new Parsed<>(List.of(), List.of(new Problem(file, "there is no header with CONTAINER ID", true)));
        }
        var containers = new ArrayList<Container>();
        for (int i = head + 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                containers.add(new Container(
                        cell(lines[i], lines[head], "NAMES"),
                        cell(lines[i], lines[head], "IMAGE"),
                        "",
                        cell(lines[i], lines[head], "STATUS"),
                        file.line(i + 1)));
            }
        }
        return Parsed.of(List.copyOf(containers));
    }

    /** The columns are aligned: a cell starts under its title and ends where the next title starts. */
    private static String cell(String line, String head, String column) {
        int start = head.indexOf(column);
        if (start < 0 || start >= line.length()) {
            return "";
        }
        int end = line.length();
        for (var other : COLUMNS) {
            int at = head.indexOf(other);
            end = at > start && at < end ? at : end;
        }
        return line.substring(start, end).strip();
    }
}
