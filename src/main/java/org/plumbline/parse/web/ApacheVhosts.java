package org.plumbline.parse.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * What {@code apache2ctl -S} says about the running configuration.
 *
 * @param vhosts the virtual hosts in the order of the output
 * @param settings {@code ServerRoot}, {@code Main DocumentRoot}, {@code User} … without quotes
 * @param defines names that are defined, e.g. on the command line
 */
public record ApacheVhosts(List<Vhost> vhosts, Map<String, String> settings, List<String> defines) {

    /**
     * @param address {@code *:443} or {@code 10.0.0.11:5000}
     * @param name its server name
     * @param defined path of the file that defines it
     * @param definedLine the line there; 0 where the output does not tell
     */
    public record Vhost(
            String address, String name, List<String> aliases, String defined, int definedLine, Location at) {}

    public static Parsed<ApacheVhosts> parse(Location file, String text) {
        var vhosts = new ArrayList<Vhost>();
        var settings = new TreeMap<String, String>();
        var defines = new ArrayList<String>();
        var problems = new ArrayList<Problem>();
        var address = "";
        boolean list = false;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            var at = file.line(++number);
            var words = line.strip().split("\\s+");
            if (line.startsWith("AH") && line.contains("yntax error")) {
                problems.add(new Problem(at, "Apache refuses its configuration.", true));
            } else if (line.startsWith("VirtualHost configuration:")) {
                list = true;
            } else if (list && line.contains(" is a NameVirtualHost")) {
                address = words[0];
            } else if (list && words.length > 3 && words[0].equals("port") && words[2].equals("namevhost")) {
                vhosts.add(vhost(address, words[3], words[words.length - 1], at));
            } else if (list && words.length > 1 && isAlias(words[0]) && !vhosts.isEmpty()) {
                vhosts.set(vhosts.size() - 1, with(vhosts.get(vhosts.size() - 1), words[words.length - 1]));
            } else if (list && !line.startsWith(" ") && words.length > 2 && isPlace(words[words.length - 1])) {
                vhosts.add(vhost(words[0], words[1], words[words.length - 1], at));
            } else if (line.startsWith("Define: ")) {
                defines.add(line.substring("Define: ".length()).strip());
            } else if (!line.startsWith(" ") && !line.startsWith("AH") && line.contains(": ")) {
                setting(line, settings);
            }
        }
        if (!list && problems.isEmpty()) {
            problems.add(new Problem(file, "The output lists no virtual hosts.", true));
        }
        return new Parsed<>(new ApacheVhosts(List.copyOf(vhosts), settings, List.copyOf(defines)), problems);
    }

    private static boolean isAlias(String word) {
        return word.equals("alias") || word.equals("wild");
    }

    private static boolean isPlace(String word) {
        return word.startsWith("(") && word.endsWith(")");
    }

    private static Vhost vhost(String address, String name, String place, Location at) {
        var inner = isPlace(place) ? place.substring(1, place.length() - 1) : "";
        int colon = inner.lastIndexOf(':');
        int line = colon < 0 ? 0 : Numbers.small(inner.substring(colon + 1)).orElse(0);
        return new Vhost(address, name, List.of(), line == 0 ? inner : inner.substring(0, colon), line, at);
    }

    private static Vhost with(Vhost vhost, String alias) {
        var aliases = new ArrayList<>(vhost.aliases());
        aliases.add(alias);
        return new Vhost(vhost.address(), vhost.name(), aliases, vhost.defined(), vhost.definedLine(), vhost.at());
    }

    private static void setting(String line, Map<String, String> settings) {
        int colon = line.indexOf(": ");
        var value = line.substring(colon + 2).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        settings.put(line.substring(0, colon), quoted ? value.substring(1, value.length() - 1) : value);
    }
}
