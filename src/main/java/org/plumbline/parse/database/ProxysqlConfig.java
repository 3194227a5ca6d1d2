package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Row;
import org.plumbline.parse.database.Libconfig.Group;
import org.plumbline.parse.database.Libconfig.Scalar;
import org.plumbline.parse.database.Libconfig.Sequence;
import org.plumbline.parse.database.Libconfig.Setting;
import org.plumbline.parse.database.Libconfig.Value;
import org.plumbline.snapshot.Location;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * ProxySQL's configuration as the tables it fills: {@code mysql_servers}, {@code mysql_galera_hostgroups},
 * {@code mysql_users} …, and {@code admin_variables} and {@code mysql_variables} as tables of one row. Reads
 * proxysql.cnf (libconfig) and the YAML from which kolla makes one. ProxySQL reads it only while it has no database.
 */
public final class ProxysqlConfig {

    private static final int MAX_DEPTH = 50;

    private ProxysqlConfig() {}

    /** Table to rows. Settings outside any table are the one row of the table with the empty name. */
    public static Parsed<Map<String, List<Row>>> parse(Location file, String text) {
        if (!file.source().endsWith(".yaml") && !file.source().endsWith(".yml")) {
            var parsed = Libconfig.parse(file, text);
            return new Parsed<>(tables(parsed.value(), file), parsed.problems());
        }
        try {
            return Parsed.of(tables(yaml(file, text), file));
        } catch (MarkedYAMLException bad) {
            int line = bad.getProblemMark() == null ? 0 : bad.getProblemMark().getLine() + 1;
            return new Parsed<>(Map.of(), List.of(new Problem(file.line(line), "the text is no YAML", true)));
        } catch (YAMLException bad) {
            return new Parsed<>(Map.of(), List.of(new Problem(file, "the text is no YAML", true)));
        }
    }

    private static Group yaml(Location file, String text) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        var root = new Yaml(options).compose(new java.io.StringReader(text));
        return root instanceof MappingNode mapping ? group(mapping, file) : new Group(List.of());
    }

    private static Value value(Node node, Location file) {
        if (node instanceof MappingNode mapping) {
            return group(mapping, file);
        }
        if (node instanceof SequenceNode sequence) {
            return new Sequence(sequence.getValue().stream()
                    .map(item -> new Setting("", value(item, file), at(item, file)))
                    .toList());
        }
        return new Scalar(node instanceof ScalarNode scalar ? scalar.getValue() : "");
    }

    private static Group group(MappingNode mapping, Location file) {
        var settings = new ArrayList<Setting>();
        for (var tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                settings.add(new Setting(key.getValue(), value(tuple.getValueNode(), file), at(key, file)));
            }
        }
        return new Group(List.copyOf(settings));
    }

    private static Location at(Node node, Location file) {
        return file.line(node.getStartMark().getLine() + 1);
    }

    private static Map<String, List<Row>> tables(Group root, Location file) {
        var tables = new LinkedHashMap<String, List<Row>>();
        var loose = new LinkedHashMap<String, String>();
        for (var setting : root.settings()) {
            if (setting.value() instanceof Scalar scalar) {
                loose.put(setting.name().toLowerCase(Locale.ROOT), scalar.text());
            } else if (setting.value() instanceof Group group) {
                tables.put(setting.name(), List.of(row(group, setting.at())));
            } else if (setting.value() instanceof Sequence sequence) {
                tables.put(setting.name(), rows(sequence));
            }
        }
        if (!loose.isEmpty()) {
            tables.put("", List.of(new Row(loose, file)));
        }
        return tables;
    }

    private static List<Row> rows(Sequence sequence) {
        var rows = new ArrayList<Row>();
        for (var element : sequence.elements()) {
            if (element.value() instanceof Group group) {
                rows.add(row(group, element.at()));
            }
        }
        return List.copyOf(rows);
    }

    private static Row row(Group group, Location at) {
        var cells = new LinkedHashMap<String, String>();
        for (var setting : group.settings()) {
            if (setting.value() instanceof Scalar scalar) {
                cells.put(setting.name().toLowerCase(Locale.ROOT), scalar.text());
            }
        }
        return new Row(cells, at);
    }
}
