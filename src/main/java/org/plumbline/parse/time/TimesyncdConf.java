package org.plumbline.parse.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/** The configuration of systemd-timesyncd: {@code NTP=} as kind server, {@code FallbackNTP=} as kind fallback. */
public final class TimesyncdConf {

    private TimesyncdConf() {}

    /** @param files the main file, then its drop-ins in the order in which systemd reads them */
    public static Parsed<List<TimeSource>> parse(List<SourceFile> files) {
        var sources = new ArrayList<TimeSource>();
        var problems = new ArrayList<Problem>();
        files.forEach(file -> read(file.at(), file.text(), sources, problems));
        return new Parsed<>(List.copyOf(sources), problems);
    }

    private static void read(Location file, String text, List<TimeSource> sources, List<Problem> problems) {
        var section = "";
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            var line = raw.strip();
            int equals = line.indexOf('=');
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1);
            } else if (equals < 0) {
                problems.add(new Problem(file.line(number), "The line is no assignment.", false));
            } else if (section.equals("Time")) {
                assign(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip(),
                        file.line(number),
                        sources);
            }
        }
    }

    /** Further assignments add to the list, an empty one starts it anew. */
    private static void assign(String key, String value, Location at, List<TimeSource> sources) {
        var kind = key.equals("NTP") || key.equals("Servers") ? "server" : key.equals("FallbackNTP") ? "fallback" : "";
        if (kind.isEmpty()) {
            return;
        }
        if (value.isEmpty()) {
            sources.removeIf(source -> source.kind().equals(kind));
            return;
        }
        for (var name : value.split("\\s+")) {
            sources.add(new TimeSource(kind, name, Map.of(), at));
        }
    }
}
