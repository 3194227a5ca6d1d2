package org.plumbline.parse.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.parse.BlockBuilder;
import org.plumbline.parse.Directive;
import org.plumbline.parse.Includes;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * The configuration of Apache httpd: directives and nested blocks with their includes in place. Conditional blocks
 * ({@code <IfModule>}, {@code <IfDefine>}, {@code <If>} …) are kept as blocks; whether they hold is not decided.
 */
public final class ApacheConf {

    private static final int DEEPEST_INCLUDE = 16;
    private static final int MOST_DIRECTIVES = 200_000;

    private final Includes includes;
    private final Map<String, String> variables;
    private final List<Problem> problems = new ArrayList<>();
    private final BlockBuilder blocks;
    private final String configFolder;
    private String serverRoot = "";
    private int directives;

    private ApacheConf(Location file, Includes includes, Map<String, String> environment) {
        this.includes = includes;
        this.variables = new HashMap<>(environment);
        this.blocks = new BlockBuilder(file);
        int slash = file.source().lastIndexOf('/');
        this.configFolder = slash < 0 ? "" : file.source().substring(0, slash);
    }

    /** Reads one file; its includes are kept as directives. */
    public static Parsed<List<Directive>> parse(Location file, String text) {
        return parse(file, text, Includes.NONE, Map.of());
    }

    /**
     * Reads a main file with all it includes.
     *
     * @param environment variables that the server was started with, e.g. of Debian's {@code envvars}
     */
    public static Parsed<List<Directive>> parse(
            Location file, String text, Includes includes, Map<String, String> environment) {
        var conf = new ApacheConf(file, includes, environment);
        conf.read(file, text, 0);
        return new Parsed<>(conf.blocks.finish(), List.copyOf(conf.problems));
    }

    private void read(Location file, String text, int depth) {
        int outer = blocks.depth();
        int number = 0;
        int start = 0;
        var joined = new StringBuilder();
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            start = joined.isEmpty() ? number : start;
            if (line.endsWith("\\")) {
                joined.append(line, 0, line.length() - 1);
                continue;
            }
            var whole = joined.append(line).toString().strip();
            joined.setLength(0);
            if (!whole.isEmpty() && whole.charAt(0) != '#') {
                statement(whole, file.line(start), depth);
            }
        }
        var rest = joined.toString().strip();
        if (!rest.isEmpty() && rest.charAt(0) != '#') {
            statement(rest, file.line(start), depth);
        }
        while (blocks.depth() > outer) {
            problems.add(new Problem(blocks.at(), "The block is not closed in its file.", true));
            blocks.close();
        }
    }

    private void statement(String line, Location at, int depth) {
        if (++directives > MOST_DIRECTIVES) {
            if (directives == MOST_DIRECTIVES + 1) {
                problems.add(new Problem(at, "The configuration is too large; the rest was not read.", false));
            }
        } else if (line.startsWith("</")) {
            closeBlock(line, at);
        } else if (line.startsWith("<")) {
            openBlock(line, at);
        } else {
            int end = ApacheWords.wordEnd(line);
            directive(line.substring(0, end), ApacheWords.split(substituted(line.substring(end))), at, depth);
        }
    }

    private void openBlock(String line, Location at) {
        if (!line.endsWith(">")) {
            problems.add(new Problem(at, "The start of the block lacks its bracket.", true));
        }
        var inner = line.endsWith(">") ? line.substring(1, line.length() - 1) : line.substring(1);
        int end = ApacheWords.wordEnd(inner);
        if (!blocks.open(inner.substring(0, end), ApacheWords.split(substituted(inner.substring(end))), at)) {
            problems.add(new Problem(at, "Blocks are nested too deeply.", true));
        }
    }

    private void closeBlock(String line, Location at) {
        int end = line.indexOf('>');
        var name = end < 0 ? line.substring(2) : line.substring(2, end);
        if (blocks.depth() > 0 && blocks.name().equalsIgnoreCase(name.strip())) {
            blocks.close();
        } else {
            problems.add(new Problem(at, "The end of a block does not match its start.", true));
        }
    }

    private void directive(String name, List<String> args, Location at, int depth) {
        switch (name.toLowerCase(Locale.ROOT)) {
            case "define" -> define(args);
            case "undefine" -> args.forEach(variables::remove);
            case "serverroot" -> serverRoot = args.isEmpty() ? "" : args.get(0);
            default -> {}
        }
        var files = included(name, args);
        if (files.isEmpty()) {
            blocks.add(name, args, at);
        } else if (depth == DEEPEST_INCLUDE) {
            problems.add(new Problem(at, "Files include each other too deeply.", true));
        } else {
            files.forEach(file -> read(file.at(), file.text(), depth + 1));
        }
    }

    private List<SourceFile> included(String name, List<String> args) {
        return name.equalsIgnoreCase("Include") || name.equalsIgnoreCase("IncludeOptional")
                ? args.stream()
                        .flatMap(path -> includes.matching(absolute(path)).stream())
                        .toList()
                : List.of();
    }

    private void define(List<String> args) {
        if (!args.isEmpty() && !insideInactive()) {
            variables.put(args.get(0), args.size() > 1 ? args.get(1) : "");
        }
    }

    /** Definitions that stand under a condition on other definitions are decided; it is how Debian uses them. */
    private boolean insideInactive() {
        return blocks.inside("IfDefine").anyMatch(args -> {
            var name = args.isEmpty() ? "" : args.get(0);
            return name.startsWith("!") == variables.containsKey(name.startsWith("!") ? name.substring(1) : name);
        });
    }

    private String absolute(String path) {
        var folder = serverRoot.isEmpty() ? configFolder : serverRoot;
        return path.startsWith("/") || folder.isEmpty() ? path : folder + "/" + path;
    }

    /** Replaces {@code ${NAME}} by what is known; an unknown name stays as it is written, as in the server. */
    private String substituted(String line) {
        int open = line.indexOf("${");
        if (open < 0) {
            return line;
        }
        var result = new StringBuilder();
        int done = 0;
        for (; open >= 0; open = line.indexOf("${", done)) {
            int close = line.indexOf('}', open);
            if (close < 0) {
                break;
            }
            var value = variables.get(line.substring(open + 2, close));
            result.append(line, done, open).append(value == null ? line.substring(open, close + 1) : value);
            done = close + 1;
        }
        return result.append(line.substring(done)).toString();
    }
}
