package org.plumbline.parse.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.snapshot.Location;

/**
 * The simple commands of a POSIX or bash script, in the order of the text, those in command substitutions too. Nothing is
 * run and no condition is weighed: a command in a branch counts like any other. Bodies of here-documents are passed over.
 */
public final class ShellScript {

    private static final int MAX_DEPTH = 5;
    private static final Set<String> RESERVED =
            Set.of("if", "then", "elif", "else", "fi", "while", "until", "do", "done", "esac", "{", "}", "!", "time");
    private static final Set<String> DECLARING = Set.of("export", "local", "readonly", "declare", "typeset");

    private final Location file;
    private final List<ShellCommand> commands;
    private final ShellVariables variables;
    private final int depth;
    private int pipeline;

    private ShellScript(Location file, List<ShellCommand> commands, ShellVariables variables, int pipeline, int depth) {
        this.file = file;
        this.commands = commands;
        this.variables = variables;
        this.pipeline = pipeline;
        this.depth = depth;
    }

    /** All commands of a script. */
    public static List<ShellCommand> parse(Location file, String text) {
        return parse(file, text, Map.of());
    }

    /** All commands of a script or line that starts with these variables set. */
    public static List<ShellCommand> parse(Location file, String text, Map<String, String> environment) {
        var commands = new ArrayList<ShellCommand>();
        new ShellScript(file, commands, new ShellVariables(environment), 0, 0).read(text, Math.max(file.line(), 1));
        return List.copyOf(commands);
    }

    private int read(String text, int firstLine) {
        var lexer = new ShellLexer(text, firstLine, variables);
        var words = new ArrayList<String>();
        var writes = new ArrayList<String>();
        int line = firstLine;
        for (var token = lexer.next(); token.kind() != ShellLexer.Kind.END; token = lexer.next()) {
            switch (token.kind()) {
                case WORD -> {
                    if (words.isEmpty()) {
                        line = token.line();
                    }
                    substitutions(token);
                    words.add(token.text());
                }
                case WRITE -> writes.add(token.text());
                case PIPE -> {
                    command(words, writes, line);
                    words.clear();
                    writes.clear();
                }
                default -> {
                    command(words, writes, line);
                    words.clear();
                    writes.clear();
                    pipeline++;
                }
            }
        }
        command(words, writes, line);
        return pipeline + 1;
    }

    private void substitutions(ShellLexer.Token token) {
        if (depth < MAX_DEPTH) {
            for (var inner : token.substitutions()) {
                pipeline =
                        new ShellScript(file, commands, variables, pipeline + 1, depth + 1).read(inner, token.line());
            }
        }
    }

    private void command(List<String> words, List<String> writes, int line) {
        int at = 0;
        while (at < words.size() && (RESERVED.contains(words.get(at)) || DECLARING.contains(words.get(at)))) {
            at++;
        }
        var local = new LinkedHashMap<String, String>();
        while (at < words.size() && isAssignment(words.get(at))) {
            int equals = words.get(at).indexOf('=');
            local.put(words.get(at).substring(0, equals), words.get(at).substring(equals + 1));
            at++;
        }
        if (at == words.size() || words.get(at).equals("for") || words.get(at).equals("case")) {
            local.forEach(variables::assign);
            return;
        }
        commands.add(new ShellCommand(
                List.copyOf(words.subList(at, words.size())),
                variables.with(local),
                List.copyOf(writes),
                pipeline,
                file.line(line)));
    }

    private static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        if (equals < 1 || Character.isDigit(word.charAt(0))) {
            return false;
        }
        return word.chars().limit(equals).allMatch(c -> c == '_' || Character.isLetterOrDigit(c));
    }
}
