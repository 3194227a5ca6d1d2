package org.plumbline.parse.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * The lines of keepalived.conf as the parser of its blocks gets them: without comments, with includes in their place,
 * {@code @id} lines chosen, {@code $PARAMETER} replaced and {@code ~SEQ} and {@code ~LST} written out.
 */
final class KeepalivedLines {

    /** One line and where its text is written. */
    record Line(String text, Location at) {}

    private static final Set<String> INCLUDES =
            Set.of("include", "includer", "includem", "includew", "includeb", "includea");
    private static final int DEEPEST = 16;
    private static final int MOST_STEPS = 400_000;
    private static final int LONGEST = 16_384;

    private final String configId;
    private final Function<String, List<SourceFile>> includes;
    private final List<Problem> problems;
    private final List<Line> lines = new ArrayList<>();
    private final KeepalivedParameters parameters = new KeepalivedParameters();
    private String folder = "/";
    private int depth;
    private int steps;
    private boolean full;

    KeepalivedLines(String configId, Function<String, List<SourceFile>> includes, List<Problem> problems) {
        this.configId = configId;
        this.includes = includes;
        this.problems = problems;
        parameters.define("_INSTANCE", configId);
        parameters.define("_HASH", "#");
        parameters.define("_BANG", "!");
    }

    List<Line> read(SourceFile main) {
        file(main);
        return lines;
    }

    private void file(SourceFile file) {
        var around = folder;
        folder = file.path().substring(0, Math.max(1, file.path().lastIndexOf('/')));
        parameters.define("_PWD", folder);
        int number = 0;
        KeepalivedParameters.@Nullable Block open = null;
        for (var raw : (Iterable<String>) file.text().lines()::iterator) {
            var at = file.at().line(++number);
            var text = withoutComment(raw, at);
            boolean more = text.endsWith("\\");
            if (open != null) {
                open.add(more ? text.substring(0, text.length() - 1) : text, at);
            } else if (!text.isEmpty()) {
                open = line(text, at, more);
            }
            if (!more) {
                open = null;
            }
        }
        folder = around;
        parameters.define("_PWD", folder);
    }

    /** A line of a file: the start of a definition of several lines, or something to expand. */
    private KeepalivedParameters.@Nullable Block line(String text, Location at, boolean more) {
        var chosen = chosen(text);
        if (more && KeepalivedParameters.isDefinition(chosen)) {
            return parameters.defineBlock(chosen.substring(0, chosen.length() - 1), at);
        }
        expand(text, at);
        return null;
    }

    private void expand(String text, Location at) {
        if (full) {
            return;
        }
        if (++steps >= MOST_STEPS || depth >= DEEPEST) {
            tooMuch(at);
            return;
        }
        depth++;
        var current = chosen(text);
        while (!current.isEmpty() && !special(current, at)) {
            var next = parameters.replaceFirst(current);
            if (next == null) {
                emit(current, at);
                break;
            }
            if (++steps >= MOST_STEPS || next.text().length() > LONGEST) {
                tooMuch(at);
                break;
            }
            if (next.block() != null) {
                block(next.text(), next.block(), at);
                break;
            }
            current = chosen(next.text());
        }
        depth--;
    }

    private void tooMuch(Location at) {
        full = true;
        problems.add(new Problem(at, "the line expands to more than can be read", true));
    }

    /** Whether the line was a definition or a repetition, which are done with here. */
    private boolean special(String text, Location at) {
        if (KeepalivedParameters.isDefinition(text)) {
            parameters.define(text);
            return true;
        }
        if (text.charAt(0) != '~') {
            return false;
        }
        var repetition = KeepalivedRepetition.of(text, parameters);
        if (repetition == null) {
            problems.add(new Problem(at, "a ~SEQ or ~LST block cannot be read", false));
            return true;
        }
        for (var values : repetition.values()) {
            for (int i = 0; i < repetition.names().size(); i++) {
                parameters.define(repetition.names().get(i), values.get(i));
            }
            expand(repetition.rest(), at);
        }
        return true;
    }

    private void block(String before, KeepalivedParameters.Block block, Location at) {
        if (!before.isBlank()) {
            emit(before, at);
        }
        for (var line : block.lines()) {
            expand(line.text(), line.at());
        }
    }

    private void emit(String text, Location at) {
        int blank = text.indexOf(' ') < 0 ? text.indexOf('\t') : text.indexOf(' ');
        if (text.startsWith("include") && blank > 0 && INCLUDES.contains(text.substring(0, blank))) {
            include(KeepalivedWords.of(text), at);
        } else {
            lines.add(new Line(text, at));
        }
    }

    private void include(List<String> words, Location at) {
        if (words.size() != 2) {
            return;
        }
        if (depth >= DEEPEST) {
            problems.add(new Problem(at, "includes are nested too deeply", false));
            return;
        }
        depth++;
        boolean found = false;
        for (var pattern : Braces.expand(absolute(words.get(1)))) {
            for (var file : includes.apply(pattern)) {
                found = true;
                file(file);
            }
        }
        depth--;
        if (!found && words.get(1).indexOf('*') < 0 && words.get(1).indexOf('?') < 0) {
            problems.add(new Problem(at, "the included file is not in the snapshot", false));
        }
    }

    private String absolute(String path) {
        return path.startsWith("/") ? path : (folder.equals("/") ? "" : folder) + "/" + path;
    }

    /** The line without {@code @id} in front; empty when it is for another configuration id. */
    private String chosen(String text) {
        if (!text.startsWith("@")) {
            return text;
        }
        int blank = text.indexOf(' ') < 0 ? text.indexOf('\t') : text.indexOf(' ');
        boolean not = text.startsWith("@^");
        if (blank < 0) {
            return "";
        }
        boolean same = text.substring(not ? 2 : 1, blank).equals(configId);
        return same != not ? text.substring(blank).strip() : "";
    }

    private String withoutComment(String raw, Location at) {
        var text = new StringBuilder();
        boolean quoted = false;
        int i = 0;
        for (; i < raw.length(); i++) {
            char c = raw.charAt(i);
            char next = i + 1 < raw.length() ? raw.charAt(i + 1) : 0;
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && next != 0) {
                boolean sign = !quoted && (next == '#' || next == '!');
                text.append(sign ? "" : "\\").append(next);
                i++;
                continue;
            } else if (!quoted && (c == '#' || c == '!')) {
                break;
            }
            text.append(c);
        }
        if (quoted) {
            problems.add(new Problem(at, "a quote is opened and not closed", false));
        }
        return text.toString().strip();
    }
}
