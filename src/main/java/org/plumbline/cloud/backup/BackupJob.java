package org.plumbline.cloud.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Subject;
import org.plumbline.cloud.backup.BackupStep.Purpose;
import org.plumbline.snapshot.Location;

/**
 * A scheduled job that makes or handles backups.
 *
 * @param name name of the timer, or the command
 * @param schedule when it runs, as written
 * @param gap longest time between two runs; empty when not known
 * @param enabled whether it is going to run
 * @param last when it ran last; empty when nothing tells
 * @param failed whether its last run is known to have failed
 * @param steps its commands
 * @param script a script it runs that was not collected; empty when all was seen
 * @param at where it is scheduled
 */
public record BackupJob(
        String host,
        String name,
        String schedule,
        Optional<Duration> gap,
        boolean enabled,
        Optional<Instant> last,
        boolean failed,
        List<BackupStep> steps,
        Optional<String> script,
        Location at)
        implements Subject {

    @Override
    public List<String> subjects() {
        return List.of("backup-job");
    }

    public boolean does(Purpose purpose) {
        return steps.stream().anyMatch(step -> step.is(purpose));
    }

    public List<BackupStep> steps(Purpose purpose) {
        return steps.stream().filter(step -> step.is(purpose)).toList();
    }

    /** It runs a script whose content was not collected. */
    public boolean opaque() {
        return script.isPresent();
    }

    /** Whether data leave the host in it; empty when that cannot be told. */
    Optional<Boolean> leavesHost() {
        var known = steps.stream().map(BackupStep::leavesHost).toList();
        if (known.stream().anyMatch(leaves -> leaves.orElse(false))
                || steps.stream()
                        .anyMatch(step ->
                                step.is(Purpose.DATABASE) && !step.remote().isEmpty())) {
            return Optional.of(true);
        }
        boolean unknown = opaque()
                || steps.stream()
                        .anyMatch(step -> (step.is(Purpose.TRANSFER) || step.is(Purpose.REPOSITORY))
                                && step.leavesHost().isEmpty());
        return unknown ? Optional.empty() : Optional.of(false);
    }

    boolean encrypts() {
        return steps.stream().anyMatch(BackupStep::encrypts);
    }

    @Override
    public String seen() {
        return name + " (" + schedule + ")" + (enabled ? "" : ", not enabled") + (failed ? ", last run failed" : "");
    }
}
