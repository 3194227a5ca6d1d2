package org.plumbline.parse.time;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.parse.Directive;
import org.plumbline.parse.Includes;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

/**
 * The configuration of chronyd with what it includes.
 *
 * @param sources in the order of the files
 * @param directives all other directives, names in lower case
 */
public record ChronyConf(List<TimeSource> sources, List<Directive> directives) {

    public static Parsed<ChronyConf> parse(Location file, String text, Includes includes) {
        var reader = new Reader(includes);
        reader.read(file, text, false, 0);
        var conf = new ChronyConf(List.copyOf(reader.sources), List.copyOf(reader.directives));
        return new Parsed<>(conf, List.copyOf(reader.problems));
    }

    public Optional<Directive> last(String name) {
        return directives.stream().filter(directive -> directive.is(name)).reduce((first, second) -> second);
    }

    private static final class Reader {

        private static final int DEEPEST_INCLUDE = 10;
        private static final Set<String> KINDS = Set.of("server", "pool", "peer", "refclock");

        private final Includes includes;
        private final List<TimeSource> sources = new ArrayList<>();
        private final List<Directive> directives = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();

        private Reader(Includes includes) {
            this.includes = includes;
        }

        private void read(Location file, String text, boolean onlySources, int depth) {
            int number = 0;
            for (var raw : (Iterable<String>) text.lines()::iterator) {
                number++;
                var line = raw.strip();
                if (!line.isEmpty() && "!;#%".indexOf(line.charAt(0)) < 0) {
                    statement(List.of(line.split("\\s+")), file.line(number), onlySources, depth);
                }
            }
        }

        private void statement(List<String> words, Location at, boolean onlySources, int depth) {
            var name = words.get(0).toLowerCase(Locale.ROOT);
            var args = words.subList(1, words.size());
            if (KINDS.contains(name)) {
                source(name, args, at);
            } else if (onlySources) {
                problems.add(new Problem(at, "Only time sources may stand in this file.", false));
            } else {
                ChronyDirectives.refusal(name, args.size())
                        .ifPresent(reason -> problems.add(new Problem(at, reason, true)));
                directives.add(new Directive(name, List.copyOf(args), false, List.of(), at));
                include(name, args, at, depth);
            }
        }

        private void source(String kind, List<String> args, Location at) {
            int names = kind.equals("refclock") ? 2 : 1;
            if (args.size() < names) {
                problems.add(new Problem(at, "The time source lacks its name.", true));
                return;
            }
            var options = new LinkedHashMap<String, String>();
            for (int i = names; i < args.size(); i++) {
                var option = args.get(i).toLowerCase(Locale.ROOT);
                boolean valued = ChronyDirectives.takesValue(kind, option);
                if (!valued && !ChronyDirectives.isFlag(kind, option)) {
                    problems.add(new Problem(at, "The time source has an option that chronyd does not know.", true));
                } else if (valued && i + 1 == args.size()) {
                    problems.add(new Problem(at, "An option of the time source lacks its value.", true));
                }
                options.put(option, valued && i + 1 < args.size() ? args.get(++i) : "");
            }
            sources.add(new TimeSource(kind, String.join(" ", args.subList(0, names)), Map.copyOf(options), at));
        }

        private void include(String name, List<String> args, Location at, int depth) {
            boolean folders = name.equals("confdir") || name.equals("sourcedir");
            if (!folders && !name.equals("include")) {
                return;
            }
            if (depth == DEEPEST_INCLUDE) {
                problems.add(new Problem(at, "Files include each other too deeply.", true));
                return;
            }
            var files = folders ? inFolders(args, name.equals("confdir") ? "*.conf" : "*.sources") : matching(args);
            files.forEach(file -> read(file.at(), file.text(), name.equals("sourcedir"), depth + 1));
        }

        private List<SourceFile> matching(List<String> patterns) {
            return patterns.stream()
                    .flatMap(pattern -> includes.matching(pattern).stream())
                    .toList();
        }

        /** Files of several folders are read in the order of their names; the first folder wins where names repeat. */
        private List<SourceFile> inFolders(List<String> folders, String pattern) {
            var seen = new HashSet<String>();
            return folders.stream()
                    .flatMap(folder -> includes.matching(folder + "/" + pattern).stream())
                    .filter(file -> seen.add(baseName(file)))
                    .sorted(Comparator.comparing(Reader::baseName))
                    .toList();
        }

        private static String baseName(SourceFile file) {
            return file.path().substring(file.path().lastIndexOf('/') + 1);
        }
    }
}
