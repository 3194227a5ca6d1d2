package org.plumbline.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plumbline.authoring.Subjects;
import org.plumbline.rules.Catalog;
import org.plumbline.rules.RuleLint;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "lint",
        description = "Names every mistake in your own controls, with file and line.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  plumbline controls lint my-controls"})
final class LintControls implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Your rule files: DIR/<area>/<control>.drl.")
    private Path folder = Path.of(".");

    @Mixin
    private HealthySnapshot healthy = new HealthySnapshot();

    private final Terminal terminal;

    LintControls(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SnapshotException {
        if (!RuleLint.hasRules(folder)) {
            throw new UsageException("there is no rule file (<area>/<control>.drl) in " + folder);
        }
        var subjects = Subjects.known(SnapshotReader.read(healthy.folder()));
        var mistakes = RuleLint.mistakes(folder, Catalog.builtIn().controls(), subjects);
        mistakes.forEach(terminal.out()::println);
        terminal.out().flush();
        return mistakes.isEmpty()
                ? 0
                : terminal.fail(Main.USAGE, mistakes.size() == 1 ? "1 mistake" : mistakes.size() + " mistakes");
    }
}
