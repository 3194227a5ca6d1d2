package org.plumbline.parse.database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * How a Galera arbitrator (garbd) is started.
 *
 * @param group the cluster's name; empty when not given
 * @param nodes host or host:port of the members it is told of
 * @param options the provider options, see {@link WsrepProviderOptions}
 * @param at where it was found
 */
public record Garbd(String group, List<String> nodes, String options, Location at) {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("GALERA_NODES", "address"),
            Map.entry("GALERA_GROUP", "group"),
            Map.entry("GALERA_OPTIONS", "options"),
            Map.entry("-a", "address"),
            Map.entry("--address", "address"),
            Map.entry("-g", "group"),
            Map.entry("--group", "group"),
            Map.entry("-o", "options"),
            Map.entry("--options", "options"),
            Map.entry("address", "address"),
            Map.entry("group", "group"),
            Map.entry("options", "options"));

    /** Options of the command line that take an argument we do not need. */
    private static final List<String> WITH_ARGUMENT =
            List.of("-n", "--name", "-l", "--log", "-w", "--workdir", "-c", "--cfg", "--sst", "--donor");

    /**
     * Reads /etc/default/garb, /etc/sysconfig/garb or a file given with {@code --cfg}: {@code name=value} lines. Empty
     * when no node is set, as in the file that the package ships: garbd does not start then.
     */
    public static Parsed<Optional<Garbd>> parse(Location file, String text) {
        var values = new HashMap<String, String>();
        var at = file;
        int number = 0;
        for (var raw : text.split("\n", -1)) {
            number++;
            var line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("#") || equals <= 0) {
                continue;
            }
            var key = line.substring(0, equals).strip();
            var name = NAMES.get(key.startsWith("export ") ? key.substring(7).strip() : key);
            if (name != null) {
                values.put(name, unquoted(line.substring(equals + 1).strip()));
                at = name.equals("address") ? file.line(number) : at;
            }
        }
        return Parsed.of(of(values, at));
    }

    /** Reads a command line as ps shows it, in which quotes are gone; empty when it is not one of garbd. */
    public static Optional<Garbd> commandLine(String command, Location at) {
        var words = command.strip().split("\\s+");
        if (!words[0].substring(words[0].lastIndexOf('/') + 1).equals("garbd")) {
            return Optional.empty();
        }
        var values = new HashMap<String, String>();
        for (int i = 1; i < words.length; i++) {
            var word = words[i];
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            var name = NAMES.get(equals < 0 ? word : word.substring(0, equals));
            if (name != null && equals > 0) {
                values.put(name, word.substring(equals + 1));
            } else if (name != null && i + 1 < words.length) {
                values.put(name, words[++i]);
            } else if (WITH_ARGUMENT.contains(word)) {
                i++;
            } else if (!word.startsWith("-")) {
                values.putIfAbsent(word.contains("://") ? "address" : "group", word);
            }
        }
        return of(values, at);
    }

    private static Optional<Garbd> of(Map<String, String> values, Location at) {
        var nodes = nodes(values.getOrDefault("address", ""));
        return nodes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Garbd(values.getOrDefault("group", ""), nodes, values.getOrDefault("options", ""), at));
    }

    /** Members of a group address ({@code gcomm://a:4567,b?option}) or of a list with commas or blanks. */
    private static List<String> nodes(String address) {
        var list = address.startsWith("gcomm://") ? address.substring(8) : address;
        int options = list.indexOf('?');
        var nodes = new ArrayList<String>();
        for (var node : (options < 0 ? list : list.substring(0, options)).split("[,\\s]")) {
            if (!node.isEmpty()) {
                nodes.add(node);
            }
        }
        return List.copyOf(nodes);
    }

    private static String unquoted(String value) {
        if (!value.startsWith("\"") && !value.startsWith("'")) {
            return value;
        }
        int end = value.indexOf(value.charAt(0), 1);
        return end < 0 ? value.substring(1) : value.substring(1, end);
    }
}
