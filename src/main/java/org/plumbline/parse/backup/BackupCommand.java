package org.plumbline.parse.backup;

import java.util.List;
import org.plumbline.parse.shell.ShellCommand;

/**
 * A command that makes, copies, protects or thins out a backup.
 *
 * @param purpose what it does
 * @param tool name of the program, without its folder
 * @param arguments its arguments
 * @param remote the host it is run on over ssh; empty for this one
 * @param command the command as found, wrappers such as sudo or docker exec taken away; with the files
 *     that its whole pipeline writes
 */
public record BackupCommand(Purpose purpose, String tool, List<String> arguments, String remote, ShellCommand command) {

    /** What a command does for a backup. */
    public enum Purpose {
        /** Copies or dumps an SQL database. */
        DATABASE,
        /** Puts files into an archive or a local copy. */
        ARCHIVE,
        /** Puts files into a versioned, encrypted repository (restic, borg …). */
        REPOSITORY,
        /** Brings files to another place. */
        TRANSFER,
        /** Encrypts a stream or file. */
        ENCRYPTION,
        /** Copies the state of etcd, OVN or Ceph monitors. */
        COORDINATION,
        /** Exports the definitions of a message broker. */
        DEFINITIONS,
        /** Copies volumes or images. */
        VOLUMES,
        /** Deletes old generations. */
        RETENTION
    }

    /** Whether an argument is the given word, or an option with a value joined by an equals sign. */
    public boolean has(String argument) {
        return arguments.stream().anyMatch(a -> a.equals(argument) || a.startsWith(argument + "="));
    }

    /** The arguments that are no options, in order. */
    public List<String> operands() {
        return arguments.stream().filter(argument -> !argument.startsWith("-")).toList();
    }
}
