package org.plumbline.gate;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.finding.Control;
import org.plumbline.finding.Pillar;
import org.plumbline.finding.Severity;
import org.plumbline.snapshot.Glob;

/**
 * Which controls are meant. All given criteria must hold; one that is empty holds for every control.
 *
 * @param controls ids or aliases, in which {@code *} stands for any run of characters but {@code /}
 * @param areas names of areas
 * @param maps other catalogs, one of which the control must map to
 * @param pillars what the controls protect
 * @param atLeast the lowest severity; null for all
 */
public record Selection(
        List<String> controls,
        List<String> areas,
        List<String> maps,
        Set<Pillar> pillars,
        @Nullable Severity atLeast) {

    public static final Selection ALL = new Selection(List.of(), List.of(), List.of(), Set.of(), null);

    public boolean isAll() {
        return equals(ALL);
    }

    public boolean wants(Control control) {
        return (controls.isEmpty() || controls.stream().anyMatch(pattern -> names(pattern, control)))
                && (areas.isEmpty() || areas.contains(control.area()))
                && (maps.isEmpty() || maps.stream().anyMatch(control.maps()::containsKey))
                && (pillars.isEmpty() || pillars.contains(control.pillar()))
                && (atLeast == null || control.severity().isAtLeast(atLeast));
    }

    /** Whether the pattern is, or stands for, the control's id or one of its aliases. */
    static boolean names(String pattern, Control control) {
        return Glob.matches(pattern, control.id())
                || control.aliases().stream().anyMatch(alias -> Glob.matches(pattern, alias));
    }
}
