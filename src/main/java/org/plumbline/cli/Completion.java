package org.plumbline.cli;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "completion",
        description = "Prints a script that makes a shell complete plumbline's commands and options.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  source <(plumbline completion bash)"})
final class Completion implements Callable<Integer> {

    /** The shells we can help. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
    private Shell shell = Shell.bash;

    private final Terminal terminal;

    Completion(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var root = Main.commandLine(terminal, "");
        terminal.out().println(shell == Shell.fish ? fish(root) : AutoComplete.bash("plumbline", root));
        terminal.out().flush();
        return 0;
    }

    private static String fish(CommandLine root) {
        var script = new StringBuilder("complete -c plumbline -f\n");
        root.getSubcommands().forEach((name, command) -> {
            script.append("complete -c plumbline -n __fish_use_subcommand -a %s -d %s\n"
                    .formatted(name, quoted(description(command))));
            script.append("complete -c plumbline -n '__fish_seen_subcommand_from %s' -F\n".formatted(name));
            command.getSubcommands()
                    .forEach((inner, below) ->
                            script.append("complete -c plumbline -n '__fish_seen_subcommand_from %s' -a %s -d %s\n"
                                    .formatted(name, inner, quoted(description(below)))));
            script.append(options(name, command));
        });
        return script.toString();
    }

    private static String options(String name, CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(option -> "complete -c plumbline -n '__fish_seen_subcommand_from %s' -l %s -d %s\n"
                        .formatted(
                                name,
                                option.longestName().replaceFirst("^-+", ""),
                                quoted(String.join(" ", option.description()))))
                .collect(Collectors.joining());
    }

    private static String description(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    private static String quoted(String text) {
        return NextSteps.quoted(text.replace("$$", "$"));
    }
}
