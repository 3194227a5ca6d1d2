package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.report.PathText;
import org.plumbline.report.Result;
import org.plumbline.snapshot.SnapshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "path",
        description = {
            "Shows the way from where a cloud stands to the next rung of the ladder how-to, poc, production:",
            "what to build, in which order, and why."
        },
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        footer = {"", "Example:", "  plumbline path samples/how-to"})
final class ShowPath implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "SNAPSHOT",
            description = "Directories or archives, as for audit. Several are one cloud.")
    private List<Path> snapshots = new ArrayList<>();

    @Mixin
    private AuditOptions asked = new AuditOptions();

    private final Terminal terminal;

    ShowPath(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SnapshotException {
        Result result;
        try (var progress = new Progress(terminal)) {
            result = asked.result(snapshots, new Selectors(), false, terminal, progress);
        }
        terminal.out().print(PathText.of(result, terminal.style(), terminal.command()));
        terminal.out().flush();
        return 0;
    }
}
