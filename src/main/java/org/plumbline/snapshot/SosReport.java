package org.plumbline.snapshot;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.snapshot.SosNames.Alias;

/** The outputs in an sosreport: sos_commands/&lt;plug-in&gt;/&lt;command with underscores&gt;, also those of containers. */
final class SosReport {

    private static final int NOT_INSTALLED = 127;
    private static final int HEAD = 64;

    private final Node.Folder folder;
    private final Draft host;
    private final CollectionTime time;
    private final Map<String, Output> best = new TreeMap<>();

    /** Exit codes by path in the report, where its manifest tells them. */
    private final Map<String, Integer> exits = new HashMap<>();

    private record Output(Alias alias, String path, Node.Document document) {}

    SosReport(Node.Folder folder, Draft host, CollectionTime time) {
        this.folder = folder;
        this.host = host;
        this.time = time;
    }

    void read() {
        try {
            if (folder.child("sos_commands") instanceof Node.Folder commands) {
                readManifest();
                readPlugins(commands, "sos_commands/");
                readContainers();
                for (var output : best.values()) {
                    add(output);
                }
            }
        } catch (IOException e) {
            host.blind("sos_commands", "cannot be listed", "");
        }
    }

    private void readManifest() throws IOException {
        if (!(folder.child("sos_reports") instanceof Node.Folder reports)
                || !(reports.child("manifest.json") instanceof Node.Document manifest)) {
            return;
        }
        var said = Json.object(manifest.read(Input.UNDESCRIBED.limit()));
        var report = Json.map(Json.map(said.get("components")).get("report"));
        for (var plugin : Json.map(report.get("plugins")).values()) {
            for (var command : Json.list(Json.map(plugin).get("commands"))) {
                var run = Json.map(command);
                exits.put(Json.text(run.get("filepath")), Json.number(run.get("return_code"), 0));
            }
        }
        time.host(Json.text(said.get("end_time")));
    }

    private void readContainers() throws IOException {
        if (folder.child("sos_containers") instanceof Node.Folder containers) {
            for (var container : containers.children().entrySet()) {
                if (container.getValue() instanceof Node.Folder inside
                        && inside.child("sos_commands") instanceof Node.Folder commands) {
                    readPlugins(commands, "sos_containers/" + container.getKey() + "/sos_commands/");
                }
            }
        }
    }

    private void readPlugins(Node.Folder commands, String path) throws IOException {
        for (var plugin : commands.children().entrySet()) {
            if (plugin.getValue() instanceof Node.Folder outputs) {
                for (var entry : outputs.children().entrySet()) {
                    var alias = SosNames.table().find(entry.getKey());
                    if (alias != null && entry.getValue() instanceof Node.Document document) {
                        keepBest(new Output(alias, path + plugin.getKey() + "/" + entry.getKey(), document));
                    }
                }
            }
        }
    }

    private void keepBest(Output output) {
        best.merge(output.alias().input().id(), output, (known, other) -> {
            boolean knownRan = ran(known);
            return knownRan != ran(other)
                    ? (knownRan ? known : other)
                    : known.alias().rank() <= other.alias().rank() ? known : other;
        });
    }

    private int exit(Output output) {
        return exits.getOrDefault(output.path(), 0);
    }

    private boolean ran(Output output) {
        int exit = exit(output);
        return output.document().size() > 0
                && (exit == 0 || output.alias().input().accepted().contains(exit));
    }

    private void add(Output output) throws IOException {
        var input = output.alias().input();
        if (ran(output)) {
            var format = format(output.document());
            host.addOutput(input.id(), format, output.alias().command(), input, output.document());
        } else if (exit(output) != NOT_INSTALLED && output.document().size() > 0) {
            host.blind(input.id(), "the command ended with exit code " + exit(output), "run as root: " + input.run());
        }
    }

    private static String format(Node.Document document) throws IOException {
        var head = document.read(HEAD);
        int start = 0;
        while (start < head.length && head[start] <= ' ') {
            start++;
        }
        char first = start < head.length ? (char) head[start] : 0;
        if (first == '{' || first == '[') {
            return "json";
        }
        return first == '<' ? "xml" : "txt";
    }
}
