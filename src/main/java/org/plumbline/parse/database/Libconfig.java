package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/** Files in the syntax of libconfig, in which ProxySQL writes its configuration (proxysql.cnf). */
public final class Libconfig {

    private static final int MAX_DEPTH = 100;

    /** A value of a setting. */
    public sealed interface Value {}

    /** A string without its quotes, or a number or Boolean as written. */
    public record Scalar(String text) implements Value {}

    /** Settings in braces, or those of the whole file. */
    public record Group(List<Setting> settings) implements Value {

        /** The last setting of that name. */
        public Optional<Setting> get(String name) {
            return settings.stream()
                    .filter(setting -> setting.name().equals(name))
                    .reduce((first, second) -> second);
        }
    }

    /** An array or a list; its elements have an empty name. */
    public record Sequence(List<Setting> elements) implements Value {}

    /**
     * A named value.
     *
     * @param at the line where its name stands, or where an element starts
     */
    public record Setting(String name, Value value, Location at) {}

    private final Location file;
    private final LibconfigTokens tokens;
    private final List<Problem> problems = new ArrayList<>();

    private Libconfig(Location file, String text) {
        this.file = file;
        this.tokens = new LibconfigTokens(text);
    }

    /** The settings of the file; {@code @include} lines are passed over. */
    public static Parsed<Group> parse(Location file, String text) {
        var reader = new Libconfig(file, text);
        var settings = reader.settings(0);
        while (!reader.tokens.atEnd()) {
            reader.problem("a bracket closes that was never opened");
            reader.tokens.next();
            settings.addAll(reader.settings(0));
        }
        return new Parsed<>(new Group(List.copyOf(settings)), List.copyOf(reader.problems));
    }

    private List<Setting> settings(int depth) {
        var settings = new ArrayList<Setting>();
        while (!tokens.atEnd() && !tokens.isCloser()) {
            if (tokens.isSeparator()) {
                tokens.next();
                continue;
            }
            var at = file.line(tokens.line());
            var name = tokens.next();
            if (!tokens.is("=") && !tokens.is(":")) {
                problem("a name without an equals sign");
                continue;
            }
            tokens.next();
            settings.add(new Setting(name, value(depth), at));
        }
        return settings;
    }

    private Value value(int depth) {
        if (tokens.is("{")) {
            return new Group(List.copyOf(inBrackets("}", depth, true)));
        }
        if (tokens.is("[") || tokens.is("(")) {
            return new Sequence(List.copyOf(inBrackets(tokens.is("[") ? "]" : ")", depth, false)));
        }
        if (tokens.atEnd() || tokens.isCloser() || tokens.isSeparator()) {
            problem("a setting without a value");
            return new Scalar("");
        }
        var text = new StringBuilder();
        boolean string = tokens.isString();
        text.append(tokens.next());
        while (string && tokens.isString()) {
            text.append(tokens.next());
        }
        return new Scalar(text.toString());
    }

    private List<Setting> inBrackets(String closer, int depth, boolean named) {
        int opened = tokens.line();
        tokens.next();
        List<Setting> content = List.of();
        if (depth >= MAX_DEPTH) {
            problem("brackets are nested too deeply");
            tokens.skipToEnd();
        } else {
            content = named ? settings(depth + 1) : elements(depth + 1);
        }
        if (tokens.is(closer)) {
            tokens.next();
        } else {
            problems.add(new Problem(file.line(opened), "the bracket is not closed", true));
        }
        return content;
    }

    private List<Setting> elements(int depth) {
        var elements = new ArrayList<Setting>();
        while (!tokens.atEnd() && !tokens.isCloser()) {
            if (tokens.isSeparator()) {
                tokens.next();
            } else if (tokens.is("=") || tokens.is(":")) {
                problem("an element of a list has a name");
                tokens.next();
            } else {
                var at = file.line(tokens.line());
                elements.add(new Setting("", value(depth), at));
            }
        }
        return elements;
    }

    private void problem(String reason) {
        problems.add(new Problem(file.line(tokens.line()), reason, true));
    }
}
