package org.plumbline.parse.coordination;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.snapshot.Location;

/**
 * etcd's options from a file of environment variables or a YAML configuration. Keys are the names of the command line's
 * options: {@code ETCD_INITIAL_CLUSTER} is {@code initial-cluster}; within a block of the YAML form, the block is the
 * section ({@code peer-transport-security}). With a configuration file etcd ignores the environment.
 */
public final class EtcdConf {

    private static final String PREFIX = "ETCD_";
    private static final YAMLFactory YAML = new YAMLFactory();

    private EtcdConf() {}

    /** /etc/default/etcd or /etc/etcd/etcd.conf: variables without the prefix are left out. */
    public static Parsed<List<Entry>> environment(Location file, String text) {
        var variables = ShellAssignments.parse(file, text);
        var entries = ShellAssignments.last(variables.value()).values().stream()
                .filter(entry -> entry.key().startsWith(PREFIX))
                .map(entry -> new Entry("", option(entry.key()), entry.value(), entry.at()))
                .toList();
        return new Parsed<>(entries, variables.problems());
    }

    private static String option(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** etcd.conf.yml: scalars, and lists as their elements joined by commas. */
    public static Parsed<List<Entry>> yaml(Location file, String text) {
        var entries = new ArrayList<Entry>();
        try (var parser = YAML.createParser(new StringReader(text))) {
            block(parser, file, entries);
            return Parsed.of(List.copyOf(entries));
        } catch (IOException | RuntimeException notYaml) {
            return new Parsed<>(List.copyOf(entries), List.of(new Problem(file, "the YAML is malformed", true)));
        }
    }

    private static void block(JsonParser parser, Location file, List<Entry> entries) throws IOException {
        var path = new ArrayList<String>();
        var key = "";
        for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
            var at = file.line(parser.currentTokenLocation().getLineNr());
            switch (token) {
                case FIELD_NAME -> key = parser.currentName();
                case START_OBJECT -> path.add(key);
                case END_OBJECT -> path.remove(path.size() - 1);
                case START_ARRAY -> entries.add(new Entry(section(path), key, list(parser), at));
                default -> entries.add(new Entry(section(path), key, parser.getText(), at));
            }
        }
    }

    /** The blocks on the way to a key, the document itself not among them. */
    private static String section(List<String> path) {
        return path.size() < 2 ? "" : String.join(".", path.subList(1, path.size()));
    }

    private static String list(JsonParser parser) throws IOException {
        var items = new ArrayList<String>();
        int depth = 1;
        while (depth > 0) {
            var token = parser.nextToken();
            if (token == null) {
                break;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                items.add(parser.getText());
            }
        }
        return String.join(",", items);
    }
}
