package org.plumbline.cli;

import java.util.concurrent.Callable;
import org.plumbline.report.ControlText;
import org.plumbline.rules.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "Tells what a control asks for, why, and how to get there.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  plumbline explain messaging/quorum-queues"})
final class Explain implements Callable<Integer> {

    @Parameters(paramLabel = "CONTROL", description = "Its id or an alias.")
    private String control = "";

    private final Terminal terminal;

    Explain(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var found = Controls.find(Catalog.builtIn(), control);
        terminal.out().print(ControlText.explained(found, terminal.style()));
        terminal.out().flush();
        return 0;
    }
}
