package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/** The output of {@code corosync-cmapctl}: {@code key (type) = value}. */
public final class CorosyncCmap {

    private CorosyncCmap() {}

    /** One entry per key; the section is the part before the first dot. */
    public static Parsed<List<Entry>> parse(Location file, String text) {
        var entries = new ArrayList<Entry>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int type = line.indexOf(" (");
            int equals = line.indexOf(") =", Math.max(type, 0));
            if (type > 0 && equals > type) {
                var key = line.substring(0, type);
                int dot = key.indexOf('.');
                var value = line.substring(equals + ") =".length()).strip();
                entries.add(new Entry(dot < 0 ? "" : key.substring(0, dot), key, value, file.line(number)));
            }
        }
        return Parsed.of(List.copyOf(entries));
    }
}
