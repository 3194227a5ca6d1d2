package org.plumbline.cloud.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.cloud.Attestation;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.cloud.backup.BackupStep.Purpose;
import org.plumbline.snapshot.Location;

/**
 * All that a cloud does to be restored: its backup jobs, and what the operator states about others.
 *
 * @param jobs enabled jobs on all hosts
 * @param idle jobs that exist and are not going to run
 * @param tables the hosts whose scheduled jobs were seen
 * @param complete whether those of every host were seen
 * @param toolReady whether the deployment tool prepared a database backup and leaves the scheduling to the operator
 * @param now time of collection; empty when not known
 * @param schemas schemas of the database, less the server's own; empty when not known
 * @param attestations valid statements of the operator
 * @param remoteMounts folders on other hosts: NFS, CIFS, CephFS
 */
public record BackupPlan(
        List<BackupJob> jobs,
        List<BackupJob> idle,
        List<JobTable> tables,
        boolean complete,
        Optional<Location> toolReady,
        Optional<Instant> now,
        List<String> schemas,
        List<Attestation> attestations,
        List<String> remoteMounts)
        implements Subject {

    @Override
    public Location at() {
        return tables.get(0).at();
    }

    @Override
    public String host() {
        return tables.get(0).host();
    }

    @Override
    public List<String> subjects() {
        return List.of("backup-plan");
    }

    @Override
    public List<Location> sources() {
        var sources = new TreeSet<Location>();
        tables.forEach(table -> sources.addAll(table.sources()));
        attestations.forEach(attestation -> sources.add(attestation.at().whole()));
        return List.copyOf(sources);
    }

    private boolean attested(String id) {
        return attestations.stream().anyMatch(a -> a.id().equals(id));
    }

    private List<BackupJob> doing(Purpose purpose) {
        return jobs.stream().filter(job -> job.does(purpose)).toList();
    }

    private List<BackupJob> opaque() {
        return jobs.stream().filter(BackupJob::opaque).toList();
    }

    public List<BackupJob> databaseJobs() {
        return doing(Purpose.DATABASE);
    }

    public boolean databaseAttested() {
        return attested("backup-database");
    }

    /** Every job was seen, and none saves the database. */
    public boolean databaseForgotten() {
        return complete && !databaseAttested() && databaseJobs().isEmpty() && opaque().isEmpty();
    }

    /** A job that is called a backup may save the database, or one on a host that was not seen. */
    public boolean databaseUnclear() {
        return !databaseAttested() && databaseJobs().isEmpty() && !(complete && opaque().isEmpty());
    }

    /** What there is instead of a database backup. */
    public List<Located> unclear() {
        var evidence = new ArrayList<Located>(opaque());
        if (evidence.isEmpty()) {
            evidence.addAll(tables);
        }
        return evidence;
    }

    public List<BackupJob> idleDatabaseJobs() {
        return idle.stream().filter(job -> job.does(Purpose.DATABASE)).toList();
    }

    public boolean databaseIdle() {
        return !idleDatabaseJobs().isEmpty();
    }

    /** No database job runs as often as this. */
    public boolean databaseRarerThan(double hours) {
        return !databaseAttested()
                && !databaseJobs().isEmpty()
                && databaseJobs().stream()
                        .allMatch(job ->
                                job.gap().filter(gap -> longer(gap, hours)).isPresent());
    }

    /** The last success of every database job is longer ago than this, or failed. */
    public boolean databaseStale(double hours) {
        return !databaseAttested()
                && !databaseJobs().isEmpty()
                && databaseJobs().stream()
                        .allMatch(job -> job.failed()
                                || age(job).filter(age -> longer(age, hours)).isPresent());
    }

    /** The last run of every database job failed. */
    public boolean databaseFailed() {
        return !databaseAttested()
                && !databaseJobs().isEmpty()
                && databaseJobs().stream().allMatch(BackupJob::failed);
    }

    /** Database jobs are scheduled, and nothing shows that one ever ran. */
    public boolean databaseUnproven() {
        return !databaseAttested()
                && !databaseJobs().isEmpty()
                && databaseJobs().stream().noneMatch(job -> !job.failed() && age(job).isPresent())
                && databaseJobs().stream().anyMatch(job -> !job.failed());
    }

    private Optional<Duration> age(BackupJob job) {
        return job.last().flatMap(last -> now.map(collected -> Duration.between(last, collected)));
    }

    private static boolean longer(Duration duration, double hours) {
        return duration.toMinutes() > hours * 60;
    }

    public List<BackupStep> databaseSteps() {
        return databaseJobs().stream()
                .flatMap(job -> job.steps(Purpose.DATABASE).stream())
                .toList();
    }

    private boolean nothingToJudge() {
        return databaseJobs().isEmpty();
    }

    /** There is no database job to look at more closely, and the operator states nothing of this name instead. */
    public boolean unjudged(String attestation) {
        return nothingToJudge() && !attested(attestation);
    }

    /** Dumps that are not of one point in time, where no other backup is. */
    public List<BackupStep> inconsistentDumps() {
        var steps = databaseSteps();
        return steps.stream().allMatch(BackupStep::inconsistentDump) ? steps : List.of();
    }

    public boolean inconsistent() {
        return !inconsistentDumps().isEmpty();
    }

    /** Schemas that no job dumps; empty where one takes all of them or the schemas are not known. */
    public List<String> forgottenSchemas() {
        var steps = databaseSteps();
        if (steps.isEmpty() || steps.stream().anyMatch(step -> step.schemas().isEmpty() || step.schemasUnknown())) {
            return List.of();
        }
        var forgotten = new TreeSet<>(schemas);
        forgotten.add("mysql");
        steps.forEach(step -> step.schemas().forEach(forgotten::remove));
        return schemas.isEmpty() ? List.of() : List.copyOf(forgotten);
    }

    public boolean schemasForgotten() {
        return !forgottenSchemas().isEmpty();
    }

    /** Jobs name schemas, and what the database holds, or what the names are, is not known. */
    public boolean schemasUnclear() {
        var steps = databaseSteps();
        return !steps.isEmpty()
                && steps.stream().noneMatch(step -> step.schemas().isEmpty())
                && (schemas.isEmpty() || steps.stream().anyMatch(BackupStep::schemasUnknown));
    }

    /** Hosts that make database backups, with whether the data leave the host. */
    private Optional<Boolean> leaves(BackupJob job) {
        var within = job.leavesHost();
        if (within.orElse(false) || writesToRemoteMount(job)) {
            return Optional.of(true);
        }
        boolean carried = jobs.stream()
                .filter(other -> other.host().equals(job.host()) && !other.equals(job))
                .anyMatch(other -> other.leavesHost().orElse(false));
        boolean fetched = jobs.stream()
                .filter(other -> !other.host().equals(job.host()))
                .flatMap(other -> other.steps().stream())
                .anyMatch(step -> step.is(Purpose.TRANSFER)
                        && step.arguments().stream().anyMatch(a -> a.contains(job.host() + ":")));
        return carried || fetched ? Optional.of(true) : within;
    }

    private boolean writesToRemoteMount(BackupJob job) {
        return job.steps().stream().flatMap(step -> step.writes().stream()).anyMatch(path -> remoteMounts.stream()
                .anyMatch(mount -> path.startsWith(mount + "/")));
    }

    /** Database jobs whose result stays on their host, where no other job leaves it. */
    public List<BackupJob> stayingJobs() {
        var jobs = databaseJobs();
        return attested("backup-offsite")
                        || jobs.stream().anyMatch(job -> leaves(job).orElse(true))
                ? List.of()
                : jobs;
    }

    public boolean staysOnHost() {
        return !stayingJobs().isEmpty();
    }

    public boolean leavingUnclear() {
        var jobs = databaseJobs();
        return !attested("backup-offsite")
                && !jobs.isEmpty()
                && jobs.stream().noneMatch(job -> leaves(job).orElse(false))
                && jobs.stream().anyMatch(job -> leaves(job).isEmpty());
    }

    /** Commands that carry the result of a job away, in the job itself or another one of its host. */
    private List<BackupStep> carriers(BackupJob job) {
        return jobs.stream()
                .filter(other -> other.host().equals(job.host()))
                .flatMap(other -> other.steps().stream())
                .filter(step -> step.is(Purpose.TRANSFER) || step.is(Purpose.REPOSITORY))
                .filter(step -> step.leavesHost().orElse(false))
                .toList();
    }

    private boolean encrypted(BackupJob job) {
        var carriers = carriers(job);
        return job.encrypts() || (!carriers.isEmpty() && carriers.stream().allMatch(BackupStep::encrypts));
    }

    /** Commands that carry database backups away without encryption; rclone may encrypt by itself. */
    public List<BackupStep> openCarriers() {
        return databaseJobs().stream()
                .filter(job -> !job.opaque() && !encrypted(job))
                .flatMap(job -> carriers(job).stream())
                .filter(step -> !step.encrypts() && !step.tool().equals("rclone"))
                .distinct()
                .toList();
    }

    public boolean sentOpenly() {
        return !openCarriers().isEmpty();
    }

    /** Whether the backups are encrypted cannot be told: no command does it, and none carries them away in clear. */
    public boolean encryptionUnclear() {
        return !nothingToJudge() && !sentOpenly() && databaseJobs().stream().anyMatch(job -> !encrypted(job));
    }

    /** Rules that delete old backups on the hosts that make them. */
    public List<BackupStep> retentionSteps() {
        return jobs.stream()
                .flatMap(job -> job.steps(Purpose.RETENTION).stream())
                .toList();
    }

    /** Rules that leave fewer daily generations than this. */
    public List<BackupStep> shortRetention(double generations) {
        var steps = retentionSteps();
        boolean enough = steps.stream()
                .anyMatch(step ->
                        step.generations().filter(kept -> kept >= generations).isPresent());
        return enough
                ? List.of()
                : steps.stream()
                        .filter(step -> step.generations()
                                .filter(kept -> kept < generations)
                                .isPresent())
                        .toList();
    }

    public boolean keepsFewerThan(double generations) {
        return !shortRetention(generations).isEmpty();
    }

    /** Nothing says how many generations are kept. */
    public boolean retentionUnclear() {
        return !nothingToJudge()
                && !attested("backup-retention")
                && retentionSteps().stream()
                        .noneMatch(step -> step.generations().isPresent());
    }

    /** The first enabled step that reads this folder. */
    public Optional<BackupStep> covering(String host, String path) {
        return jobs.stream()
                .filter(job -> job.host().equals(host))
                .flatMap(job -> job.steps().stream())
                .filter(step -> step.is(Purpose.REPOSITORY) || step.is(Purpose.ARCHIVE) || step.is(Purpose.TRANSFER))
                .filter(step -> step.covers(path))
                .findFirst();
    }

    @Override
    public String seen() {
        return jobs.size() + " backup jobs on " + tables.size() + " hosts";
    }
}
