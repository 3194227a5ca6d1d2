package org.plumbline.facts.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.backup.BackupStep;
import org.plumbline.parse.backup.BackupCommand;
import org.plumbline.parse.backup.BackupCommands;
import org.plumbline.parse.shell.ShellScript;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/** What a scheduled command does for backups, through the scripts that it runs. */
final class BackupScripts {

    private static final int MAX_DEPTH = 4;

    /** Words in a script's name that make it a backup until its content shows otherwise. */
    private static final List<String> TELLING = List.of("backup", "dump", "save", "restic", "borg", "rsnapshot");

    /** Where operators keep scripts of their own, which may do anything. */
    private static final List<String> OWN_PLACES = List.of("/usr/local/", "/opt/", "/root/", "/home/", "/srv/");

    /** Scripts of the distribution that save their own state only. */
    private static final Set<String> OWN = Set.of("dpkg-db-backup", "dpkg", "backupninja");

    private final HostFiles host;

    BackupScripts(HostFiles host) {
        this.host = host;
    }

    /**
     * What was found.
     *
     * @param steps commands that serve a backup
     * @param unseen a script or unit that may be a backup, by its name or its place, and was not collected
     */
    record Found(List<BackupStep> steps, Optional<String> unseen) {}

    /** What a command line does; empty when it has nothing to do with backups. */
    Optional<Found> read(Location at, String command, Map<String, String> environment) {
        var steps = new ArrayList<BackupStep>();
        var unseen = new ArrayList<String>();
        read(at, command, environment, steps, unseen, 0);
        return steps.isEmpty() && unseen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(List.copyOf(steps), unseen.stream().findFirst()));
    }

    /** What a script does; empty when it has nothing to do with backups. */
    Optional<Found> script(SourceFile file) {
        return OWN.contains(file.path().substring(file.path().lastIndexOf('/') + 1))
                ? Optional.empty()
                : read(file.at(), file.text(), Map.of());
    }

    private void read(
            Location at,
            String text,
            Map<String, String> environment,
            List<BackupStep> steps,
            List<String> unseen,
            int depth) {
        int before = steps.size();
        BackupCommands.in(at, text, environment).forEach(command -> steps.add(step(command)));
        boolean recognised = steps.size() > before;
        for (var command : ShellScript.parse(at, text, environment)) {
            for (var word : command.words()) {
                var file = word.startsWith("/") ? host.file(word) : Optional.<SourceFile>empty();
                if (file.isPresent() && depth < MAX_DEPTH && isScript(file.get())) {
                    read(file.get().at(), file.get().text(), command.environment(), steps, unseen, depth + 1);
                } else if (word.startsWith("/")
                        && !recognised
                        && mayBeBackup(word)
                        && word.equals(command.words().get(0))) {
                    unseen.add(word);
                }
            }
        }
    }

    private static boolean isScript(SourceFile file) {
        return file.text().startsWith("#!") || file.path().endsWith(".sh");
    }

    private static boolean mayBeBackup(String path) {
        return tells(path.substring(path.lastIndexOf('/') + 1))
                || OWN_PLACES.stream().anyMatch(path::startsWith);
    }

    /** Whether a script or unit is called like a backup of more than the distribution's own state. */
    static boolean tells(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        return OWN.stream().noneMatch(own -> name.equals(own) || name.startsWith(own + "."))
                && TELLING.stream().anyMatch(name::contains);
    }

    private static BackupStep step(BackupCommand command) {
        return new BackupStep(
                BackupStep.Purpose.valueOf(command.purpose().name()),
                command.tool(),
                command.arguments(),
                command.remote(),
                command.command().environment(),
                command.command().writes(),
                command.command().pipeline(),
                command.command().at());
    }
}
