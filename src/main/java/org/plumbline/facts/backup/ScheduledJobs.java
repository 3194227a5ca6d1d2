package org.plumbline.facts.backup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.backup.BackupJob;
import org.plumbline.cloud.backup.JobTable;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.cron.CronJob;
import org.plumbline.parse.cron.Crontab;
import org.plumbline.parse.cron.RunParts;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The jobs of each host that have to do with backups: from crontabs, cron folders and systemd timers. */
public final class ScheduledJobs implements FactSource {

    private static final List<String> TABLES = List.of("/etc/crontab", "/etc/cron.d/*");
    private static final List<String> USER_TABLES =
            List.of("/var/spool/cron/*", "/var/spool/cron/crontabs/*", "/var/spool/cron/tabs/*");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var host : snapshot.hosts()) {
            new OnHost(facts, host).add();
        }
    }

    private static final class OnHost {

        private final Facts facts;
        private final HostFiles host;
        private final BackupScripts scripts;
        private final StoredBackups stored;
        private final List<Location> sources = new ArrayList<>();

        OnHost(Facts facts, HostFiles host) {
            this.facts = facts;
            this.host = host;
            this.scripts = new BackupScripts(host);
            this.stored = new StoredBackups(host);
        }

        void add() {
            tables(TABLES, true);
            tables(USER_TABLES, false);
            listed();
            List.of("hourly", "daily", "weekly", "monthly").forEach(this::folder);
            root();
            boolean system = !sources.isEmpty() || host.hasFolder("/etc/cron.d");
            boolean users = host.hasFolder("/var/spool/cron")
                    || host.output("crontab-root").isPresent();
            boolean cron = system && users || host.output("crontab-files").isPresent();
            boolean units = host.hasFolder("/etc/systemd/system");
            var timers = new BackupTimers(facts, host, scripts, stored).add();
            timers.ifPresent(file -> sources.add(file.at()));
            host.output("crontab-files").ifPresent(file -> sources.add(file.at()));
            host.output("backup-files").ifPresent(file -> sources.add(file.at()));
            if (timers.isEmpty()) {
                unseen("systemctl-timers", "timers", "the output of `systemctl list-timers --all --output=json`");
            } else if (!units) {
                unseen("/etc/systemd/system", "units behind the timers", "/etc/systemd/system");
            } else if (!cron) {
                unseen("/etc/crontab", "cron jobs", "/etc/crontab, /etc/cron.d and /var/spool/cron");
            } else {
                facts.add(new JobTable(
                        host.name(), List.copyOf(sources), timers.get().at()));
            }
        }

        private void unseen(String input, String what, String hint) {
            facts.add(new Unseen(
                    List.of("scheduled-jobs", "backup-plan"),
                    new BlindSpot(
                            host.name(),
                            input,
                            "the " + what + " of " + host.name() + " were not collected",
                            "collect " + hint)));
        }

        /** What {@code crontab -l} prints for root, where its file was not collected. */
        private void root() {
            host.output("crontab-root")
                    .filter(file -> !file.text().startsWith("no crontab"))
                    .ifPresent(file ->
                            Crontab.parseUser(file.at(), file.text()).value().forEach(job -> job(job, job.at())));
        }

        private void tables(List<String> patterns, boolean system) {
            patterns.stream().flatMap(host::glob).forEach(file -> {
                var name = file.path().substring(file.path().lastIndexOf('/') + 1);
                sources.add(file.at());
                if (RunParts.usedOnRedHat(name)) {
                    var parsed = system
                            ? Crontab.parseSystem(file.at(), file.text())
                            : Crontab.parseUser(file.at(), file.text());
                    facts.understood(parsed).forEach(job -> job(job, job.at()));
                }
            });
        }

        /** Lines of all tables behind their path, for hosts whose tables were not collected as files. */
        private void listed() {
            host.output("crontab-files").ifPresent(file -> {
                int number = 0;
                for (var line : (Iterable<String>) file.text().lines()::iterator) {
                    number++;
                    int colon = line.indexOf(':');
                    var path = colon > 0 && line.startsWith("/") ? line.substring(0, colon) : "";
                    if (!path.isEmpty() && host.file(path).isEmpty()) {
                        boolean user = path.startsWith("/var/spool/");
                        var text = line.substring(colon + 1);
                        var at = file.at().line(number);
                        var parsed = user ? Crontab.parseUser(at, text) : Crontab.parseSystem(at, text);
                        parsed.value().forEach(job -> job(job, at));
                    }
                }
            });
        }

        private void job(CronJob job, Location at) {
            scripts.read(at, job.command(), job.environment())
                    .ifPresent(found -> add(
                            shortened(job.command()),
                            "cron " + job.schedule().text(),
                            job.schedule().longestGap(),
                            found,
                            at));
        }

        private void add(String name, String schedule, Optional<Duration> gap, BackupScripts.Found found, Location at) {
            var last = stored.newest(found.steps());
            stored.exposed(found.steps()).ifPresent(facts::add);
            facts.add(new BackupJob(
                    host.name(), name, schedule, gap, true, last, false, found.steps(), found.unseen(), at));
        }

        private static String shortened(String command) {
            return command.length() > 60 ? command.substring(0, 59) + "…" : command;
        }

        private void folder(String period) {
            host.glob("/etc/cron." + period + "/*").forEach(file -> {
                var name = file.path().substring(file.path().lastIndexOf('/') + 1);
                sources.add(file.at());
                if (RunParts.usedOnDebian(name)) {
                    scripts.script(file)
                            .ifPresent(found -> add(file.path(), "cron " + period, gap(period), found, file.at()));
                }
            });
        }

        private static Optional<Duration> gap(String period) {
            return Optional.of(Duration.ofHours(
                    switch (period) {
                        case "hourly" -> 1;
                        case "daily" -> 24;
                        case "weekly" -> 7 * 24;
                        default -> 31 * 24;
                    }));
        }
    }
}
