package org.plumbline.snapshot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The recorded outputs of a host in a snapshot: commands/&lt;input id&gt;.&lt;format&gt;, and index.json for how they were got. */
final class Commands {

    private static final Pattern NAME = Pattern.compile("([\\w.@+-]{1,200})\\.(json|xml|csv|tsv|txt)");
    private static final int NOT_INSTALLED = 127;

    private final Node.Folder folder;
    private final Draft host;
    private final CollectionTime time;
    private final Map<String, Run> runs = new HashMap<>();

    /** A longer command line is no place that somebody finds again; the input's usual command, or its id, is. */
    private static final int LONGEST = 80;

    /** How a command was run: its line and exit code. */
    record Run(String command, int exit) {}

    Commands(Node.Folder folder, Draft host, CollectionTime time) {
        this.folder = folder;
        this.host = host;
        this.time = time;
    }

    void read() {
        try {
            if (folder.child("index.json") instanceof Node.Document index) {
                readIndex(index);
            }
            for (var entry : folder.children().entrySet()) {
                var name = NAME.matcher(entry.getKey());
                if (entry.getValue() instanceof Node.Document output
                        && name.matches()
                        && !entry.getKey().equals("index.json")) {
                    add(name.group(1), name.group(2), output, runs.get(entry.getKey()));
                }
            }
        } catch (IOException e) {
            host.blind("commands", "cannot be listed", "");
        }
    }

    private void readIndex(Node.Document index) throws IOException {
        var said = Json.object(index.read(Input.UNDESCRIBED.limit()));
        for (var command : Json.list(said.get("commands"))) {
            var run = Json.map(command);
            runs.put(Json.text(run.get("file")), new Run(Json.text(run.get("command")), Json.number(run.get("rc"), 0)));
        }
        time.host(Json.text(said.get("collected")));
        if (Boolean.FALSE.toString().equals(Json.text(said.get("reachable")))) {
            host.blind("*", "the host did not answer when the snapshot was made", "bring it back and collect again");
        }
    }

    private void add(String id, String format, Node.Document output, @Nullable Run run) throws IOException {
        var input = Inputs.table().row(id).orElse(Input.UNDESCRIBED);
        var usual = input.run().isEmpty() || input.run().length() > LONGEST ? id : input.run();
        var command =
                run != null && !run.command().isEmpty() && run.command().length() <= LONGEST ? run.command() : usual;
        int exit = run == null ? 0 : run.exit();
        if (exit == 0 || (input.accepted().contains(exit) && output.size() > 0)) {
            host.addOutput(id, format, command, input, output);
        } else if (exit != NOT_INSTALLED && !isMissingFile(id + "." + format, input)) {
            host.blind(id, "the command ended with exit code " + exit, "run as root: " + command);
        }
    }

    /** Whether the command only printed a file, and the host has no such file. That is knowledge, not blindness. */
    private boolean isMissingFile(String name, Input input) throws IOException {
        return !input.paths().isEmpty()
                && folder.child(name + ".stderr") instanceof Node.Document errors
                && new String(errors.read(4096), StandardCharsets.UTF_8).contains("No such file or directory");
    }
}
