package org.plumbline.facts.backup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.backup.BackupJob;
import org.plumbline.cloud.backup.BackupStep;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Entry;
import org.plumbline.parse.systemd.Systemctl;
import org.plumbline.parse.systemd.SystemctlTimers;
import org.plumbline.parse.systemd.SystemctlTimers.Timer;
import org.plumbline.parse.systemd.SystemdUnitConfig;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.SourceFile;

/** The systemd timers of a host whose service has to do with backups. */
final class BackupTimers {

    private static final String FOLDER = "/etc/systemd/system/";

    private final Facts facts;
    private final HostFiles host;
    private final BackupScripts scripts;
    private final StoredBackups stored;
    private final List<SourceFile> units;

    BackupTimers(Facts facts, HostFiles host, BackupScripts scripts, StoredBackups stored) {
        this.facts = facts;
        this.host = host;
        this.scripts = scripts;
        this.stored = stored;
        units = List.copyOf(host.files().subMap(FOLDER, "/etc/systemd/system0").values());
    }

    /** Adds the jobs; the list of timers, where it was recorded. */
    Optional<SourceFile> add() {
        var list = host.output("systemctl-timers");
        var loaded = new HashMap<String, Timer>();
        list.ifPresent(file -> facts.understood(SystemctlTimers.parse(file.at(), file.text()))
                .forEach(timer -> loaded.put(timer.unit(), timer)));
        var names = new TreeSet<>(loaded.keySet());
        units.stream()
                .map(file -> file.path().substring(FOLDER.length()))
                .filter(name -> name.endsWith(".timer") && name.indexOf('/') < 0)
                .forEach(names::add);
        var failed = failed();
        names.forEach(name -> timer(name, Optional.ofNullable(loaded.get(name)), list.isPresent(), failed));
        return list;
    }

    private Set<String> failed() {
        var failed = new HashSet<String>();
        host.output("systemctl-failed").ifPresent(file -> Systemctl.units(file.at(), file.text()).value().stream()
                .filter(unit -> unit.active().equals("failed"))
                .forEach(unit -> failed.add(unit.name())));
        return failed;
    }

    private void timer(String name, Optional<Timer> loaded, boolean listed, Set<String> failed) {
        var config = SystemdUnitConfig.load(name, units).map(facts::understood);
        var service = config.flatMap(unit -> unit.value("Timer", "Unit"))
                .map(Entry::value)
                .or(() -> loaded.map(Timer::activates).filter(unit -> !unit.isEmpty()))
                .orElse(name.substring(0, name.length() - "timer".length()) + "service");
        var found = steps(service).or(() -> uncollected(name, service));
        if (found.isEmpty()) {
            return;
        }
        boolean enabled = loaded.map(Timer::isScheduled)
                .orElse(!listed
                        && host.file(FOLDER + "timers.target.wants/" + name).isPresent());
        var calendar = config.map(unit -> unit.values("Timer", "OnCalendar")).orElse(List.of());
        stored.exposed(found.get().steps()).ifPresent(facts::add);
        var at = config.map(SystemdUnitConfig::at)
                .or(() -> loaded.map(Timer::at))
                .orElseThrow();
        facts.add(new BackupJob(
                host.name(),
                name,
                schedule(config, calendar),
                gap(config, calendar),
                enabled,
                loaded.flatMap(timer -> Optional.ofNullable(timer.last()))
                        .or(() -> stored.newest(found.get().steps())),
                failed.contains(service),
                found.get().steps(),
                found.get().unseen(),
                at));
    }

    /** The service of an operator's own timer, or one that is called like a backup, may be one as long as it is not seen. */
    private Optional<BackupScripts.Found> uncollected(String timer, String service) {
        boolean seen = SystemdUnitConfig.load(service, units)
                .map(unit -> unit.value().masked()
                        || !unit.value().values("Service", "ExecStart").isEmpty())
                .orElse(false);
        boolean own =
                host.file(FOLDER + timer).filter(file -> !file.text().isBlank()).isPresent();
        return !seen && (own || BackupScripts.tells(service))
                ? Optional.of(new BackupScripts.Found(List.of(), Optional.of(service)))
                : Optional.empty();
    }

    /** What the service's commands do; a vendor's unit that was not collected is not taken for a backup. */
    private Optional<BackupScripts.Found> steps(String service) {
        var unit = SystemdUnitConfig.load(service, units).map(facts::understood);
        if (unit.isEmpty() || unit.get().masked()) {
            return Optional.empty();
        }
        var steps = new ArrayList<BackupStep>();
        var unseen = new ArrayList<String>();
        for (var key : List.of("ExecStartPre", "ExecStart", "ExecStartPost")) {
            for (var entry : unit.get().values("Service", key)) {
                scripts.read(entry.at(), command(entry.value()), unit.get().environment())
                        .ifPresent(found -> {
                            steps.addAll(found.steps());
                            found.unseen().ifPresent(unseen::add);
                        });
            }
        }
        return steps.isEmpty() && unseen.isEmpty()
                ? Optional.empty()
                : Optional.of(new BackupScripts.Found(
                        List.copyOf(steps), unseen.stream().findFirst()));
    }

    /** Without the marks that systemd puts before the program. */
    private static String command(String value) {
        int start = 0;
        while (start < value.length() && "-@:+!|".indexOf(value.charAt(start)) >= 0) {
            start++;
        }
        return value.substring(start);
    }

    private static String schedule(Optional<SystemdUnitConfig> config, List<Entry> calendar) {
        if (!calendar.isEmpty()) {
            return "timer "
                    + String.join(", ", calendar.stream().map(Entry::value).toList());
        }
        return config.flatMap(unit ->
                        unit.value("Timer", "OnUnitActiveSec").or(() -> unit.value("Timer", "OnUnitInactiveSec")))
                .map(entry -> "timer every " + entry.value())
                .orElse("timer");
    }

    /** The longest gap of the commonest forms; empty for others. */
    private static Optional<Duration> gap(Optional<SystemdUnitConfig> config, List<Entry> calendar) {
        if (calendar.isEmpty()) {
            return config.flatMap(unit -> unit.value("Timer", "OnUnitActiveSec"))
                    .flatMap(entry -> span(entry.value()));
        }
        return calendar.stream()
                .map(entry -> calendarGap(entry.value()))
                .flatMap(Optional::stream)
                .min(Duration::compareTo);
    }

    private static final Map<String, Duration> WORDS = Map.of(
            "minutely", Duration.ofMinutes(1),
            "hourly", Duration.ofHours(1),
            "daily", Duration.ofHours(24),
            "weekly", Duration.ofDays(7),
            "monthly", Duration.ofDays(31),
            "quarterly", Duration.ofDays(92),
            "yearly", Duration.ofDays(366),
            "annually", Duration.ofDays(366));

    private static Optional<Duration> calendarGap(String text) {
        var word = WORDS.get(text);
        if (word != null) {
            return Optional.of(word);
        }
        var parts = text.split(" ");
        var date = "";
        var time = "";
        boolean weekday = false;
        for (var part : parts) {
            if (part.indexOf(':') >= 0) {
                time = part;
            } else if (part.indexOf('-') > 0 && part.indexOf('*') >= 0) {
                date = part;
            } else if (!part.isEmpty() && Character.isLetter(part.charAt(0)) && !part.equals("UTC")) {
                weekday = true;
            }
        }
        boolean everyDay = !weekday && (date.isEmpty() || date.equals("*-*-*"));
        if (!everyDay) {
            return weekday && date.isEmpty() && parts[0].length() == 3
                    ? Optional.of(Duration.ofDays(7))
                    : Optional.empty();
        }
        var hour = time.isEmpty() ? "" : time.substring(0, time.indexOf(':'));
        if (hour.equals("*")) {
            return Optional.of(Duration.ofHours(1));
        }
        return Optional.of(Duration.ofHours(24));
    }

    private static Optional<Duration> span(String text) {
        var digits = text.strip();
        int end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        if (end == 0 || end > 9) {
            return Optional.empty();
        }
        long number = Long.parseLong(digits.substring(0, end));
        return switch (digits.substring(end).strip()) {
            case "", "s", "sec", "second", "seconds" -> Optional.of(Duration.ofSeconds(number));
            case "m", "min", "minute", "minutes" -> Optional.of(Duration.ofMinutes(number));
            case "h", "hr", "hour", "hours" -> Optional.of(Duration.ofHours(number));
            case "d", "day", "days" -> Optional.of(Duration.ofDays(number));
            case "w", "week", "weeks" -> Optional.of(Duration.ofDays(7 * number));
            default -> Optional.empty();
        };
    }
}
