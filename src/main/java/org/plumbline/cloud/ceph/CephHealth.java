package org.plumbline.cloud.ceph;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What a Ceph cluster says about its own health.
 *
 * @param host where it was asked
 * @param status {@code HEALTH_OK}, {@code HEALTH_WARN} or {@code HEALTH_ERR}
 * @param checks what it complains about, the muted ones included
 * @param mutes codes of the checks that an operator muted
 */
public record CephHealth(String host, String status, List<Check> checks, List<String> mutes, Location at)
        implements Subject {

    /** Redundancy or room that is already used up (codes of Ceph's health checks). */
    private static final Set<String> CONSUMED = Set.of(
            "OSD_DOWN",
            "OSD_HOST_DOWN",
            "OSD_RACK_DOWN",
            "PG_DEGRADED",
            "PG_AVAILABILITY",
            "OSD_NEARFULL",
            "OSD_BACKFILLFULL",
            "OSD_FULL",
            "POOL_NEARFULL",
            "POOL_FULL",
            "POOL_NO_REDUNDANCY",
            "MON_CLOCK_SKEW",
            "MON_DOWN",
            "MON_DISK_LOW",
            "SLOW_OPS",
            "RECENT_CRASH");

    /** Placement groups that do not suit the pools. */
    private static final Set<String> GROUPS =
            Set.of("TOO_FEW_PGS", "TOO_MANY_PGS", "POOL_TOO_FEW_PGS", "POOL_TOO_MANY_PGS", "MANY_OBJECTS_PER_PG");

    /**
     * One complaint.
     *
     * @param code {@code OSD_DOWN}; empty before Luminous
     */
    public record Check(String code, String severity, String message, Location at) implements Located {

        @Override
        public String seen() {
            return code + " " + message;
        }
    }

    public boolean isError() {
        return status.equals("HEALTH_ERR");
    }

    /** A warning, and some redundancy or room is used up. */
    public boolean isConsumed() {
        return status.equals("HEALTH_WARN") && !consumed().isEmpty();
    }

    /** A warning of some other kind. */
    public boolean isWarning() {
        return status.equals("HEALTH_WARN") && consumed().isEmpty();
    }

    public List<Check> consumed() {
        return checks.stream()
                .filter(check -> CONSUMED.contains(check.code()) && !mutes.contains(check.code()))
                .toList();
    }

    public List<Check> errors() {
        return checks.stream()
                .filter(check -> check.severity().equals("HEALTH_ERR"))
                .toList();
    }

    public List<Check> misfitGroups() {
        return checks.stream().filter(check -> GROUPS.contains(check.code())).toList();
    }

    public boolean hasMisfitGroups() {
        return !misfitGroups().isEmpty();
    }

    public boolean hasMutes() {
        return !mutes.isEmpty();
    }

    public boolean isUnclear() {
        return status.isEmpty();
    }

    public String muteNames() {
        return String.join(", ", mutes);
    }

    /** {@code 1 osds down; Degraded data redundancy …}, for people. */
    public static String words(List<Check> checks) {
        return checks.stream()
                .map(check -> check.code().isEmpty() ? check.message() : check.code() + " (" + check.message() + ")")
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<String> subjects() {
        return List.of("ceph-health");
    }

    @Override
    public String seen() {
        return status;
    }
}
