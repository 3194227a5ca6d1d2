package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * The value of {@code wsrep_provider_options}: {@code key=value} pairs separated by semicolons, blanks around them
 * without meaning, a backslash before a semicolon keeping it. Only what is written; Galera's defaults are the caller's.
 */
public final class WsrepProviderOptions {

    private WsrepProviderOptions() {}

    /** The pairs in their order; of a key given twice the last one counts. */
    public static Parsed<List<Entry>> parse(Location at, String value) {
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<Problem>();
        var pair = new StringBuilder();
        for (int i = 0; i <= value.length(); i++) {
            char c = i == value.length() ? ';' : value.charAt(i);
            if (c == '\\' && i + 1 < value.length() && value.charAt(i + 1) == ';') {
                pair.append(value.charAt(++i));
            } else if (c != ';') {
                pair.append(c);
            } else {
                add(pair.toString(), at, entries, problems);
                pair.setLength(0);
            }
        }
        return new Parsed<>(List.copyOf(entries), List.copyOf(problems));
    }

    private static void add(String pair, Location at, List<Entry> entries, List<Problem> problems) {
        if (pair.isBlank()) {
            return;
        }
        int equals = pair.indexOf('=');
        var key = pair.substring(0, Math.max(equals, 0)).strip();
        if (key.isEmpty()) {
            problems.add(new Problem(at, "a provider option is not of the form key=value", true));
        } else {
            entries.add(new Entry("", key, pair.substring(equals + 1).strip(), at));
        }
    }
}
