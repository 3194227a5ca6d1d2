package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Control;
import org.plumbline.finding.Param;

/** Controls as text for a terminal. */
public final class ControlText {

    private ControlText() {}

    /** One line for each: id, severity, stage, title. */
    public static String list(List<Control> controls) {
        int widest = controls.stream().mapToInt(c -> c.id().length()).max().orElse(0);
        var text = new StringBuilder();
        controls.forEach(c -> text.append(("%-" + widest + "s  %-8s  %-10s  %s%n")
                .formatted(c.id(), lower(c.severity()), c.stage().label(), c.title())));
        return text.toString();
    }

    /** What it asks for, why, and how to get there. */
    public static String explained(Control control, Style style) {
        var text = new Paragraphs(style);
        text.heading(style.bold(control.title()));
        text.line(style.dim("%s, %s, asked from the stage %s on"
                .formatted(
                        control.id(), lower(control.severity()), control.stage().label())));
        section("Why it matters", control.rationale(), text);
        control.remediation()
                .forEach((flavour, steps) -> section(
                        flavour.equals("plain") ? "How to close it" : "How to close it with " + flavour, steps, text));
        section("What the change can break", control.risk(), text);
        if (!control.verify().isBlank()) {
            text.title("Prove it on the live cloud");
            control.verify().lines().forEach(text::line);
        }
        text.title("References");
        control.references().forEach(text::line);
        return text.toString();
    }

    /** The header of its rule. */
    public static String shown(Control control, Style style) {
        var text = new Paragraphs(style);
        text.heading(style.bold(control.id()));
        text.wrap("", 0, control.title());
        text.title("Header");
        field("severity", lower(control.severity()), text);
        field("stage", control.stage().label(), text);
        field("pillar", lower(control.pillar()), text);
        field("effort", control.effort(), text);
        field("releases", control.releases() == null ? "all" : control.releases(), text);
        field("needs", String.join(", ", control.needs()), text);
        field("aliases", String.join(", ", control.aliases()), text);
        control.maps().forEach((catalog, id) -> field(catalog, id, text));
        if (!control.params().isEmpty()) {
            text.title("Params, for a profile's params.%s".formatted(control.id()));
            control.params().forEach((name, param) -> text.wrap("", 4, "%s: %s".formatted(name, param(param))));
        }
        return text.toString();
    }

    private static String param(Param param) {
        var parts = new ArrayList<String>();
        parts.add(param.value() instanceof Number number ? Words.number(number.doubleValue()) : "" + param.value());
        if (param.min() != null || param.max() != null) {
            parts.add("from %s to %s".formatted(bound(param.min()), bound(param.max())));
        }
        parts.add("source: " + param.source());
        return String.join("; ", parts);
    }

    private static String bound(@Nullable Double bound) {
        return bound == null ? "any" : Words.number(bound);
    }

    private static void section(String title, String body, Paragraphs text) {
        if (!body.isBlank()) {
            text.title(title);
            Words.steps(body).lines().forEach(line -> text.wrap("", 0, line));
        }
    }

    private static void field(String name, String value, Paragraphs text) {
        if (!value.isEmpty()) {
            text.wrap("%-10s".formatted(name), 10, value);
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
