package org.plumbline.facts;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.plumbline.cloud.Series;

/**
 * The options that upstream's code declares for a project, release by release: src/options/README.md tells how the
 * tables were made. A table is searched in its bytes, because a start asks for few of its thousands of lines.
 */
public final class KnownOptions {

    /** Options of the libraries that every service uses. */
    public static final String LIBRARIES = "oslo";

    private static final Map<String, KnownOptions> TABLES = new ConcurrentHashMap<>();
    private static final byte[] NONE = {};

    private final byte[] table;
    private final List<String> series;
    private final Map<String, List<String>> neighbours = new ConcurrentHashMap<>();

    /**
     * What is declared of an option in a range of releases.
     *
     * @param option {@code group.option}
     * @param first the first series of the range
     * @param last the last series of the range
     * @param type {@code bool}, {@code int[1..10]}, {@code choice{a|b}} …; {@code =group.option} where this is a former name of
     *     that option, or {@code =one.option|other.option}
     * @param fallback the default; {@code -} for none, {@code ?} where it depends on the machine
     * @param leaving whether upstream is to remove it
     * @param formerly names under which the option is read too
     */
    public record Declaration(
            String option,
            String first,
            String last,
            String type,
            String fallback,
            boolean leaving,
            List<String> formerly) {

        private static Declaration of(String line) {
            var column = Arrays.copyOf(line.split("\t", -1), 7);
            return new Declaration(
                    column[0],
                    column[1],
                    column[2],
                    column[3],
                    column[4] == null ? "" : column[4],
                    "removal".equals(column[5]),
                    column[6] == null || column[6].isEmpty() ? List.of() : List.of(column[6].split(" ")));
        }

        /** The present names, where this one is a former name; else none. */
        public List<String> renamedTo() {
            return type.startsWith("=") ? List.of(type.substring(1).split("\\|")) : List.of();
        }
    }

    private KnownOptions(byte[] table) {
        this.table = table;
        var head = table.length == 0 ? "" : line(0);
        this.series = head.isEmpty() ? List.of() : List.of(head.substring(2).split(" "));
    }

    /** What is known of a project; nothing where there is no table of it. */
    public static KnownOptions of(String project) {
        return TABLES.computeIfAbsent(project, KnownOptions::read);
    }

    private static KnownOptions read(String project) {
        boolean plain = project.chars().allMatch(c -> c >= 'a' && c <= 'z');
        try (var in = plain ? KnownOptions.class.getResourceAsStream("options/" + project + ".tsv") : null) {
            return new KnownOptions(in == null ? NONE : in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the options of " + project, e);
        }
    }

    /** The series that were looked at, oldest first. */
    public List<String> series() {
        return series;
    }

    /** Whether a series is one of those looked at, or lies between two of them. */
    public boolean covers(String installed) {
        return !series.isEmpty() && Series.within(installed, series.get(0), series.get(series.size() - 1));
    }

    /**
     * What holds for a series: of one that was looked at, its declaration; of one between two of those, what holds for its
     * neighbours, which may differ. Empty where neither knows the option, and for series that are not covered.
     */
    public List<Declaration> find(String option, String installed) {
        var neighbours = neighbours(installed);
        return all(option).stream()
                .filter(known -> neighbours.stream().anyMatch(name -> Series.within(name, known.first(), known.last())))
                .toList();
    }

    /** The last series looked at that is not newer than this one, and the first that is not older. */
    private List<String> neighbours(String installed) {
        return neighbours.computeIfAbsent(installed, this::findNeighbours);
    }

    private List<String> findNeighbours(String installed) {
        if (!covers(installed)) {
            return List.of();
        }
        var older = series.stream()
                .filter(name -> Series.within(name, "", installed))
                .reduce((former, latter) -> latter);
        var newer = series.stream()
                .filter(name -> Series.within(name, installed, ""))
                .findFirst();
        return Stream.concat(older.stream(), newer.stream()).distinct().toList();
    }

    /** The default of a series, where its neighbours agree on it and it is the same on every machine. */
    Optional<Declaration> defaultOf(String option, String installed) {
        var found = find(option, installed);
        boolean sure = found.size() == 1
                && neighbours(installed).stream()
                        .allMatch(name -> Series.within(
                                name, found.get(0).first(), found.get(0).last()))
                && found.get(0).renamedTo().isEmpty()
                && !found.get(0).fallback().equals("?");
        return sure ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** Everything that was ever declared of an option, oldest first. */
    public List<Declaration> all(String option) {
        var key = (option + '\t').getBytes(StandardCharsets.UTF_8);
        var found = new ArrayList<Declaration>(1);
        for (int at = firstNotBefore(key); at < table.length && startsWith(at, key); at = next(at)) {
            found.add(Declaration.of(line(at)));
        }
        return found;
    }

    /** The names that a series reads, former ones included. */
    public TreeSet<String> names(String installed) {
        var neighbours = neighbours(installed);
        return new String(table, StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split("\t", 4))
                .filter(column -> neighbours.stream().anyMatch(name -> Series.within(name, column[1], column[2])))
                .map(column -> column[0])
                .collect(toCollection(TreeSet::new));
    }

    /** Where the first line begins that does not sort before the key. */
    private int firstNotBefore(byte[] key) {
        int low = table.length == 0 ? 0 : next(0);
        int high = table.length;
        while (low < high) {
            int middle = start((low + high) >>> 1, low);
            if (Arrays.compareUnsigned(table, middle, end(middle), key, 0, key.length) < 0) {
                low = next(middle);
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int start(int at, int lowest) {
        int start = at;
        while (start > lowest && table[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int end(int at) {
        int end = at;
        while (end < table.length && table[end] != '\n') {
            end++;
        }
        return end;
    }

    private int next(int at) {
        return Math.min(table.length, end(at) + 1);
    }

    private boolean startsWith(int at, byte[] key) {
        return Arrays.equals(table, at, Math.min(table.length, at + key.length), key, 0, key.length);
    }

    private String line(int at) {
        return new String(table, at, end(at) - at, StandardCharsets.UTF_8);
    }
}
