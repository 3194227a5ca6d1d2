package org.plumbline.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Control;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.gate.Selection;
import picocli.CommandLine.Option;

/** The options that narrow a command to a part of the controls. */
final class Selectors {

    @Option(
            names = "--control",
            paramLabel = "ID[,…]",
            hideParamSyntax = true,
            split = ",",
            description = "Only these controls: ids or aliases; * stands for any run of characters but /.")
    private List<String> controls = new ArrayList<>();

    @Option(
            names = "--area",
            paramLabel = "AREA[,…]",
            hideParamSyntax = true,
            split = ",",
            description = "Only controls of these areas.")
    private List<String> areas = new ArrayList<>();

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "Only controls of at least this severity: critical, high, medium or low.")
    private @Nullable Severity severity;

    @Option(
            names = "--pillar",
            paramLabel = "PILLAR[,…]",
            hideParamSyntax = true,
            split = ",",
            description =
                    "Only controls of these pillars: availability, recoverability, security, operability, scalability.")
    private Set<Pillar> pillars = EnumSet.noneOf(Pillar.class);

    /**
     * @param known the catalog
     * @throws UsageException when nothing in the catalog is meant
     */
    Selection selection(List<Control> known) {
        var selection =
                new Selection(List.copyOf(controls), List.copyOf(areas), List.of(), Set.copyOf(pillars), severity);
        if (!selection.isAll() && known.stream().noneMatch(selection::wants)) {
            throw new UsageException("no control of the catalog matches the selectors");
        }
        return selection;
    }
}
