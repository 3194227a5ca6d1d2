package org.plumbline.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plumbline.gate.ProfileException;
import org.plumbline.history.WaiverException;
import org.plumbline.report.ResultException;
import org.plumbline.rules.RuleException;
import org.plumbline.snapshot.SnapshotException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code plumbline}. Results go to stdout; everything else, with the reason of the exit code, to stderr. */
@Command(
        name = "plumbline",
        description = "Finds what stands between an OpenStack cloud and production.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  plumbline audit samples/poc -o html=report.html,text=-"})
public final class Main {

    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int WAIVER = 7;

    private static final Map<String, Class<?>> COMMANDS = commands();

    private Main() {}

    private static Map<String, Class<?>> commands() {
        var commands = new LinkedHashMap<String, Class<?>>();
        commands.put("audit", Audit.class);
        commands.put("report", ReportStored.class);
        commands.put("path", ShowPath.class);
        commands.put("explain", Explain.class);
        commands.put("controls", Controls.class);
        commands.put("snapshot", ShowSnapshot.class);
        commands.put("schema", Schema.class);
        commands.put("completion", Completion.class);
        return commands;
    }

    public static void main(String[] args) {
        expandNothing();
        System.exit(run(Terminal.ofThisProcess(), args));
    }

    /** Commons Configuration would expand {@code ${env:…}} and {@code ${file:…}} in what it is given. */
    static void expandNothing() {
        System.setProperty(
                "org.apache.commons.configuration2.interpol.ConfigurationInterpolator.defaultPrefixLookups", "");
    }

    static int run(Terminal terminal, String... args) {
        var line = commandLine(terminal, args.length > 0 ? args[0] : "");
        if (args.length == 0) {
            line.usage(terminal.err());
            return USAGE;
        }
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return terminal.fail(
                    INTERNAL,
                    "there is not enough memory for this snapshot; audit fewer hosts at once, or give Java more: PLUMBLINE_JAVA_OPTS=-Xmx4g");
        }
    }

    /**
     * The whole command line, or only what the first argument needs: looking at every command costs more than most
     * commands.
     */
    static CommandLine commandLine(Terminal terminal, String first) {
        var line = new CommandLine(new Main(), new Commands(terminal));
        var only = COMMANDS.get(first);
        if (only == null) {
            COMMANDS.forEach(line::addSubcommand);
        } else {
            line.addSubcommand(first, only);
        }
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(Math.max(60, Math.min(terminal.width(), 110)));
        line.setUsageHelpAutoWidth(false);
        line.setParameterExceptionHandler((e, arguments) -> {
            var command = e.getCommandLine().getCommandSpec().qualifiedName();
            return terminal.fail(
                    USAGE, "%s; see %s --help".formatted(firstLine(String.valueOf(e.getMessage())), command));
        });
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, terminal));
        return line;
    }

    private static int failed(Exception e, Terminal terminal) {
        if (e instanceof SnapshotException
                || e instanceof ResultException
                || e instanceof ProfileException
                || e instanceof RuleException
                || e instanceof UsageException) {
            return terminal.fail(USAGE, String.valueOf(e.getMessage()));
        }
        if (e instanceof WaiverException) {
            return terminal.fail(WAIVER, String.valueOf(e.getMessage()));
        }
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        terminal.say(trace.toString());
        return terminal.fail(INTERNAL, "internal error: " + e.getClass().getSimpleName());
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Gives every command the terminal; a command is made only when it is asked for. */
    private record Commands(Terminal terminal) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Terminal.class) {
                    return type.cast(constructor.newInstance(terminal));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
