package org.plumbline.parse.pacemaker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * corosync.conf as Corosync 1.x to 3.x reads it: a line opens a section, closes one, or assigns; a comment is a line of
 * its own; text after a value is part of the value. Sections of one name are merged except those that are lists (node,
 * interface, logger_subsys), and the last assignment of a key wins.
 */
public final class CorosyncConf {

    private static final int MAX_DEPTH = 16;

    private final Deque<Section> open = new ArrayDeque<>();
    private final List<Problem> problems = new ArrayList<>();

    private CorosyncConf(Location file) {
        open.push(new Section("", new ArrayList<>(), new ArrayList<>(), file));
    }

    /**
     * A section as written.
     *
     * @param name its name; empty for the file as a whole
     * @param entries assignments directly inside, with the section's name
     * @param sections sections directly inside
     * @param at the line that opens it
     */
    public record Section(String name, List<Entry> entries, List<Section> sections, Location at) {

        /** All sections of a path of names, in the order of the text: {@code find("nodelist", "node")}. */
        public Stream<Section> find(String... path) {
            Stream<Section> found = Stream.of(this);
            for (var step : path) {
                found = found.flatMap(section -> section.sections.stream().filter(s -> s.name.equals(step)));
            }
            return found;
        }

        /** The assignment of the key that counts: the last one. */
        public Optional<Entry> last(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).reduce((a, b) -> b);
        }

        /** The assignment that counts over all sections of this name: {@code value("totem", "token")}. */
        public Optional<Entry> value(String section, String key) {
            return find(section).flatMap(s -> s.last(key).stream()).reduce((a, b) -> b);
        }
    }

    /** The file as a whole, a section without name. */
    public static Parsed<Section> parse(Location file, String text) {
        var parser = new CorosyncConf(file);
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            parser.line(line.strip(), file.line(++number));
        }
        if (parser.open.size() > 1) {
            parser.refuse(parser.open.getFirst().at(), "The section is not closed.");
        }
        return new Parsed<>(parser.open.getLast(), List.copyOf(parser.problems));
    }

    private void line(String line, Location at) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int brace = line.indexOf('{');
        int colon = line.indexOf(':');
        if (brace >= 0) {
            openSection(line, brace, at);
        } else if (colon >= 0) {
            assign(line.substring(0, colon).strip(), line.substring(colon + 1).strip(), at);
        } else if (line.indexOf('}') >= 0) {
            closeSection(line, at);
        } else {
            refuse(at, "The line neither opens nor closes a section, nor assigns a value.");
        }
    }

    private void openSection(String line, int brace, Location at) {
        if (open.size() > MAX_DEPTH) {
            refuse(at, "Sections are nested deeper than Corosync knows any.");
            return;
        }
        var name = line.substring(0, brace).strip();
        if (name.isEmpty() || brace != line.length() - 1) {
            refuse(at, "A section starts with its name and an opening brace, and nothing else on the line.");
        }
        var section = new Section(name, new ArrayList<>(), new ArrayList<>(), at);
        open.getFirst().sections.add(section);
        open.push(section);
    }

    private void assign(String key, String value, Location at) {
        if (key.isEmpty()) {
            refuse(at, "The assignment has no key.");
            return;
        }
        open.getFirst().entries.add(new Entry(open.getFirst().name, key, value, at));
    }

    private void closeSection(String line, Location at) {
        if (line.length() > 1) {
            refuse(at, "A closing brace stands alone on its line.");
        }
        if (open.size() == 1) {
            refuse(at, "A brace closes no section.");
        } else {
            open.pop();
        }
    }

    private void refuse(Location at, String reason) {
        problems.add(new Problem(at, reason, true));
    }
}
