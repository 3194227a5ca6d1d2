package org.plumbline.parse.coordination;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** What memcached answers to {@code stats}, {@code stats settings} and the like: lines {@code STAT name value}. */
public final class MemcachedStats {

    private MemcachedStats() {}

    public static Parsed<List<Entry>> parse(Location file, String text) {
        var stats = new ArrayList<Entry>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            var words = line.strip().split(" ", 3);
            if (words[0].equals("STAT") && words.length > 1) {
                stats.add(new Entry("", words[1], words.length > 2 ? words[2] : "", file.line(number)));
            }
        }
        return stats.isEmpty()
                ? new Parsed<>(List.of(), List.of(new Problem(file, "memcached gave no statistics", true)))
                : Parsed.of(List.copyOf(stats));
    }
}
