package org.plumbline.parse.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Programs that run another program: sudo, nice, docker exec, ssh, sh -c. */
public final class ShellWrappers {

    private static final int MAX_WRAPPERS = 12;

    /** Wrappers, and their options that take a separate value. */
    private static final Map<String, Set<String>> WRAPPERS = Map.ofEntries(
            Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-r", "-t", "-U", "--user", "--group")),
            Map.entry("doas", Set.of("-u", "-C")),
            Map.entry("nice", Set.of("-n")),
            Map.entry("ionice", Set.of("-c", "-n", "-p")),
            Map.entry("nohup", Set.of()),
            Map.entry("setsid", Set.of()),
            Map.entry("exec", Set.of("-a")),
            Map.entry("command", Set.of()),
            Map.entry("eval", Set.of()),
            Map.entry("env", Set.of("-u", "-C", "-S")),
            Map.entry("time", Set.of("-f", "-o")),
            Map.entry("chronic", Set.of()),
            Map.entry("cronic", Set.of()),
            Map.entry("timeout", Set.of("-k", "-s", "--kill-after", "--signal")),
            Map.entry("flock", Set.of("-w", "-E", "--timeout")),
            Map.entry("runuser", Set.of("-u", "-g")),
            Map.entry("systemd-cat", Set.of("-t", "-p")),
            Map.entry("systemd-inhibit", Set.of()),
            Map.entry("systemd-run", Set.of("-u", "-p", "--unit", "--property", "--uid")),
            Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
            Map.entry("unbuffer", Set.of()),
            Map.entry("run-one", Set.of()),
            Map.entry("xargs", Set.of("-I", "-n", "-P", "-d", "-a", "-L", "-s")));

    private static final Set<String> ENGINES = Set.of("docker", "podman", "kubectl", "nerdctl");
    private static final Set<String> ENGINE_VALUES = Set.of(
            "-e",
            "--env",
            "-u",
            "--user",
            "-w",
            "--workdir",
            "--env-file",
            "-n",
            "--namespace",
            "-c",
            "--container",
            "--context",
            "-H",
            "--host",
            "-v",
            "--volume",
            "--volumes-from",
            "--net",
            "--network",
            "--name",
            "--mount",
            "--entrypoint");
    private static final Set<String> SSH_VALUES =
            Set.of("-i", "-l", "-p", "-o", "-F", "-c", "-E", "-J", "-L", "-R", "-D", "-S", "-W", "-b", "-m");
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "ash", "su");

    /**
     * What is run in the end.
     *
     * @param command the innermost command, or the one whose script is to be read
     * @param script a script given as an argument
     * @param remote the host it goes to; empty for this one
     */
    public record Unwrapped(ShellCommand command, Optional<String> script, String remote) {}

    private ShellWrappers() {}

    public static Unwrapped unwrap(ShellCommand command) {
        var inner = command;
        for (int i = 0; i < MAX_WRAPPERS && !inner.words().isEmpty(); i++) {
            var words = inner.words();
            var program = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
            int skip;
            if (program.equals("ssh")) {
                return ssh(inner);
            } else if (SHELLS.contains(program) && scriptAt(words) > 0) {
                return new Unwrapped(inner, Optional.of(words.get(scriptAt(words))), "");
            } else if (WRAPPERS.containsKey(program)) {
                skip = operand(words, 1, WRAPPERS.get(program));
                skip += program.equals("timeout") || (program.equals("flock") && skip < words.size()) ? 1 : 0;
                if (program.equals("flock")
                        && skip + 1 < words.size()
                        && words.get(skip).equals("-c")) {
                    return new Unwrapped(inner, Optional.of(words.get(skip + 1)), "");
                }
            } else if (ENGINES.contains(program) && (words.contains("exec") || words.contains("run"))) {
                int verb = words.contains("exec") ? words.indexOf("exec") : words.indexOf("run");
                int dashes = words.subList(verb, words.size()).indexOf("--");
                skip = dashes < 0 ? operand(words, verb + 1, ENGINE_VALUES) + 1 : verb + dashes + 1;
            } else {
                break;
            }
            inner = inner.without(Math.min(skip, words.size()));
        }
        return new Unwrapped(inner, Optional.empty(), "");
    }

    private static Unwrapped ssh(ShellCommand command) {
        int host = operand(command.words(), 1, SSH_VALUES);
        if (host + 1 >= command.words().size()) {
            return new Unwrapped(command, Optional.empty(), "");
        }
        var script = String.join(
                " ", command.words().subList(host + 1, command.words().size()));
        var name = command.words().get(host);
        return new Unwrapped(command, Optional.of(script), name.substring(name.indexOf('@') + 1));
    }

    /** Where the first operand stands: after options, their values, and assignments. */
    private static int operand(List<String> words, int from, Set<String> withValue) {
        int at = from;
        while (at < words.size()) {
            var word = words.get(at);
            if (word.equals("--")) {
                return at + 1;
            }
            boolean assignment = word.indexOf('=') > 0 && !word.startsWith("-") && !word.contains("/");
            if (!word.startsWith("-") && !assignment) {
                return at;
            }
            at += withValue.contains(word) ? 2 : 1;
        }
        return at;
    }

    private static int scriptAt(List<String> words) {
        for (int i = 1; i + 1 < words.size(); i++) {
            var word = words.get(i);
            if (word.startsWith("-") && !word.startsWith("--") && word.endsWith("c")) {
                return i + 1;
            }
        }
        return -1;
    }
}
