package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plumbline.cloud.MissingHost;
import org.plumbline.facts.Facts;
import org.plumbline.gate.Profile;
import org.plumbline.gate.ProfileReader;
import org.plumbline.gate.Readiness;
import org.plumbline.report.Quotes;
import org.plumbline.report.Result;
import org.plumbline.report.ResultBuilder;
import org.plumbline.rules.Catalog;
import org.plumbline.rules.RuleEngine;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;
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
            "7:a waiver expired"
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

    @Option(
            names = "--profile",
            paramLabel = "P",
            description =
                    "What is asked of the cloud: production, poc, ha, edge, security-guide or a YAML file. Default: $$PLUMBLINE_PROFILE or production.")
    private String profile = "";

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            hideParamSyntax = true,
            description = "Overrides a setting of the profile, e.g. coverage.floor=80.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Adds your own controls. They are Java code that runs with your rights.")
    private List<Path> rules = new ArrayList<>();

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
            result = result(wanted.quotes(), progress);
        }
        wanted.write(result, terminal, NextSteps.after(result, terminal.command(), snapshots));
        int exitCode = result.gate().exitCode();
        return terminal.fail(exitCode, result.gate().summary());
    }

    private Result result(boolean quotes, Progress progress) throws SnapshotException {
        var catalog = catalog(progress);
        var asked = profile(catalog);
        var selection = selectors.selection(catalog.controls());
        var engine = new RuleEngine(catalog, asked.params());
        progress.now("reading the snapshot");
        var snapshot = SnapshotReader.read(snapshots);
        progress.now("reading %d hosts".formatted(snapshot.hosts().size()));
        var facts = Facts.of(snapshot);
        progress.now("judging %d controls".formatted(catalog.controls().size()));
        var assessments = engine.assess(facts.all());
        var readiness = Readiness.of(asked, selection, quotes ? Quotes.in(assessments, snapshot) : assessments);
        return ResultBuilder.result(
                new Result.Tool(
                        "plumbline", Version.number(), catalog.controls().size()),
                snapshot,
                missing(facts),
                facts.blindSpots(),
                readiness);
    }

    private Catalog catalog(Progress progress) {
        var catalog = Catalog.builtIn();
        for (var folder : rules) {
            if (!Files.isDirectory(folder)) {
                throw new UsageException("--rules: %s is no directory".formatted(folder));
            }
            progress.now("compiling the rules in " + folder);
            catalog = catalog.plus(folder);
        }
        return catalog;
    }

    private Profile profile(Catalog catalog) {
        var name = profile.isEmpty() ? terminal.environment().getOrDefault("PLUMBLINE_PROFILE", "production") : profile;
        return ProfileReader.read(name, terminal.environment(), settings, catalog.controls());
    }

    private static List<Result.Missing> missing(Facts facts) {
        return facts.all(MissingHost.class).stream()
                .map(host ->
                        new Result.Missing(host.name(), host.roles(), host.at().toString()))
                .toList();
    }
}
