package org.plumbline.facts.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.cloud.Quoted;
import org.plumbline.facts.Facts;
import org.plumbline.parse.Problem;
import org.plumbline.parse.host.LogrotateBlock;
import org.plumbline.parse.host.LogrotateConf;
import org.plumbline.snapshot.Glob;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.SourceFile;

/**
 * What logrotate is told on a host, or in the container that does it for kolla.
 *
 * @param complete whether all that could tell it something was read
 * @param main its configuration, or the first file of it that was collected
 */
record Rotation(List<LogrotateBlock> blocks, boolean complete, Optional<SourceFile> main) {

    private static final String FOLDER = "/etc/logrotate.d/";

    /** Told to rotate what kolla's containers write. */
    static Rotation ofContainers(Facts facts, HostFiles host) {
        var single = host.file("/etc/kolla/cron/logrotate.conf");
        return single.map(file -> whole(facts, host, file, true))
                .orElseGet(() -> parts(
                        facts, host.glob("/etc/kolla/cron/logrotate/*.conf").toList()));
    }

    static Rotation ofHost(Facts facts, HostFiles host) {
        var main = host.file("/etc/logrotate.conf");
        return main.map(file -> whole(facts, host, file, !isStartedOtherwise(host) && !isPartlySeen(host)))
                .orElseGet(() -> parts(facts, host.glob("/etc/logrotate.d/*").toList()));
    }

    private static Rotation whole(Facts facts, HostFiles host, SourceFile main, boolean alone) {
        var missed = new ArrayList<String>();
        var parsed = LogrotateConf.parse(main, path -> {
            var found = host.file(path).map(List::of).orElseGet(() -> host.glob(path + "/*")
                    .toList());
            if (found.isEmpty()) {
                missed.add(path);
            }
            return found;
        });
        boolean sound = missed.isEmpty() && parsed.problems().stream().noneMatch(Problem::fatal);
        return new Rotation(facts.understood(parsed), sound && alone, Optional.of(main));
    }

    private static Rotation parts(Facts facts, List<SourceFile> files) {
        var blocks = files.stream()
                .flatMap(file -> facts.understood(LogrotateConf.parse(file.at(), file.text())).stream())
                .toList();
        return new Rotation(blocks, false, files.stream().findFirst());
    }

    /** A job of its own gives logrotate another file. */
    private static boolean isStartedOtherwise(HostFiles host) {
        return host.files().tailMap("/etc/cron").values().stream()
                .takeWhile(file -> file.path().startsWith("/etc/cron"))
                .filter(file -> !file.path().endsWith("/logrotate"))
                .anyMatch(file -> file.text().contains("logrotate"));
    }

    /** A file of its folder is there that nobody could read, or that was left behind. */
    private static boolean isPartlySeen(HostFiles host) {
        var listed = host.output("logrotate-files").stream()
                .flatMap(output -> output.text().lines())
                .filter(line -> line.startsWith("-"))
                .map(line -> FOLDER + line.substring(line.lastIndexOf(' ') + 1));
        var known = host.listing().stream().filter(path -> path.startsWith(FOLDER));
        return host.blindSpots().stream().anyMatch(spot -> spot.input().startsWith("/etc/logrotate"))
                || Stream.concat(listed, known)
                        .anyMatch(path -> !path.endsWith("/") && host.file(path).isEmpty());
    }

    /** The block that rotates a file. */
    Optional<Quoted> of(String path) {
        return blocks.stream()
                .flatMap(block -> block.patterns().stream()
                        .filter(pattern -> Glob.matches(pattern, path))
                        .map(pattern -> new Quoted(block.at(), pattern + " is rotated")))
                .findFirst();
    }

    /** No block speaks of anything in the folder, nor may do so. */
    boolean leavesOut(String folder) {
        return complete
                && blocks.stream()
                        .flatMap(block -> block.patterns().stream())
                        .map(Rotation::literal)
                        .noneMatch(start -> start.startsWith(folder + '/') || (folder + '/').startsWith(start));
    }

    private static String literal(String pattern) {
        return pattern.substring(
                0,
                Stream.of("*", "?", "[", "{", "\\")
                        .mapToInt(pattern::indexOf)
                        .filter(at -> at >= 0)
                        .min()
                        .orElse(pattern.length()));
    }
}
