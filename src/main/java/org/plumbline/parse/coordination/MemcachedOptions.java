package org.plumbline.parse.coordination;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.snapshot.Location;

/**
 * Options of memcached from wherever they are written: the command line, Debian's /etc/memcached.conf (options line by
 * line; other lines are no options), or /etc/sysconfig/memcached (PORT, USER, MAXCONN, CACHESIZE, OPTIONS). Keys are the
 * long names, e.g. {@code listen} for {@code -l}; a flag has the value {@code true}, and {@code listen} may be repeated.
 */
public final class MemcachedOptions {

    /** Short options with an argument, after memcached 1.6. */
    private static final Map<Character, String> WITH_VALUE = Map.ofEntries(
            entry('p', "port"),
            entry('U', "udp-port"),
            entry('s', "unix-socket"),
            entry('a', "unix-mask"),
            entry('l', "listen"),
            entry('u', "user"),
            entry('m', "memory-limit"),
            entry('c', "conn-limit"),
            entry('P', "pidfile"),
            entry('f', "slab-growth-factor"),
            entry('n', "slab-min-size"),
            entry('t', "threads"),
            entry('D', "delimiter"),
            entry('R', "max-reqs-per-event"),
            entry('b', "listen-backlog"),
            entry('B', "protocol"),
            entry('I', "max-item-size"),
            entry('Y', "auth-file"),
            entry('e', "memory-file"),
            entry('o', "extended"),
            entry('N', "napi-ids"));

    private static final Map<Character, String> FLAGS = Map.ofEntries(
            entry('A', "enable-shutdown"),
            entry('d', "daemon"),
            entry('r', "enable-coredumps"),
            entry('M', "disable-evictions"),
            entry('k', "lock-memory"),
            entry('v', "verbose"),
            entry('L', "enable-largepages"),
            entry('C', "disable-cas"),
            entry('S', "enable-sasl"),
            entry('F', "disable-flush-all"),
            entry('X', "disable-dumping"),
            entry('W', "disable-watch"),
            entry('Z', "enable-ssl"),
            entry('h', "help"),
            entry('i', "license"),
            entry('V', "version"));

    /** The variables of /etc/sysconfig/memcached that the unit passes as options. */
    private static final Map<String, String> SYSCONFIG =
            Map.of("PORT", "port", "USER", "user", "MAXCONN", "conn-limit", "CACHESIZE", "memory-limit");

    private MemcachedOptions() {}

    /** Debian's /etc/memcached.conf. */
    public static Parsed<List<Entry>> parse(Location file, String text) {
        var words = new ArrayList<Word>();
        int number = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            number++;
            int comment = raw.indexOf('#');
            var line = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (line.startsWith("-")) {
                words.addAll(words(line, file.line(number)));
            }
        }
        return options(words);
    }

    /** A process's command line, its first word the program. */
    public static Parsed<List<Entry>> commandLine(Location at, String text) {
        var words = words(text, at);
        return options(words.isEmpty() ? words : words.subList(1, words.size()));
    }

    /** /etc/sysconfig/memcached. */
    public static Parsed<List<Entry>> sysconfig(Location file, String text) {
        var variables = ShellAssignments.parse(file, text);
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<>(variables.problems());
        for (var variable : ShellAssignments.last(variables.value()).values()) {
            if (SYSCONFIG.containsKey(variable.key())) {
                entries.add(new Entry("", SYSCONFIG.get(variable.key()), variable.value(), variable.at()));
            } else if (variable.key().equals("OPTIONS")) {
                var options = options(words(variable.value(), variable.at()));
                entries.addAll(options.value());
                problems.addAll(options.problems());
            }
        }
        return new Parsed<>(List.copyOf(entries), List.copyOf(problems));
    }

    private record Word(String text, Location at) {}

    private static List<Word> words(String text, Location at) {
        var words = new ArrayList<Word>();
        var word = new StringBuilder();
        char quote = 0;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                if (quote != 0) {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                any = true;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
                any = true;
            } else if (any) {
                words.add(new Word(word.toString(), at));
                word.setLength(0);
                any = false;
            }
        }
        if (any) {
            words.add(new Word(word.toString(), at));
        }
        return words;
    }

    /** As getopt_long reads them. */
    private static Parsed<List<Entry>> options(List<Word> words) {
        var entries = new ArrayList<Entry>();
        var problems = new ArrayList<Problem>();
        int i = 0;
        while (i < words.size()) {
            var word = words.get(i++);
            var next = i < words.size() ? words.get(i) : new Word("", word.at());
            if (word.text().startsWith("--")) {
                i += longOption(word, next, entries);
            } else if (word.text().startsWith("-") && word.text().length() > 1) {
                i += shortOptions(word, next, entries, problems);
            } else {
                problems.add(new Problem(word.at(), "this is no option", false));
            }
        }
        return new Parsed<>(List.copyOf(entries), List.copyOf(problems));
    }

    /** Adds the option and tells how many further words it took. */
    private static int longOption(Word word, Word next, List<Entry> entries) {
        int equals = word.text().indexOf('=');
        if (equals > 0) {
            entries.add(
                    new Entry("", word.text().substring(2, equals), word.text().substring(equals + 1), word.at()));
            return 0;
        }
        var name = word.text().substring(2);
        boolean takesValue = WITH_VALUE.containsValue(name);
        entries.add(new Entry("", name, takesValue ? next.text() : "true", word.at()));
        return takesValue ? 1 : 0;
    }

    private static int shortOptions(Word word, Word next, List<Entry> entries, List<Problem> problems) {
        var letters = word.text();
        for (int i = 1; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            if (WITH_VALUE.containsKey(letter)) {
                boolean attached = i + 1 < letters.length();
                var value = attached ? letters.substring(i + 1) : next.text();
                entries.add(new Entry("", WITH_VALUE.getOrDefault(letter, ""), value, word.at()));
                return attached ? 0 : 1;
            }
            if (FLAGS.containsKey(letter)) {
                entries.add(new Entry("", FLAGS.getOrDefault(letter, ""), "true", word.at()));
            } else {
                problems.add(new Problem(word.at(), "memcached knows no such option", true));
            }
        }
        return 0;
    }
}
