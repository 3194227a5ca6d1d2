package org.plumbline.parse.time;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.plumbline.parse.Directive;
import org.plumbline.parse.Includes;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * The configuration of ntpd (ntp, ntpsec) or openntpd.
 *
 * @param sources in the order of the files
 * @param directives all other commands, names in lower case
 */
public record NtpConf(List<TimeSource> sources, List<Directive> directives) {

    private static final int DEEPEST_INCLUDE = 5;
    private static final Set<String> KINDS =
            Set.of("server", "servers", "pool", "peer", "unpeer", "broadcast", "manycastclient", "refclock", "sensor");
    private static final Set<String> VALUES = Set.of(
            "key",
            "minpoll",
            "maxpoll",
            "version",
            "ttl",
            "mode",
            "weight",
            "correction",
            "stratum",
            "refid",
            "time1",
            "time2",
            "flag1",
            "flag2",
            "flag3",
            "flag4",
            "unit",
            "ask",
            "require",
            "baud",
            "path",
            "ppspath",
            "subtype");

    public static Parsed<NtpConf> parse(Location file, String text, Includes includes) {
        var conf = new NtpConf(new ArrayList<>(), new ArrayList<>());
        var problems = new ArrayList<Problem>();
        conf.read(file, text, includes, 0, problems);
        return new Parsed<>(new NtpConf(List.copyOf(conf.sources), List.copyOf(conf.directives)), problems);
    }

    private void read(Location file, String text, Includes includes, int depth, List<Problem> problems) {
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            int comment = raw.indexOf('#');
            var line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (line.isEmpty()) {
                continue;
            }
            var words = List.of(line.split("\\s+"));
            var name = words.get(0).toLowerCase(Locale.ROOT);
            var at = file.line(number);
            if (!KINDS.contains(name)) {
                directives.add(new Directive(name, words.subList(1, words.size()), false, List.of(), at));
            } else if (words.size() > 1) {
                source(name, words, at);
            } else {
                problems.add(new Problem(at, "The time source lacks its name.", true));
            }
            if (name.equals("includefile") && depth == DEEPEST_INCLUDE) {
                problems.add(new Problem(at, "Files include each other too deeply.", true));
            } else if (name.equals("includefile") && words.size() > 1) {
                includes.matching(words.get(1).replace("\"", ""))
                        .forEach(other -> read(other.at(), other.text(), includes, depth + 1, problems));
            }
        }
    }

    /** {@code server -4 host iburst}: the address family may stand before the name. */
    private void source(String kind, List<String> words, Location at) {
        boolean family =
                words.size() > 2 && (words.get(1).equals("-4") || words.get(1).equals("-6"));
        int name = family ? 2 : 1;
        var options = new LinkedHashMap<String, String>();
        for (int i = name + 1; i < words.size(); i++) {
            var option = words.get(i).toLowerCase(Locale.ROOT);
            options.put(option, VALUES.contains(option) && i + 1 < words.size() ? words.get(++i) : "");
        }
        sources.add(new TimeSource(kind, words.get(name), Map.copyOf(options), at));
    }
}
