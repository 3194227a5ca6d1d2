package org.plumbline.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an audit may say; the contract of {@code result.json}, field by field. Within a major version fields
 * are only added. Words are those of the rule headers in lower case; verdicts are in upper case.
 *
 * @param schema {@code plumbline/result/1}
 * @param profile name of the profile
 * @param controls the controls that were asked, sorted by id
 * @param excluded ids of the controls that the profile leaves out by name
 * @param leftOut number of controls of the profile that this audit did not look at
 */
public record Result(
        String schema,
        Tool tool,
        Snapshot snapshot,
        String profile,
        Gate gate,
        Stage stage,
        Score score,
        Coverage coverage,
        List<Control> controls,
        List<String> excluded,
        int leftOut) {

    public static final String SCHEMA = "plumbline/result/1";

    /**
     * What made the result.
     *
     * @param controls number of controls in the catalog that was used
     * @param lifetimesAsOf date of the newest source of what it knows about the support of releases, ISO 8601;
     *     null in results of versions that did not say
     */
    public record Tool(
            String name,
            String version,
            int controls,
            @Nullable String lifetimesAsOf) {}

    /**
     * What was audited.
     *
     * @param collectedAt ISO 8601 in UTC; null when nothing in the snapshot tells
     * @param hosts the hosts seen
     * @param named the hosts that the cloud is known to have, seen or not
     * @param missing those of them that were not seen
     */
    public record Snapshot(
            String name,
            @Nullable String collectedAt,
            String sha256,
            List<String> hosts,
            List<String> named,
            List<Missing> missing,
            List<BlindSpot> blindSpots) {}

    /**
     * A host that the cloud names and the snapshot lacks.
     *
     * @param at the place that names it, as {@code host:source:line}
     */
    public record Missing(String name, List<String> roles, String at) {}

    /**
     * What could not be seen.
     *
     * @param line 0 where the whole input is missing
     */
    public record BlindSpot(String host, String input, int line, String reason, String hint) {}

    /**
     * May the cloud go live?
     *
     * @param verdict {@code READY}, {@code READY_WITH_WAIVERS}, {@code NOT_READY} or {@code UNDETERMINED}
     */
    public record Gate(String verdict, String target, String summary, int exitCode, List<Condition> conditions) {}

    /**
     * One condition of the gate.
     *
     * @param met null where it is not known
     */
    public record Condition(
            String id, String title, @Nullable Boolean met, String reason) {}

    /**
     * Where the cloud stands on the ladder.
     *
     * @param reached null below the first rung and where only a part was looked at
     * @param next null at the top
     */
    public record Stage(@Nullable String reached, @Nullable String next, String reason, List<Rung> rungs) {}

    /**
     * One rung of the ladder.
     *
     * @param missing ids of the critical and high controls of this rung that fail
     * @param unknown ids of those that could not be judged
     */
    public record Rung(String stage, boolean reached, List<String> missing, List<String> unknown) {}

    /** The raw score, the accepted one, and its parts by pillar and area. */
    public record Score(
            double low,
            double high,
            Interval accepted,
            int weight,
            Map<String, Part> pillars,
            Map<String, Part> areas,
            List<String> openCriticals,
            String formula) {}

    /** The score of a pillar or an area. */
    public record Part(double low, double high, Interval accepted, int weight) {}

    /** From what is sure to what is possible. */
    public record Interval(double low, double high) {}

    /**
     * How much could be judged.
     *
     * @param percent share of the weight at or below the target stage that was judged
     * @param floor what the profile asks for
     */
    public record Coverage(double percent, double floor, int judged, int applicable) {}

    /**
     * One control held against this cloud.
     *
     * @param severity of the control
     * @param openSeverity of its worst finding; the control's own where there is none
     * @param points what passing would add to the low end of the total score, before caps; 0 where it passes
     * @param examined the sources that were looked at
     */
    public record Control(
            String id,
            List<String> aliases,
            String title,
            String severity,
            String openSeverity,
            String stage,
            String pillar,
            String area,
            String verdict,
            String reason,
            double points,
            List<Finding> findings,
            List<Finding> notes,
            List<BlindSpot> blindSpots,
            List<String> examined,
            String rationale,
            Map<String, String> remediation,
            String risk,
            String effort,
            String verify,
            List<String> references,
            Map<String, String> maps) {

        public boolean is(String wanted) {
            return verdict.equals(wanted);
        }
    }

    /** One departure of the cloud from a control. */
    public record Finding(
            String fingerprint, String severity, String message, List<String> hosts, List<Evidence> evidence) {}

    /**
     * What was seen, and where.
     *
     * @param source absolute path, command line or API call
     * @param line 0 for the source as a whole
     * @param context the redacted lines around the place
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Evidence(
            String host,
            String source,
            int line,
            String text,
            @Nullable Context context) {}

    /**
     * Lines of a source.
     *
     * @param from number of the first line
     */
    public record Context(int from, List<String> lines) {}
}
