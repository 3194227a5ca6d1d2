package org.plumbline.cloud.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A command of a backup job.
 *
 * @param purpose what it does
 * @param tool the program
 * @param arguments its arguments, redacted
 * @param remote the host it runs on over ssh; empty for the job's own
 * @param environment variables it sees
 * @param writes files its output goes to
 * @param pipeline commands with the same number are connected by pipes
 * @param at its line
 */
public record BackupStep(
        Purpose purpose,
        String tool,
        List<String> arguments,
        String remote,
        Map<String, String> environment,
        List<String> writes,
        int pipeline,
        Location at)
        implements Located {

    /** What a command does for a backup. */
    public enum Purpose {
        DATABASE,
        ARCHIVE,
        REPOSITORY,
        TRANSFER,
        ENCRYPTION,
        COORDINATION,
        DEFINITIONS,
        VOLUMES,
        RETENTION
    }

    private static final Set<String> LOGICAL = Set.of("mysqldump", "mariadb-dump");
    private static final Set<String> REMOTE_SCHEMES =
            Set.of("sftp", "s3", "rest", "swift", "b2", "azure", "gs", "rclone", "ssh", "scp", "rsync", "webdavs");

    public boolean is(Purpose wanted) {
        return purpose == wanted;
    }

    boolean has(String... options) {
        return arguments.stream()
                .anyMatch(a -> Set.of(options).stream().anyMatch(o -> a.equals(o) || a.startsWith(o + "=")));
    }

    private List<String> operands() {
        return arguments.stream().filter(argument -> !argument.startsWith("-")).toList();
    }

    /** The value of an option, joined or as the next word; empty when it is not given. */
    Optional<String> option(String... names) {
        for (int i = 0; i < arguments.size(); i++) {
            for (var name : names) {
                if (arguments.get(i).startsWith(name + "=")) {
                    return Optional.of(arguments.get(i).substring(name.length() + 1));
                }
                if (arguments.get(i).equals(name) && i + 1 < arguments.size()) {
                    return Optional.of(arguments.get(i + 1));
                }
            }
        }
        return Optional.empty();
    }

    /** A dump of an InnoDB database that is not of one point in time. */
    public boolean inconsistentDump() {
        return LOGICAL.contains(tool) && !has("--single-transaction", "--lock-all-tables", "-x");
    }

    /** Schemas that a dump names; empty where it takes all, or where they are not known. */
    public List<String> schemas() {
        if (!LOGICAL.contains(tool) || has("--all-databases", "-A")) {
            return List.of();
        }
        var operands = operands().stream()
                .filter(word -> word.indexOf('=') < 0 && word.indexOf('/') < 0)
                .toList();
        return has("--databases", "-B") ? operands : operands.stream().limit(1).toList();
    }

    /** Whether the schemas come from a variable that nothing sets. */
    public boolean schemasUnknown() {
        return schemas().stream().anyMatch(schema -> schema.indexOf('$') >= 0 || schema.indexOf('`') >= 0);
    }

    /** Files and folders that it writes to on its host. */
    public List<String> targets() {
        var targets = new ArrayList<>(writes);
        option("--target-dir", "--result-file", "-r", "-o", "--outputdir").ifPresent(targets::add);
        return List.copyOf(targets);
    }

    /** Where it sends the data, as far as the command says; empty when it does not. */
    Optional<String> destination() {
        return switch (tool) {
            case "restic", "resticprofile" ->
                option("-r", "--repo").or(() -> Optional.ofNullable(environment.get("RESTIC_REPOSITORY")));
            case "borg", "borgmatic" ->
                operands().stream()
                        .filter(word -> word.contains("::"))
                        .findFirst()
                        .map(word -> word.startsWith("::") ? environment.getOrDefault("BORG_REPO", "") : word)
                        .filter(word -> !word.isEmpty())
                        .or(() -> Optional.ofNullable(environment.get("BORG_REPO")));
            case "rsync", "scp", "duplicity", "rdiff-backup" ->
                operands().isEmpty()
                        ? Optional.empty()
                        : Optional.of(operands().get(operands().size() - 1));
            default -> Optional.empty();
        };
    }

    /** Whether the data leaves the host; empty when that cannot be told. */
    Optional<Boolean> leavesHost() {
        return switch (tool) {
            case "rclone",
                    "s3cmd",
                    "aws",
                    "mc",
                    "gsutil",
                    "swift",
                    "azcopy",
                    "sftp",
                    "lftp",
                    "ssh",
                    "git",
                    "openstack" -> Optional.of(purpose == Purpose.TRANSFER);
            default ->
                destination()
                        .map(BackupStep::isRemote)
                        .filter(known -> known || !destination().orElse("").contains("$"));
        };
    }

    private static boolean isRemote(String place) {
        int colon = place.indexOf(':');
        int slash = place.indexOf('/');
        boolean host = colon > 0 && (slash < 0 || colon < slash);
        return host
                && !place.startsWith("file:")
                && (place.indexOf('@') >= 0
                        || REMOTE_SCHEMES.contains(place.substring(0, colon))
                        || !place.substring(0, colon).isBlank());
    }

    /** Whether what it stores is encrypted there, whoever holds the store. */
    boolean encrypts() {
        return switch (tool) {
            case "restic", "resticprofile", "kopia" -> true;
            case "borg", "borgmatic", "duplicity" -> !has("--no-encryption");
            case "aws" -> has("--sse", "--sse-c", "--sse-kms-key-id");
            case "s3cmd" -> has("-e", "--encrypt", "--server-side-encryption");
            case "xtrabackup", "mariabackup", "mariadb-backup" -> has("--encrypt");
            default -> purpose == Purpose.ENCRYPTION;
        };
    }

    /** The number of daily generations that it leaves; empty when it does not say. */
    Optional<Integer> generations() {
        return switch (tool) {
            case "restic", "borg", "borgmatic" ->
                option("--keep-daily", "-d")
                        .or(() -> option("--keep-last", "-l"))
                        .flatMap(BackupStep::number);
            case "find" -> option("-mtime", "-ctime").flatMap(BackupStep::number);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> number(String text) {
        var digits = text.startsWith("+") ? text.substring(1) : text;
        boolean number =
                !digits.isEmpty() && digits.length() < 6 && digits.chars().allMatch(Character::isDigit);
        return number ? Optional.of(Integer.valueOf(digits)) : Optional.empty();
    }

    /** Whether it reads this folder or one above it. */
    boolean covers(String path) {
        var operands = operands();
        // What a transfer names last is where it writes to.
        int read = purpose == Purpose.TRANSFER ? Math.max(operands.size() - 1, 0) : operands.size();
        return operands.stream().limit(read).anyMatch(operand -> {
            var folder = operand.endsWith("/") && operand.length() > 1
                    ? operand.substring(0, operand.length() - 1)
                    : operand;
            return folder.equals("/") || path.equals(folder) || path.startsWith(folder + "/");
        });
    }

    @Override
    public String seen() {
        var line = tool + " " + String.join(" ", arguments);
        return (remote.isEmpty() ? "" : "on " + remote + ": ")
                + (line.length() > 160 ? line.substring(0, 159) + "…" : line);
    }
}
