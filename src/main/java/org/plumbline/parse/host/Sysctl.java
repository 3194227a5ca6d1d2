package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Glob;
import org.plumbline.snapshot.Location;

/**
 * Kernel parameters: a file of {@code sysctl.d} or the output of {@code sysctl -a}.
 *
 * @param entries in order; keys are written with dots, as {@code sysctl -a} does, and a dot inside a name with a slash
 */
public record Sysctl(List<Entry> entries) {

    public static Parsed<Sysctl> parse(Location file, String text) {
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<Problem>();
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            var line = raw.strip();
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";") || line.startsWith("sysctl:")) {
                continue;
            }
            boolean dash = line.startsWith("-");
            int equals = line.indexOf('=');
            if (equals > 0) {
                var key = line.substring(dash ? 1 : 0, equals).strip();
                entries.add(
                        new Entry("", dotted(key), line.substring(equals + 1).strip(), at));
            } else if (!dash) {
                problems.add(new Problem(at, "this is no assignment", false));
            }
        }
        return new Parsed<>(new Sysctl(List.copyOf(entries)), List.copyOf(problems));
    }

    /**
     * The entry that decides about a parameter: the last one that names it, else the last pattern that covers it.
     *
     * @param key with dots, e.g. {@code net.ipv4.ip_nonlocal_bind}
     */
    public Optional<Entry> last(String key) {
        return lastOf(key, false).or(() -> lastOf(key, true));
    }

    private Optional<Entry> lastOf(String key, boolean pattern) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            var entry = entries.get(i);
            boolean matches = pattern
                    ? entry.key().indexOf('*') >= 0 && Glob.matches(swapped(entry.key()), swapped(key))
                    : entry.key().equals(key);
            if (matches) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Whichever of {@code .} and {@code /} comes first separates. */
    private static String dotted(String key) {
        int slash = key.indexOf('/');
        int dot = key.indexOf('.');
        return slash >= 0 && (dot < 0 || slash < dot) ? swapped(key) : key;
    }

    private static String swapped(String key) {
        var swapped = new StringBuilder(key);
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            swapped.setCharAt(i, c == '.' ? '/' : c == '/' ? '.' : c);
        }
        return swapped.toString();
    }
}
