package org.plumbline.report;

import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Control;
import org.plumbline.finding.Param;

/** The documentation of the controls in Markdown, made from the headers of the rules: a page for each, and a table of all. */
public final class ControlPages {

    private static final String GUIDE = "security-guide";

    private ControlPages() {}

    /** Contents by path: {@code README.md} and one file for each control. */
    public static Map<String, String> of(List<Control> controls) {
        var pages = new TreeMap<String, String>();
        pages.put("README.md", index(controls));
        controls.forEach(control -> pages.put(control.id() + ".md", page(control)));
        return pages;
    }

    private static String page(Control control) {
        var page = new StringBuilder("# %s\n\n".formatted(control.title()));
        page.append("`%s` · %s · from the stage %s on · %s · effort %s\n\n"
                .formatted(
                        control.id(),
                        lower(control.severity()),
                        control.stage().label(),
                        lower(control.pillar()),
                        control.effort()));
        section("Why it matters", control.rationale(), page);
        control.remediation()
                .forEach((flavour, steps) -> section(
                        flavour.equals("plain") ? "How to close it" : "How to close it with " + flavour, steps, page));
        section("What the change can break", control.risk(), page);
        page.append("## Prove it on the live cloud\n\n```\n")
                .append(control.verify())
                .append("\n```\n\n");
        if (!control.params().isEmpty()) {
            page.append("## Thresholds\n\n| name | default | least | most | source |\n|---|---|---|---|---|\n");
            control.params().forEach((name, param) -> page.append(row(name, param)));
            page.append("\nA profile sets them under `params.%s`.\n\n".formatted(control.id()));
        }
        page.append("## Needs\n\n")
                .append(control.needs().stream().map("`%s`"::formatted).collect(joining(", ")))
                .append("\n\n");
        control.maps().forEach((catalog, id) -> page.append("%s: %s\n\n".formatted(catalog, id)));
        if (!control.aliases().isEmpty()) {
            page.append("Also known as ")
                    .append(control.aliases().stream().map("`%s`"::formatted).collect(joining(", ")))
                    .append("\n\n");
        }
        page.append("## References\n\n");
        control.references()
                .forEach(reference -> page.append("- ").append(reference).append('\n'));
        return page.toString();
    }

    private static void section(String title, String text, StringBuilder page) {
        if (!text.isBlank()) {
            page.append("## ")
                    .append(title)
                    .append("\n\n")
                    .append(Words.steps(text))
                    .append("\n\n");
        }
    }

    private static String row(String name, Param param) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        param.value() instanceof Number number
                                ? Words.number(number.doubleValue())
                                : cell(String.valueOf(param.value())),
                        bound(param.min()),
                        bound(param.max()),
                        cell(param.source()));
    }

    private static String bound(@Nullable Double bound) {
        return bound == null ? "" : Words.number(bound);
    }

    private static String index(List<Control> controls) {
        var index = new StringBuilder(
                "# The controls\n\n%d controls, made from the headers of the rule files; `mvn verify` fails when they are stale.\n"
                        .formatted(controls.size()));
        var areas = new TreeMap<String, List<Control>>();
        controls.forEach(control -> areas.merge(control.area(), List.of(control), ControlPages::joined));
        areas.forEach((area, all) -> {
            index.append("\n## %s\n\n| control | severity | stage | pillar | asks that |\n|---|---|---|---|---|\n"
                    .formatted(area));
            all.forEach(control -> index.append("| [`%s`](%s.md) | %s | %s | %s | %s |\n"
                    .formatted(
                            control.id(),
                            control.id(),
                            lower(control.severity()),
                            control.stage().label(),
                            lower(control.pillar()),
                            cell(control.title()))));
        });
        guide(controls, index);
        return index.toString();
    }

    private static void guide(List<Control> controls, StringBuilder index) {
        index.append("\n## By item of the OpenStack Security Guide\n\n| item | control |\n|---|---|\n");
        controls.stream()
                .filter(control -> control.maps().containsKey(GUIDE))
                .sorted(Comparator.comparing((Control control) -> control.maps().get(GUIDE))
                        .thenComparing(Control::id))
                .forEach(control -> index.append("| %s | [`%s`](%s.md) |\n"
                        .formatted(cell(String.valueOf(control.maps().get(GUIDE))), control.id(), control.id())));
    }

    private static List<Control> joined(List<Control> first, List<Control> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static String cell(String text) {
        return text.replace('\n', ' ').replace("|", "\\|");
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
