package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.report.ResultException;
import org.plumbline.report.StoredResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "report",
        description = "Writes a stored result again, in any format.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  plumbline report --from result.json -o html=report.html"})
final class ReportStored implements Callable<Integer> {

    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The JSON result of an audit.")
    private Path from = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT=FILE[,…]",
            hideParamSyntax = true,
            split = ",(?=[a-zA-Z]+=)",
            description = "What to write: html, json or text; - is standard output. Default: text=-.")
    private List<String> outputs = new ArrayList<>();

    private final Terminal terminal;

    ReportStored(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, ResultException {
        Outputs.of(outputs).write(StoredResult.read(from), terminal, List.of());
        return 0;
    }
}
