package org.plumbline.rules;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.finding.Control;

/**
 * One control as its author wrote it.
 *
 * @param file where it lies, for messages
 * @param drl the whole text, header included
 */
record RuleFile(Control control, Path file, String drl) {

    /** The parts of the model: {@code cloud} itself and its folders. */
    static final List<String> AREAS = List.of(
            "backup",
            "cache",
            "capacity",
            "ceph",
            "cluster",
            "compute",
            "coordination",
            "credentials",
            "dashboard",
            "database",
            "dns",
            "drift",
            "endpoints",
            "hardening",
            "identity",
            "lifecycle",
            "loadbalancer",
            "loadbalancing",
            "logging",
            "messaging",
            "monitoring",
            "network",
            "object",
            "options",
            "share",
            "storage",
            "time",
            "tls",
            "topology",
            "vip");

    private static final String MODEL = Stream.concat(
                    Stream.of("cloud", "resilience"), AREAS.stream().map("cloud."::concat))
            .map("import org.plumbline.%s.*; "::formatted)
            .collect(joining());

    private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+rules\\.([a-z0-9_]+)\\s*;?[ \t]*$");
    private static final Pattern RULE = Pattern.compile("(?m)^rule\\s+\"([^\"\n]+)\"");

    /** The rule files below a folder, sorted by id. A control's id is its path below the folder, without suffix. */
    static List<RuleFile> below(Path folder) {
        return paths(folder).stream().map(file -> read(folder, file)).toList();
    }

    /** Where the rule files lie. */
    static List<Path> paths(Path folder) {
        try (var files = Files.walk(folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rules (%s).".formatted(folder), e);
        }
    }

    /** @throws RuleException naming file and line when the file is no control */
    static RuleFile read(Path folder, Path file) {
        var id = folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.drl$", "");
        if (id.indexOf('/') < 0) {
            throw new RuleException(file.toString(), 1, "a rule file lies in the folder of its area");
        }
        try {
            var drl = Files.readString(file).replace("\r\n", "\n");
            var control = ControlHeader.read(id, file.toString(), drl);
            checkNames(id, file, drl);
            return new RuleFile(control, file, drl);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the rule (%s).".formatted(file), e);
        }
    }

    /** A control is found by its path, so the rule, the package and the path must say the same. */
    private static void checkNames(String id, Path file, String drl) {
        var area = id.substring(0, id.indexOf('/'));
        var inPackage = PACKAGE.matcher(drl);
        if (!inPackage.find() || !inPackage.group(1).equals(area)) {
            throw new RuleException(file.toString(), 1, "the rule belongs in `package rules.%s`".formatted(area));
        }
        var rules = RULE.matcher(drl);
        int count = 0;
        while (rules.find()) {
            count++;
            if (!Findings.controlOf(rules.group(1)).equals(id)) {
                int line = 1
                        + (int) drl.substring(0, rules.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
                throw new RuleException(
                        file.toString(),
                        line,
                        "the rule (%s) must be called after its file: \"%s\", or that, a blank and some words"
                                .formatted(rules.group(1), id));
            }
        }
        if (count == 0) {
            throw new RuleException(file.toString(), 1, "the file holds no rule \"%s\"".formatted(id));
        }
    }

    /** What every rule may use without saying so. Added to the package line, so that line numbers stay true. */
    String complete() {
        return PACKAGE.matcher(drl)
                .replaceFirst("package rules.$1; " + MODEL
                        + "import org.plumbline.rules.Params; import static org.plumbline.finding.Severity.*;"
                        + " global org.plumbline.rules.Findings findings;");
    }
}
