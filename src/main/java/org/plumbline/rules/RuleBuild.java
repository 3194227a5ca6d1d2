package org.plumbline.rules;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/**
 * Build step: the rules below a folder become classes and one index. An area whose rules, and the model that they are
 * compiled against, did not change since the last build is not compiled again.
 */
public final class RuleBuild {

    private final Path output;
    private final String model;

    private RuleBuild(Path output, String model) {
        this.output = output;
        this.model = model;
    }

    /** Arguments: the folder of the rules, the folder for the classes. */
    public static void main(String[] args) throws IOException {
        var output = Path.of(args[1]);
        new RuleBuild(output, digest(modelClasses(output))).build(Path.of(args[0]));
    }

    private void build(Path folder) throws IOException {
        var files = RuleFile.below(folder);
        var models = new ArrayList<String>();
        var byArea = files.stream().collect(groupingBy(file -> file.control().area(), TreeMap::new, toList()));
        for (var area : byArea.entrySet()) {
            models.addAll(area(area.getKey(), area.getValue()));
        }
        var index = output.resolve(Catalog.INDEX);
        Files.createDirectories(index.getParent());
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(index)))) {
            new ControlIndex(files.stream().map(RuleFile::control).toList(), models).write(out);
        }
    }

    private List<String> area(String area, List<RuleFile> files) throws IOException {
        var stamp = output.resolve("rules-" + area + ".stamp");
        var now = digest(files.stream()
                .map(file -> file.complete().getBytes(StandardCharsets.UTF_8))
                .toList());
        if (Files.exists(stamp)) {
            var known = Files.readAllLines(stamp);
            if (known.get(0).equals(now + model)) {
                return known.subList(1, known.size());
            }
        }
        var folder = output.resolve("rules").resolve(area);
        clear(folder);
        var compiled = RuleCompiler.compile(area, files);
        for (var entry : compiled.classes().entrySet()) {
            var target = output.resolve(entry.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, entry.getValue());
        }
        var lines = new ArrayList<String>(List.of(now + model));
        lines.addAll(compiled.models());
        Files.write(stamp, lines);
        return compiled.models();
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var old = Files.walk(folder)) {
                for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** The classes that rules are compiled against. */
    private static List<byte[]> modelClasses(Path output) throws IOException {
        var classes = new ArrayList<byte[]>();
        for (var name : List.of("cloud", "resilience", "rules")) {
            try (var files = Files.walk(output.resolve("org/plumbline/" + name))) {
                for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                    classes.add(Files.readAllBytes(file));
                }
            }
        }
        return classes;
    }

    private static String digest(List<byte[]> parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            parts.forEach(sha::update);
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
