package org.plumbline.gate;

import java.util.List;
import org.plumbline.finding.Assessment;

/**
 * What the assessments of a cloud amount to under a profile.
 *
 * @param asked the assessments that were asked for, rated by the profile, in the order given
 * @param excluded ids of the controls that the profile leaves out by name, sorted
 * @param leftOut number of controls of the profile that this audit did not look at
 */
public record Readiness(
        Profile profile,
        GateResult gate,
        StageReached stage,
        Score score,
        Coverage coverage,
        List<Assessment> asked,
        List<String> excluded,
        int leftOut) {

    /** All that the profile asks for. */
    public static Readiness of(Profile profile, List<Assessment> assessments) {
        return of(profile, Selection.ALL, assessments, List.of());
    }

    /**
     * A part of what the profile asks for.
     *
     * @param selectors the part of the profile that the user wants to look at this time; anything but all of it leaves
     *     the gate without a positive answer
     * @param assessments all controls of the catalog, at least those that the profile asks for
     * @param expiredWaivers waivers of open gaps that no longer count, in words
     */
    public static Readiness of(
            Profile profile, Selection selectors, List<Assessment> assessments, List<String> expiredWaivers) {
        var rated = assessments.stream().map(profile::rated).toList();
        var asked = rated.stream()
                .filter(a -> profile.asks(a.control()) && selectors.wants(a.control()))
                .toList();
        var excluded = rated.stream()
                .filter(a -> profile.excludes(a.control()) && selectors.wants(a.control()))
                .toList();
        int leftOut = (int) rated.stream()
                .filter(a -> profile.asks(a.control()) && !selectors.wants(a.control()))
                .count();
        var concerned =
                asked.stream().filter(a -> profile.concerns(a.control())).toList();
        var coverage = Coverage.of(concerned);
        return new Readiness(
                profile,
                new Gate(profile, asked, concerned, coverage, expiredWaivers, leftOut).result(),
                StageReached.of(asked, leftOut),
                Score.of(asked, excluded),
                coverage,
                asked,
                excluded.stream().map(a -> a.control().id()).sorted().toList(),
                leftOut);
    }
}
