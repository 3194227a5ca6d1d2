package org.plumbline.parse.oslo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.python.PythonText;
import org.plumbline.snapshot.Location;

/** Reads the lines of a PasteDeploy file by the rules of Python's configparser. */
final class PasteIniReader {

    private final Location file;
    private final Map<String, PasteIni.Section> sections = new LinkedHashMap<>();
    private final Map<String, Entry> defaults = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private @Nullable Map<String, Entry> current;
    private String header = "";
    private @Nullable String key;
    private int indent;

    PasteIniReader(Location file) {
        this.file = file;
    }

    Parsed<PasteIni> read(String text) {
        int number = 0;
        for (var lines = text.lines().iterator(); lines.hasNext(); ) {
            line(lines.next(), ++number);
        }
        var all = List.copyOf(sections.values());
        all.forEach(section -> section.entries().replaceAll((name, entry) -> trimmed(entry)));
        defaults.replaceAll((name, entry) -> trimmed(entry));
        return new Parsed<>(new PasteIni(all, defaults), List.copyOf(problems));
    }

    private static Entry trimmed(Entry entry) {
        return new Entry(entry.section(), entry.key(), PythonText.stripTrailing(entry.value()), entry.at());
    }

    private void line(String line, int number) {
        var text = PythonText.strip(line);
        boolean comment = text.startsWith("#") || text.startsWith(";");
        if (comment) {
            return;
        }
        if (text.isEmpty()) {
            continued("");
            return;
        }
        int column = line.indexOf(text);
        if (key != null && column > indent) {
            continued(text);
            return;
        }
        indent = column;
        int bracket = text.startsWith("[") ? text.lastIndexOf(']') : -1;
        if (bracket > 1) {
            section(text.substring(1, bracket), number);
        } else {
            assignment(text, number);
        }
    }

    private void continued(String text) {
        if (current != null && key != null) {
            current.computeIfPresent(
                    key, (name, entry) -> new Entry(header, name, entry.value() + "\n" + text, entry.at()));
        }
    }

    private void section(String name, int number) {
        header = name;
        key = null;
        if (name.equals("DEFAULT")) {
            current = defaults;
            return;
        }
        var known = sections.get(name);
        if (known != null) {
            problem(number, "a section stands a second time");
        }
        var section = known != null ? known : PasteIni.Section.of(name, file.line(number));
        sections.put(name, section);
        current = section.entries();
    }

    private void assignment(String text, int number) {
        key = null;
        int separator = separator(text);
        var name = separator < 0 ? "" : PythonText.stripTrailing(text.substring(0, separator));
        if (current == null) {
            problem(number, "a line stands before any section");
        } else if (name.isEmpty()) {
            problem(number, separator < 0 ? "an assignment has neither = nor :" : "an assignment has no key");
        } else {
            var value = PythonText.strip(text.substring(separator + 1));
            if (current.put(name, new Entry(header, name, value, file.line(number))) != null) {
                problem(number, "a key stands a second time in its section");
            }
            key = name;
        }
    }

    private static int separator(String text) {
        int equal = text.indexOf('=');
        int colon = text.indexOf(':');
        return equal < 0 || (colon >= 0 && colon < equal) ? colon : equal;
    }

    private void problem(int number, String reason) {
        problems.add(new Problem(file.line(number), reason, true));
    }
}
