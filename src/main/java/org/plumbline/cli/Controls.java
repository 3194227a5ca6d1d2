package org.plumbline.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.plumbline.finding.Control;
import org.plumbline.gate.ProfileReader;
import org.plumbline.report.ControlText;
import org.plumbline.rules.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "controls",
        description = "Lists the controls, shows one, helps to write your own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Controls.ListAll.class, Controls.Show.class, TestControls.class, LintControls.class},
        footer = {"", "Example:", "  plumbline controls list --area messaging --severity high"})
final class Controls {

    /** @throws UsageException naming what is alike, when there is no such control */
    static Control find(Catalog catalog, String idOrAlias) {
        return catalog.control(idOrAlias).orElseThrow(() -> {
            var part = idOrAlias.toLowerCase(Locale.ROOT);
            var alike = catalog.controls().stream()
                    .map(Control::id)
                    .filter(id -> id.contains(part) || part.contains(id.substring(id.indexOf('/') + 1)))
                    .limit(5)
                    .toList();
            var hint =
                    alike.isEmpty() ? "; plumbline controls list has them all" : "; maybe " + String.join(", ", alike);
            return new UsageException("there is no control %s%s".formatted(idOrAlias, hint));
        });
    }

    @Command(
            name = "list",
            description = "Lists the controls: id, severity, stage, title.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  plumbline controls list --pillar recoverability --profile security-guide"})
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private Selectors selectors = new Selectors();

        @Option(
                names = "--profile",
                paramLabel = "P",
                description = "Only what this profile asks for, with its severities: a built-in one or a YAML file.")
        private String profile = "";

        private final Terminal terminal;

        ListAll(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            var controls = Catalog.builtIn().controls();
            var selection = selectors.selection(controls);
            var wanted = controls.stream().filter(selection::wants).toList();
            terminal.out().print(ControlText.list(profile.isEmpty() ? wanted : asked(wanted, controls)));
            terminal.out().flush();
            return 0;
        }

        private List<Control> asked(List<Control> wanted, List<Control> all) {
            var asked = ProfileReader.read(profile, terminal.environment(), Map.of(), all);
            return wanted.stream()
                    .filter(asked::asks)
                    .map(control -> control.withSeverity(asked.severity(control)))
                    .toList();
        }
    }

    @Command(
            name = "show",
            description = "Shows the header of a control's rule: needs, params with bounds and sources, aliases.",
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  plumbline controls show messaging/quorum-queues"})
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "CONTROL", description = "Its id or an alias.")
        private String control = "";

        private final Terminal terminal;

        Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            terminal.out().print(ControlText.shown(find(Catalog.builtIn(), control), terminal.style()));
            terminal.out().flush();
            return 0;
        }
    }
}
