package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * MaxScale's configuration (maxscale.cnf, maxscale.cnf.d/*.cnf): an ini file whose sections are objects. A line that
 * starts with a blank goes on with the value above it, joined by a comma; {@code #} and {@code ;} start a comment line,
 * and {@code ;} behind a blank a comment within a line.
 */
public final class MaxscaleConfig {

    private MaxscaleConfig() {}

    /** Object to parameters, each with its line; objects without a parameter are kept. */
    public static Parsed<Map<String, List<Entry>>> parse(Location file, String text) {
        var objects = new LinkedHashMap<String, List<Entry>>();
        var problems = new ArrayList<Problem>();
        List<Entry> entries = List.of();
        var section = "";
        int number = 0;
        for (var raw : text.split("\n", -1)) {
            var at = file.line(++number);
            var line = raw.strip();
            if (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == ';') {
                continue;
            }
            int equals = line.indexOf('=');
            if (line.charAt(0) == '[') {
                int end = line.indexOf(']');
                section = line.substring(1, end < 0 ? line.length() : end).strip();
                entries = objects.computeIfAbsent(section, name -> new ArrayList<>());
            } else if (objects.isEmpty()) {
                problems.add(new Problem(at, "a parameter stands before the first object", true));
            } else if (Character.isWhitespace(raw.charAt(0)) && !entries.isEmpty()) {
                var above = entries.remove(entries.size() - 1);
                entries.add(new Entry(section, above.key(), above.value() + ',' + uncommented(line), above.at()));
            } else if (equals <= 0) {
                problems.add(new Problem(at, "the line is not of the form name=value", true));
            } else {
                entries.add(new Entry(
                        section,
                        line.substring(0, equals).strip(),
                        uncommented(line.substring(equals + 1)).strip(),
                        at));
            }
        }
        return new Parsed<>(objects, List.copyOf(problems));
    }

    private static String uncommented(String value) {
        for (int i = 1; i < value.length(); i++) {
            if (value.charAt(i) == ';' && Character.isWhitespace(value.charAt(i - 1))) {
                return value.substring(0, i).stripTrailing();
            }
        }
        return value;
    }
}
