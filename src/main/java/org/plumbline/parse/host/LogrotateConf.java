package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.shell.ShellWords;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * logrotate.conf and the files it includes, as logrotate 3.x reads them: directives outside a block hold for all blocks
 * below them, also across included files; between size and frequency the later one counts.
 */
public final class LogrotateConf {

    private static final int MAX_INCLUDES = 1_000;
    private static final Set<String> SCRIPTS =
            Set.of("postrotate", "prerotate", "firstaction", "lastaction", "preremove");
    private static final Set<String> FREQUENCIES = Set.of("hourly", "daily", "weekly", "monthly", "yearly");
    private static final Set<String> SWITCHES = Set.of(
            "allowhardlink",
            "compress",
            "copy",
            "copytruncate",
            "create",
            "createolddir",
            "dateext",
            "datehourago",
            "dateyesterday",
            "delaycompress",
            "ifempty",
            "mail",
            "mailfirst",
            "maillast",
            "missingok",
            "olddir",
            "renamecopy",
            "sharedscripts",
            "shred",
            "su",
            "ignoreduplicates");
    private static final List<String> TABOO = List.of(
            ".bak",
            ".cfsaved",
            ".disabled",
            ".dpkg-bak",
            ".dpkg-del",
            ".dpkg-dist",
            ".dpkg-new",
            ".dpkg-old",
            ".dpkg-tmp",
            ".rpmnew",
            ".rpmorig",
            ".rpmsave",
            ".swp",
            ".ucf-dist",
            ".ucf-new",
            ".ucf-old",
            "~",
            ",v");

    private final Function<String, List<SourceFile>> included;
    private final Map<String, Entry> global = new HashMap<>();
    private final List<LogrotateBlock> blocks = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private int includes;

    private LogrotateConf(Function<String, List<SourceFile>> included) {
        this.included = included;
    }

    /** A single file, its includes left aside. */
    public static Parsed<List<LogrotateBlock>> parse(Location file, String text) {
        return new LogrotateConf(path -> List.of()).all(file, text);
    }

    /**
     * A file and all it includes.
     *
     * @param included the files of an include: the file of that path, or those directly in the folder, sorted by name
     */
    public static Parsed<List<LogrotateBlock>> parse(SourceFile main, Function<String, List<SourceFile>> included) {
        return new LogrotateConf(included).all(main.at(), main.text());
    }

    private Parsed<List<LogrotateBlock>> all(Location file, String text) {
        read(file, text);
        return new Parsed<>(List.copyOf(blocks), List.copyOf(problems));
    }

    private void read(Location file, String text) {
        new Reader(file, text.lines().toList()).read();
    }

    private void include(String path, Location at) {
        for (var file : included.apply(path)) {
            var name = file.path().substring(file.path().lastIndexOf('/') + 1);
            boolean named = file.path().equals(path);
            if (named || (!name.startsWith(".") && TABOO.stream().noneMatch(name::endsWith))) {
                if (++includes > MAX_INCLUDES) {
                    problems.add(new Problem(at, "More files are included than we follow.", false));
                    return;
                }
                read(file.at(), file.text());
            }
        }
    }

    /** Reads one file. */
    private final class Reader {

        private final Location file;
        private final List<String> lines;
        private final List<String> patterns = new ArrayList<>();
        private int next;
        private int patternLine;

        private Reader(Location file, List<String> lines) {
            this.file = file;
            this.lines = lines;
        }

        private void read() {
            while (next < lines.size()) {
                var line = lines.get(next++).strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                if (patterns.isEmpty() && !isPattern(line)) {
                    global(line);
                } else {
                    pattern(line);
                }
            }
            if (!patterns.isEmpty()) {
                problems.add(new Problem(file.line(patternLine), "The patterns have no block.", true));
            }
        }

        private boolean isPattern(String line) {
            return "/\"'{*~".indexOf(line.charAt(0)) >= 0;
        }

        private void global(String line) {
            var at = file.line(next);
            var words = ShellWords.split(line);
            if (words.get(0).equals("include") && words.size() > 1) {
                include(words.get(1), at);
            } else if (SCRIPTS.contains(words.get(0))) {
                script();
            } else {
                set(global, line, at);
            }
        }

        private void pattern(String line) {
            if (patterns.isEmpty()) {
                patternLine = next;
            }
            int brace = line.indexOf('{');
            patterns.addAll(ShellWords.split(brace < 0 ? line : line.substring(0, brace)));
            if (brace >= 0) {
                block(line.substring(brace + 1).strip());
                patterns.clear();
            }
        }

        private void block(String rest) {
            var directives = new HashMap<>(global);
            var scripts = new HashMap<String, String>();
            boolean closed = directive(rest, directives, scripts);
            while (!closed && next < lines.size()) {
                closed = directive(lines.get(next++).strip(), directives, scripts);
            }
            if (!closed) {
                problems.add(new Problem(file.line(patternLine), "The block is not closed.", true));
            }
            blocks.add(new LogrotateBlock(
                    List.copyOf(patterns), Map.copyOf(directives), Map.copyOf(scripts), file.line(patternLine)));
        }

        /** Whether the line closes the block. */
        private boolean directive(String line, Map<String, Entry> directives, Map<String, String> scripts) {
            if (line.isEmpty() || line.startsWith("#")) {
                return false;
            }
            boolean closes = line.endsWith("}");
            var text = closes ? line.substring(0, line.length() - 1).strip() : line;
            if (SCRIPTS.contains(text)) {
                scripts.put(text, script());
            } else if (!text.isEmpty()) {
                set(directives, text, file.line(next));
            }
            return closes;
        }

        private String script() {
            var script = new StringBuilder();
            while (next < lines.size()) {
                var line = lines.get(next++);
                if (line.strip().equals("endscript")) {
                    return script.toString();
                }
                script.append(line).append('\n');
            }
            problems.add(new Problem(file, "A script has no endscript.", true));
            return script.toString();
        }
    }

    private static void set(Map<String, Entry> directives, String line, Location at) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end)) && line.charAt(end) != '=') {
            end++;
        }
        var name = line.substring(0, end);
        var value = line.substring(end).strip();
        value = value.startsWith("=") ? value.substring(1).strip() : value;
        var positive = name.startsWith("not") ? name.substring(3) : name.startsWith("no") ? name.substring(2) : "";
        if (FREQUENCIES.contains(name)) {
            directives.remove("size");
            directives.put("frequency", new Entry("", "frequency", name, at));
        } else if (SWITCHES.contains(positive)) {
            directives.put(positive, new Entry("", positive, "no", at));
        } else if (SWITCHES.contains(name)) {
            directives.put(name, new Entry("", name, value.isEmpty() ? "yes" : value, at));
        } else if (!Arrays.asList("tabooext", "taboopat", "include").contains(name)) {
            if (name.equals("size")) {
                directives.remove("frequency");
            }
            directives.put(name, new Entry("", name, value, at));
        }
    }
}
