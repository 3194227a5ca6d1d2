package org.plumbline.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which input an output in an sosreport is, by the name that sos made of its command. */
final class SosNames {

    private static final List<String> IN_CONTAINERS = List.of("docker_exec_", "podman_exec_", "lxc_exec_");

    private final Map<String, Alias> byName = new HashMap<>();
    private final List<Alias> globs = new ArrayList<>();

    /**
     * A command that sos runs for an input.
     *
     * @param rank its place among the commands of the input; the first one is the best
     */
    record Alias(String fileName, String command, Input input, int rank) {}

    private SosNames(Iterable<Input> rows) {
        for (var row : rows) {
            for (int rank = 0; rank < row.sos().size(); rank++) {
                var command = row.sos().get(rank);
                var alias = new Alias(mangled(command), command, row, rank);
                if (command.indexOf('*') < 0) {
                    byName.putIfAbsent(alias.fileName(), alias);
                } else {
                    globs.add(alias);
                }
            }
        }
    }

    static SosNames table() {
        return Loaded.TABLE;
    }

    /** The alias of this name; null when no input asks for it. */
    @Nullable
    Alias find(String fileName) {
        var alias = exactly(fileName);
        if (alias != null || IN_CONTAINERS.stream().noneMatch(fileName::startsWith)) {
            return alias;
        }
        // docker_exec_-t_<container>_<command>: the container's name may have underscores of its own
        for (int at = fileName.indexOf('_'); at >= 0 && alias == null; at = fileName.indexOf('_', at + 1)) {
            alias = exactly(fileName.substring(at + 1));
        }
        return alias;
    }

    private @Nullable Alias exactly(String fileName) {
        var alias = byName.get(fileName);
        if (alias != null) {
            return alias;
        }
        for (var glob : globs) {
            if (Glob.matches(glob.fileName(), fileName)) {
                return glob;
            }
        }
        return null;
    }

    /** What sos calls the file with the output of a command. A {@code *} stays one. */
    static String mangled(String command) {
        var name = new StringBuilder(command.length());
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (c == '/') {
                name.append('.');
            } else if (Character.isLetterOrDigit(c) || "_-.*".indexOf(c) >= 0) {
                name.append(c);
            } else if (name.length() == 0 || name.charAt(name.length() - 1) != '_' || command.charAt(i - 1) == '_') {
                name.append('_');
            }
        }
        return stripped(name.toString());
    }

    private static String stripped(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && " ._-".indexOf(name.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " ._-".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(start, end);
    }

    /** Made when the first sosreport is read. */
    private static final class Loaded {

        private static final SosNames TABLE = new SosNames(Inputs.table().rows());
    }
}
