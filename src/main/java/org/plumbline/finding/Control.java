package org.plumbline.finding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is required of a cloud, why, and how to get there: the header of a rule file.
 *
 * @param id the path of the rule file below rules/, without its suffix, e.g. {@code messaging/quorum-queues}
 * @param aliases ids under which the control was or is known elsewhere, the catalog's first
 * @param title the good condition, in one line
 * @param severity what is at stake at worst
 * @param stage the rung at which the gap must be closed
 * @param pillar what it protects
 * @param needs the subjects that must have been seen before silence may count as a pass; {@code subject} or {@code
 *     subject#option}, the latter also asks that the option's effective value is known
 * @param params thresholds by name
 * @param rationale what fails, when, for whom
 * @param remediation the steps by deployment flavour ({@code plain}, {@code kolla}, {@code openstack-ansible}); {@code
 *     plain} is always there
 * @param risk what the change itself can break, whether it needs a window
 * @param effort S (hours), M (days) or L (weeks)
 * @param fix typed patches, as written
 * @param verify the command that proves it on the live cloud
 * @param references who says so
 * @param maps ids of other catalogs by catalog, e.g. {@code security-guide: Check-Block-01}
 * @param releases first and last series it applies to, {@code "2023.1.."}; null for all
 */
public record Control(
        String id,
        List<String> aliases,
        String title,
        Severity severity,
        Stage stage,
        Pillar pillar,
        List<String> needs,
        Map<String, Param> params,
        String rationale,
        Map<String, String> remediation,
        String risk,
        String effort,
        List<Map<String, String>> fix,
        String verify,
        List<String> references,
        Map<String, String> maps,
        @Nullable String releases) {

    /** The folder of the rule file. */
    public String area() {
        return id.substring(0, id.indexOf('/'));
    }

    /** The same control, rated otherwise by a profile. */
    public Control withSeverity(Severity other) {
        return new Control(
                id,
                aliases,
                title,
                other,
                stage,
                pillar,
                needs,
                params,
                rationale,
                remediation,
                risk,
                effort,
                fix,
                verify,
                references,
                maps,
                releases);
    }
}
