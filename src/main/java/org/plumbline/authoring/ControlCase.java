package org.plumbline.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.plumbline.finding.Verdict;
import org.plumbline.snapshot.Glob;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;
import org.plumbline.snapshot.Trimmed;

/**
 * A cloud that a control is tried on: the files of a folder, laid over a healthy snapshot. Its name begins with what the
 * control must say of it: {@code fail-…}, {@code pass-…} or {@code unknown-…}.
 *
 * @param folder the files; one called {@code remove} lists patterns of paths to take away from the healthy snapshot
 */
public record ControlCase(Path folder) {

    private static final String REMOVE = "remove";

    /** The cases in a folder, sorted by name; none where there is no such folder. */
    public static List<ControlCase> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(ControlCase::new)
                    .toList();
        }
    }

    /** What every control must have: a cloud it fails, a near miss it passes, and one where it cannot know. */
    public static Set<String> lacking(List<ControlCase> cases) {
        var kinds = cases.stream().map(ControlCase::kind).collect(Collectors.toSet());
        return Set.of("fail", "pass", "unknown").stream()
                .filter(kind -> !kinds.contains(kind))
                .collect(Collectors.toSet());
    }

    public String name() {
        return folder.getFileName().toString();
    }

    private String kind() {
        return name().replaceFirst("-.*", "");
    }

    /** The verdicts that the control may come to. */
    public Set<Verdict> expected() {
        return switch (kind()) {
            case "fail" -> EnumSet.of(Verdict.FAIL);
            case "unknown" -> EnumSet.of(Verdict.UNKNOWN);
            default -> EnumSet.of(Verdict.PASS, Verdict.NOT_APPLICABLE);
        };
    }

    /** The file with what the control said when its author approved it. */
    public Path approved() {
        return folder.resolve("expected.txt");
    }

    public Snapshot snapshot(Path healthy) throws IOException, SnapshotException {
        return Trimmed.without(SnapshotReader.read(List.of(healthy, folder)), removed());
    }

    private Predicate<String> removed() throws IOException {
        var list = folder.resolve(REMOVE);
        if (!Files.exists(list)) {
            return path -> false;
        }
        var patterns = Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return path -> patterns.stream()
                .anyMatch(pattern -> pattern.endsWith("/**")
                        ? path.startsWith(pattern.substring(0, pattern.length() - 2))
                        : Glob.matches(pattern, path));
    }
}
