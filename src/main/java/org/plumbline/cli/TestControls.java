package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plumbline.authoring.ControlTests;
import org.plumbline.authoring.ControlTests.Outcome;
import org.plumbline.rules.RuleLint;
import org.plumbline.snapshot.SnapshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        description = {
            "Tries your own controls on the cases beside them: DIR/<area>/<control>/<case>/.",
            "A case holds files that are laid over a healthy snapshot, and its name starts with what the control must say: "
                    + "fail-, pass- or unknown-. A file `remove` in it lists patterns of paths to take away."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  plumbline controls test my-controls"})
final class TestControls implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Your rule files: DIR/<area>/<control>.drl, and their cases.")
    private Path folder = Path.of(".");

    @Option(
            names = "--approve",
            description =
                    "Writes what the controls say now into expected.txt of each case; later runs must say the same.")
    private boolean approve;

    @Mixin
    private HealthySnapshot healthy = new HealthySnapshot();

    private final Terminal terminal;

    TestControls(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, SnapshotException {
        if (!RuleLint.hasRules(folder)) {
            throw new UsageException("there is no rule file (<area>/<control>.drl) in " + folder);
        }
        var outcomes = new ControlTests(folder, healthy.folder()).run(approve);
        var control = "";
        for (var outcome : outcomes) {
            if (!outcome.control().equals(control)) {
                control = outcome.control();
                terminal.out().println(control);
            }
            terminal.out().println(line(outcome));
        }
        terminal.out().flush();
        long bad = outcomes.stream().filter(outcome -> !outcome.isGood()).count();
        return bad == 0 ? 0 : terminal.fail(Main.USAGE, "%d of %d cases failed".formatted(bad, outcomes.size()));
    }

    private String line(Outcome outcome) {
        var style = terminal.style();
        return outcome.isGood()
                ? "  %s %s".formatted(style.tick(), outcome.name())
                : "  %s %s: %s"
                        .formatted(
                                style.cross(), outcome.name(), outcome.problem().replace("\n", "\n      "));
    }
}
