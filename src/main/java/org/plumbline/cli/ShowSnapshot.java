package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.cloud.MissingHost;
import org.plumbline.facts.Facts;
import org.plumbline.report.SnapshotText;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "snapshot",
        description = "Looks into snapshots.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ShowSnapshot.Show.class,
        footer = {"", "Example:", "  plumbline snapshot show samples/poc"})
final class ShowSnapshot {

    @Command(
            name = "show",
            description = "Tells what was read, how well, and what is missing.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  plumbline snapshot show sosreport-ctl1.tar.xz"})
    static final class Show implements Callable<Integer> {

        @Parameters(
                arity = "1..*",
                paramLabel = "SNAPSHOT",
                description = "Directories or archives. Several are one cloud.")
        private List<Path> snapshots = new ArrayList<>();

        private final Terminal terminal;

        Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws SnapshotException {
            String text;
            try (var progress = new Progress(terminal)) {
                progress.now("reading the snapshot");
                var snapshot = SnapshotReader.read(snapshots);
                progress.now("reading %d hosts".formatted(snapshot.hosts().size()));
                var facts = Facts.of(snapshot);
                var missing = facts.all(MissingHost.class).stream()
                        .map(MissingHost::name)
                        .distinct()
                        .toList();
                text = SnapshotText.of(snapshot, missing, facts.blindSpots(), terminal.style());
            }
            terminal.out().print(text);
            terminal.out().flush();
            return 0;
        }
    }
}
