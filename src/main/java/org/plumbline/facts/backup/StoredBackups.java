package org.plumbline.facts.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.backup.BackupStep;
import org.plumbline.cloud.backup.ExposedBackup;
import org.plumbline.parse.host.LsListing;
import org.plumbline.parse.host.LsListing.ListedFile;
import org.plumbline.snapshot.HostFiles;

/** The files that backup jobs of a host left behind, from a listing with times in seconds since 1970. */
final class StoredBackups {

    private final List<ListedFile> files;

    StoredBackups(HostFiles host) {
        files = host.output("backup-files").stream()
                .flatMap(output -> LsListing.parse(output.at(), output.text()).value().stream())
                .filter(file -> file.type() == '-')
                .toList();
    }

    /** When the newest file appeared where these commands write to. */
    Optional<Instant> newest(List<BackupStep> steps) {
        return stored(steps)
                .filter(file -> file.size() > 0)
                .flatMap(file -> time(file).stream())
                .max(Instant::compareTo);
    }

    /** The newest file there that everybody may read. */
    Optional<ExposedBackup> exposed(List<BackupStep> steps) {
        return stored(steps)
                .filter(file -> file.mode().charAt(6) == 'r')
                .max((a, b) -> a.time().compareTo(b.time()))
                .map(file -> new ExposedBackup(file.path(), file.mode(), file.at()));
    }

    private Stream<ListedFile> stored(List<BackupStep> steps) {
        var folders = steps.stream()
                .filter(step ->
                        step.is(BackupStep.Purpose.DATABASE) && step.remote().isEmpty())
                .flatMap(step -> step.targets().stream())
                .map(StoredBackups::literal)
                .filter(folder -> folder.length() > 1)
                .toList();
        return files.stream()
                .filter(file -> folders.stream().anyMatch(folder -> file.path().startsWith(folder + "/")));
    }

    /** The part of a path before the first thing that only a shell could tell. */
    private static String literal(String path) {
        int end = path.length();
        for (int i = 0; i < path.length(); i++) {
            if ("$`*?".indexOf(path.charAt(i)) >= 0) {
                end = i;
                break;
            }
        }
        var known = path.substring(0, end);
        return end == path.length() && known.lastIndexOf('.') < known.lastIndexOf('/')
                ? known
                : known.substring(0, Math.max(known.lastIndexOf('/'), 0));
    }

    private static Optional<Instant> time(ListedFile file) {
        boolean seconds =
                file.time().chars().allMatch(Character::isDigit) && file.time().length() < 12;
        return seconds ? Optional.of(Instant.ofEpochSecond(Long.parseLong(file.time()))) : Optional.empty();
    }
}
