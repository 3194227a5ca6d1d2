package org.plumbline.rules;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.SeriesRange;
import org.plumbline.finding.Control;

/** Whether a control is about the releases that a cloud runs. */
final class Applicability {

    private final List<Release> releases;

    Applicability(Collection<?> facts) {
        this.releases = facts.stream()
                .filter(Release.class::isInstance)
                .map(Release.class::cast)
                .toList();
    }

    /** What the control's range must hold: the releases of the projects that it needs, or else of all. */
    private Stream<Release> installed(Control control) {
        boolean named = releases.stream().anyMatch(release -> control.needs().contains(release.project()));
        return releases.stream().filter(release -> !named || control.needs().contains(release.project()));
    }

    /** Whether the control has a range and the snapshot does not tell which release is installed. */
    boolean isUnknown(Control control) {
        return control.releases() != null && installed(control).findAny().isEmpty();
    }

    /** The releases that prove that the control is not about this cloud; none where it is, or may be. */
    List<Release> outside(Control control) {
        if (control.releases() == null) {
            return List.of();
        }
        var range = SeriesRange.of(control.releases());
        return installed(control).anyMatch(release -> range.has(release.series()))
                ? List.of()
                : installed(control).toList();
    }

    static String reason(Control control, List<Release> outside) {
        return "it is about releases %s; installed is %s"
                .formatted(
                        SeriesRange.of(String.valueOf(control.releases())).inWords(),
                        outside.stream().map(Release::seen).distinct().sorted().collect(joining(", ")));
    }
}
