package org.plumbline.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.plumbline.report.Style;

/**
 * Where a command writes, and what the other end understands.
 *
 * @param out results
 * @param err progress, messages, the reason of the exit code
 * @param style how text on {@code out} may look
 * @param live whether a person watches {@code err}
 * @param command how the user calls plumbline
 * @param environment the process's environment
 */
record Terminal(
        PrintWriter out, PrintWriter err, Style style, boolean live, String command, Map<String, String> environment) {

    /** What Java cannot find out the launcher says in system properties. */
    static Terminal ofThisProcess() {
        var environment = System.getenv();
        boolean watched = Boolean.getBoolean("plumbline.out.terminal");
        boolean colour = watched && !environment.containsKey("NO_COLOR") && !"dumb".equals(environment.get("TERM"));
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                new Style(colour, !watched || isUtf8(environment), Integer.getInteger("plumbline.columns", 100)),
                Boolean.getBoolean("plumbline.err.terminal"),
                System.getProperty("plumbline.command", "plumbline"),
                environment);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }

    /** By the rules of setlocale: the first of these that is set decides. */
    private static boolean isUtf8(Map<String, String> environment) {
        for (var name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            var locale = environment.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                var upper = locale.toUpperCase(Locale.ROOT);
                return upper.contains("UTF-8") || upper.contains("UTF8");
            }
        }
        return false;
    }

    int width() {
        return style.width();
    }

    /** A message for people. */
    void say(String message) {
        out.flush();
        err.println(message);
        err.flush();
    }

    /** The last line of a command that ends with this exit code. */
    int fail(int exitCode, String reason) {
        say("plumbline: %s (exit code %d)".formatted(reason.strip(), exitCode));
        return exitCode;
    }
}
