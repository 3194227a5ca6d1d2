package org.plumbline.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.plumbline.finding.Control;
import org.plumbline.report.ControlText;
import org.plumbline.rules.Catalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "controls",
        description = "Lists the controls, or shows one.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {Controls.ListAll.class, Controls.Show.class},
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
            footer = {"", "Example:", "  plumbline controls list --pillar recoverability"})
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private Selectors selectors = new Selectors();

        private final Terminal terminal;

        ListAll(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            var controls = Catalog.builtIn().controls();
            var selection = selectors.selection(controls);
            var wanted = controls.stream().filter(selection::wants).toList();
            terminal.out().print(ControlText.list(wanted));
            terminal.out().flush();
            return 0;
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
