package org.plumbline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.MissingHost;
import org.plumbline.facts.Facts;
import org.plumbline.facts.lifecycle.Lifetimes;
import org.plumbline.gate.Profile;
import org.plumbline.gate.ProfileReader;
import org.plumbline.gate.Readiness;
import org.plumbline.history.WaiverFile;
import org.plumbline.history.Waivers;
import org.plumbline.report.Quotes;
import org.plumbline.report.Result;
import org.plumbline.report.ResultBuilder;
import org.plumbline.rules.Catalog;
import org.plumbline.rules.RuleEngine;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;
import picocli.CommandLine.Option;

/** What a cloud is held against: a profile, its overrides, and the user's own controls. */
final class AuditOptions {

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
            names = "--waivers",
            paramLabel = "FILE",
            description =
                    "YAML list of accepted risks: control, code, reason, owner, expires; hosts or finding to narrow it.")
    private @Nullable Path waivers;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Adds your own controls. They are Java code that runs with your rights.")
    private List<Path> rules = new ArrayList<>();

    /**
     * Audits the snapshots as one cloud.
     *
     * @param quotes whether findings come with the lines around their places
     * @throws SnapshotException when a snapshot cannot be read at all
     */
    Result result(List<Path> snapshots, Selectors selectors, boolean quotes, Terminal terminal, Progress progress)
            throws SnapshotException {
        var catalog = catalog(progress);
        var asked = profile(catalog, terminal);
        var selection = selectors.selection(catalog.controls());
        var engine = new RuleEngine(catalog, asked.params());
        progress.now("reading the snapshot");
        var snapshot = SnapshotReader.read(snapshots);
        progress.now("reading %d hosts".formatted(snapshot.hosts().size()));
        var facts = Facts.of(snapshot);
        progress.now("judging %d controls".formatted(catalog.controls().size()));
        var judged = engine.assess(facts.all());
        var accepted = waivers(catalog, snapshot.collectedAt());
        var assessments = accepted.applied(judged);
        var readiness = Readiness.of(
                asked, selection, quotes ? Quotes.in(assessments, snapshot) : assessments, accepted.expired(judged));
        return ResultBuilder.result(
                new Result.Tool(
                        "plumbline", Version.number(), catalog.controls().size(), Lifetimes.newest()),
                snapshot,
                missing(facts),
                facts.blindSpots(),
                readiness);
    }

    /** They count as of the collection, so that one snapshot always gives one result. */
    private Waivers waivers(Catalog catalog, @Nullable Instant collectedAt) {
        if (waivers == null) {
            return Waivers.NONE;
        }
        var day = LocalDate.ofInstant(collectedAt == null ? Instant.now() : collectedAt, ZoneOffset.UTC);
        return new Waivers(WaiverFile.read(waivers, catalog.controls()), day);
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

    private Profile profile(Catalog catalog, Terminal terminal) {
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
