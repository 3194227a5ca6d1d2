package org.plumbline.parse.backup;

import static java.util.Map.entry;
import static org.plumbline.parse.backup.BackupCommand.Purpose.ARCHIVE;
import static org.plumbline.parse.backup.BackupCommand.Purpose.COORDINATION;
import static org.plumbline.parse.backup.BackupCommand.Purpose.DATABASE;
import static org.plumbline.parse.backup.BackupCommand.Purpose.DEFINITIONS;
import static org.plumbline.parse.backup.BackupCommand.Purpose.ENCRYPTION;
import static org.plumbline.parse.backup.BackupCommand.Purpose.REPOSITORY;
import static org.plumbline.parse.backup.BackupCommand.Purpose.RETENTION;
import static org.plumbline.parse.backup.BackupCommand.Purpose.TRANSFER;
import static org.plumbline.parse.backup.BackupCommand.Purpose.VOLUMES;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.parse.backup.BackupCommand.Purpose;
import org.plumbline.parse.shell.ShellCommand;
import org.plumbline.parse.shell.ShellScript;
import org.plumbline.parse.shell.ShellWrappers;
import org.plumbline.snapshot.Location;

/** Recognises the tools of backups in scripts and command lines. What a tool does is told by its first operands. */
public final class BackupCommands {

    private static final int MAX_DEPTH = 4;

    /** Tools with one purpose. */
    private static final Map<String, Purpose> TOOLS = Map.ofEntries(
            entry("mysqldump", DATABASE),
            entry("mariadb-dump", DATABASE),
            entry("mydumper", DATABASE),
            entry("innobackupex", DATABASE),
            entry("automysqlbackup", DATABASE),
            entry("pg_dump", DATABASE),
            entry("pg_dumpall", DATABASE),
            entry("duplicity", REPOSITORY),
            entry("rsnapshot", REPOSITORY),
            entry("rdiff-backup", REPOSITORY),
            entry("rsync", TRANSFER),
            entry("scp", TRANSFER),
            entry("sftp", TRANSFER),
            entry("lftp", TRANSFER),
            entry("azcopy", TRANSFER),
            entry("tar", ARCHIVE),
            entry("zip", ARCHIVE),
            entry("7z", ARCHIVE),
            entry("cpio", ARCHIVE),
            entry("age", ENCRYPTION),
            entry("ccrypt", ENCRYPTION),
            entry("tmpreaper", RETENTION),
            entry("tmpwatch", RETENTION));

    /** Tools with subcommands: tool and a word that must be among the operands. */
    private static final Map<String, Map<String, Purpose>> SUBCOMMANDS = Map.ofEntries(
            entry("restic", Map.of("backup", REPOSITORY, "copy", TRANSFER, "forget", RETENTION, "prune", RETENTION)),
            entry("resticprofile", Map.of("backup", REPOSITORY)),
            entry("borg", Map.of("create", REPOSITORY, "prune", RETENTION)),
            entry("borgmatic", Map.of("create", REPOSITORY, "prune", RETENTION)),
            entry("kopia", Map.of("snapshot", REPOSITORY)),
            entry(
                    "rclone",
                    Map.of(
                            "copy", TRANSFER, "sync", TRANSFER, "move", TRANSFER, "rcat", TRANSFER, "copyto", TRANSFER,
                            "moveto", TRANSFER, "delete", RETENTION)),
            entry("s3cmd", Map.of("put", TRANSFER, "sync", TRANSFER, "del", RETENTION)),
            entry("aws", Map.of("cp", TRANSFER, "sync", TRANSFER, "mv", TRANSFER, "put-object", TRANSFER)),
            entry("mc", Map.of("cp", TRANSFER, "mirror", TRANSFER, "pipe", TRANSFER)),
            entry("gsutil", Map.of("cp", TRANSFER, "rsync", TRANSFER)),
            entry("swift", Map.of("upload", TRANSFER)),
            entry("git", Map.of("push", TRANSFER)),
            entry("etcdctl", Map.of("snapshot", COORDINATION, "backup", COORDINATION)),
            entry("ovsdb-client", Map.of("backup", COORDINATION)),
            entry("ovsdb-tool", Map.of("cluster-to-standalone", COORDINATION)),
            entry("ceph", Map.of("getmap", COORDINATION, "getcrushmap", COORDINATION, "auth", COORDINATION)),
            entry("ceph-objectstore-tool", Map.of("update-mon-db", COORDINATION)),
            entry("ceph-monstore-tool", Map.of("store-copy", COORDINATION)),
            entry("rabbitmqctl", Map.of("export_definitions", DEFINITIONS)),
            entry("rabbitmqadmin", Map.of("export", DEFINITIONS)),
            entry("rbd", Map.of("export", VOLUMES, "export-diff", VOLUMES, "mirror", VOLUMES)),
            entry("cinder", Map.of("backup-create", VOLUMES)),
            entry("kolla-ansible", Map.of("mariadb-backup", DATABASE, "mariadb_backup", DATABASE)),
            entry("kayobe", Map.of("backup", DATABASE)));

    private BackupCommands() {}

    /** The commands of a script or command line that serve a backup, in the order of the text. */
    public static List<BackupCommand> in(Location file, String text) {
        return in(file, text, Map.of());
    }

    /** The same, of a text that starts with these variables set. */
    public static List<BackupCommand> in(Location file, String text, Map<String, String> environment) {
        var found = new ArrayList<BackupCommand>();
        var commands = ShellScript.parse(file, text, environment);
        var writes = new HashMap<Integer, List<String>>();
        commands.forEach(command -> writes.computeIfAbsent(command.pipeline(), pipeline -> new ArrayList<>())
                .addAll(command.writes()));
        for (var command : commands) {
            recognise(command.writing(writes.getOrDefault(command.pipeline(), List.of())), "", 0, found);
        }
        return List.copyOf(found);
    }

    private static void recognise(ShellCommand wrapped, String remote, int depth, List<BackupCommand> found) {
        var inner = ShellWrappers.unwrap(wrapped);
        var command = inner.command();
        if (inner.script().isPresent() && depth < MAX_DEPTH) {
            var host = inner.remote().isEmpty() ? remote : inner.remote();
            var at = command.at();
            for (var part : ShellScript.parse(at, inner.script().get(), command.environment())) {
                var place = new ShellCommand(part.words(), part.environment(), part.writes(), command.pipeline(), at);
                recognise(place, host, depth + 1, found);
            }
            if (!inner.remote().isEmpty()) {
                found.add(new BackupCommand(
                        TRANSFER,
                        "ssh",
                        wrapped.words().subList(1, wrapped.words().size()),
                        "",
                        wrapped));
            }
            return;
        }
        if (command.words().isEmpty()) {
            return;
        }
        var tool = name(command.words().get(0));
        var arguments = command.words().subList(1, command.words().size());
        purpose(tool, arguments)
                .ifPresent(purpose -> found.add(new BackupCommand(purpose, tool, arguments, remote, command)));
    }

    private static String name(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }

    private static Optional<Purpose> purpose(String tool, List<String> arguments) {
        var subcommands = SUBCOMMANDS.get(tool);
        if (subcommands != null) {
            return arguments.stream()
                    .map(subcommands::get)
                    .filter(p -> p != null)
                    .findFirst();
        }
        return switch (tool) {
            case "mariabackup", "mariadb-backup", "xtrabackup" -> when(arguments.contains("--backup"), DATABASE);
            case "gpg", "gpg2" -> when(encrypts(arguments), ENCRYPTION);
            case "openssl" -> when(arguments.contains("enc") || arguments.contains("smime"), ENCRYPTION);
            case "find" ->
                when(
                        arguments.contains("-delete") || (arguments.contains("-exec") && arguments.contains("rm")),
                        RETENTION);
            case "openstack" -> openstack(arguments);
            case "tar", "zip", "7z", "cpio" -> when(creates(tool, arguments), ARCHIVE);
            default -> Optional.ofNullable(TOOLS.get(tool));
        };
    }

    private static Optional<Purpose> when(boolean condition, Purpose purpose) {
        return condition ? Optional.of(purpose) : Optional.empty();
    }

    private static boolean encrypts(List<String> arguments) {
        return arguments.stream().anyMatch(Set.of("-e", "--encrypt", "-c", "--symmetric")::contains)
                || arguments.stream()
                        .anyMatch(
                                a -> a.startsWith("-") && !a.startsWith("--") && (a.contains("c") || a.contains("e")));
    }

    /** Of the archivers: not when they unpack or list. */
    private static boolean creates(String tool, List<String> arguments) {
        if (!tool.equals("tar") || arguments.isEmpty()) {
            return true;
        }
        var letters = arguments.get(0).startsWith("--") ? "" : arguments.get(0);
        return letters.contains("c") || arguments.contains("--create") || arguments.contains("-c");
    }

    private static Optional<Purpose> openstack(List<String> arguments) {
        var words = String.join(" ", arguments);
        if (words.contains("volume backup create") || words.contains("image save")) {
            return Optional.of(VOLUMES);
        }
        return when(words.contains("object create"), TRANSFER);
    }
}
