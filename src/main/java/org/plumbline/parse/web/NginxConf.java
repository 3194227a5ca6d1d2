package org.plumbline.parse.web;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.BlockBuilder;
import org.plumbline.parse.Directive;
import org.plumbline.parse.Includes;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/** The configuration of nginx: directives and nested blocks with their includes in place. */
public final class NginxConf {

    private static final int DEEPEST_INCLUDE = 16;
    private static final int MOST_DIRECTIVES = 200_000;

    private final Includes includes;
    private final String folder;
    private final List<Problem> problems = new ArrayList<>();
    private final BlockBuilder blocks;
    private int directives;

    private NginxConf(Location file, Includes includes) {
        this.includes = includes;
        this.blocks = new BlockBuilder(file);
        int slash = file.source().lastIndexOf('/');
        this.folder = slash < 0 ? "" : file.source().substring(0, slash + 1);
    }

    /** Reads one file; its includes are kept as directives. */
    public static Parsed<List<Directive>> parse(Location file, String text) {
        return parse(file, text, Includes.NONE);
    }

    /** Reads a main file with all it includes; relative paths start at the main file's folder. */
    public static Parsed<List<Directive>> parse(Location file, String text, Includes includes) {
        var conf = new NginxConf(file, includes);
        conf.read(file, text, 0);
        return new Parsed<>(conf.blocks.finish(), List.copyOf(conf.problems));
    }

    private void read(Location file, String text, int depth) {
        int outer = blocks.depth();
        var tokens = new NginxTokens(text);
        var words = new ArrayList<String>();
        var at = file;
        for (var token = tokens.next(); token.kind() != NginxTokens.Kind.END; token = tokens.next()) {
            var here = file.line(token.line());
            at = words.isEmpty() ? here : at;
            switch (token.kind()) {
                case WORD -> words.add(token.text());
                case SEMICOLON -> directive(words, at, depth);
                case OPEN -> open(words, at, tokens);
                default -> close(words, here, outer);
            }
            if (token.kind() != NginxTokens.Kind.WORD) {
                words.clear();
            }
            if (directives > MOST_DIRECTIVES) {
                problems.add(new Problem(here, "The configuration is too large; the rest was not read.", false));
                return;
            }
        }
        if (!words.isEmpty()) {
            problems.add(new Problem(at, "The directive lacks its semicolon.", true));
        }
        while (blocks.depth() > outer) {
            problems.add(new Problem(blocks.at(), "The block is not closed in its file.", true));
            blocks.close();
        }
    }

    private void directive(List<String> words, Location at, int depth) {
        directives++;
        if (words.isEmpty()) {
            problems.add(new Problem(at, "There is a semicolon without a directive.", true));
            return;
        }
        var args = List.copyOf(words.subList(1, words.size()));
        var files = words.get(0).equals("include") && args.size() == 1
                ? includes.matching(args.get(0).startsWith("/") ? args.get(0) : folder + args.get(0))
                : List.<SourceFile>of();
        if (files.isEmpty()) {
            blocks.add(words.get(0), args, at);
        } else if (depth == DEEPEST_INCLUDE) {
            problems.add(new Problem(at, "Files include each other too deeply.", true));
        } else {
            files.forEach(file -> read(file.at(), file.text(), depth + 1));
        }
    }

    private void open(List<String> words, Location at, NginxTokens tokens) {
        directives++;
        if (words.isEmpty()) {
            problems.add(new Problem(at, "There is a block without a name.", true));
        }
        var name = words.isEmpty() ? "" : words.get(0);
        var args = words.isEmpty() ? List.<String>of() : List.copyOf(words.subList(1, words.size()));
        if (!blocks.open(name, args, at)) {
            problems.add(new Problem(at, "Blocks are nested too deeply.", true));
        } else if (name.endsWith("_by_lua_block")) {
            tokens.skipLua();
            blocks.close();
        }
    }

    private void close(List<String> words, Location at, int outer) {
        if (!words.isEmpty()) {
            problems.add(new Problem(at, "The directive lacks its semicolon.", true));
            blocks.add(words.get(0), List.copyOf(words.subList(1, words.size())), at);
        }
        if (blocks.depth() > outer) {
            blocks.close();
        } else {
            problems.add(new Problem(at, "There is a closing brace too many.", true));
        }
    }
}
