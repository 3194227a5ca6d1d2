package org.plumbline.cli;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.plumbline.report.JsonReport;
import picocli.CommandLine.Command;

@Command(
        name = "schema",
        description = "Prints the JSON Schema of results.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  plumbline schema > result-1.schema.json"})
final class Schema implements Callable<Integer> {

    private final Terminal terminal;

    Schema(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().print(new String(JsonReport.schema(), StandardCharsets.UTF_8));
        terminal.out().flush();
        return 0;
    }
}
