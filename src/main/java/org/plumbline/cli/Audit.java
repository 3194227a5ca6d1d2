package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.report.Result;
import org.plumbline.snapshot.SnapshotException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        description = "Holds a snapshot of a cloud against the controls and says whether it may go live.",
        mixinStandardHelpOptions = true,
        abbreviateSynopsis = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:gate passed",
            "1:internal error",
            "2:usage, profile or rule error",
            "3:gate failed",
            "5:incomplete: too little was seen to decide",
            "7:a waiver has expired or is invalid"
        },
        footer = {
            "",
            "Examples:",
            "  plumbline audit samples/poc",
            "  plumbline audit sosreport-ctl1.tar.xz sosreport-ctl2.tar.xz -o html=report.html,json=result.json",
            "  plumbline audit my-cloud --profile poc --area messaging"
        })
final class Audit implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "SNAPSHOT",
            description = "Directories or archives: a snapshot, sosreports, copies of /etc. Several are one cloud.")
    private List<Path> snapshots = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT=FILE[,…]",
            hideParamSyntax = true,
            split = ",(?=[a-zA-Z]+=)",
            description = "What to write: html, json or text; - is standard output. Default: text=-.")
    private List<String> outputs = new ArrayList<>();

    @Mixin
    private AuditOptions asked = new AuditOptions();

    @Mixin
    private Selectors selectors = new Selectors();

    private final Terminal terminal;

    Audit(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws SnapshotException, IOException {
        var wanted = Outputs.of(outputs);
        Result result;
        try (var progress = new Progress(terminal)) {
            result = asked.result(snapshots, selectors, wanted.quotes(), terminal, progress);
        }
        wanted.write(result, terminal, NextSteps.after(result, terminal.command(), snapshots));
        int exitCode = result.gate().exitCode();
        return terminal.fail(exitCode, result.gate().summary());
    }
}
