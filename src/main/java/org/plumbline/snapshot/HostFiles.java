package org.plumbline.snapshot;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that was collected from one host.
 *
 * @param name the host's name in this snapshot; for an LXC container the container's name
 * @param machine name of the physical host that carries it; the same as {@code name} unless it is a container
 * @param files absolute path on the host to file
 * @param outputs id of a row of inputs.yaml to the recorded output of its command; where several forms were recorded,
 *     the best structured one (json, xml, csv, tsv, txt)
 * @param listing absolute paths that are known to exist, whether or not their content was collected
 * @param blindSpots what this host refused or what could not be read, decoded or kept
 */
public record HostFiles(
        String name,
        String machine,
        NavigableMap<String, SourceFile> files,
        NavigableMap<String, SourceFile> outputs,
        List<String> listing,
        List<BlindSpot> blindSpots) {

    public Optional<SourceFile> file(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The recorded output of the input's command; empty when it was not collected or the command failed. */
    public Optional<SourceFile> output(String input) {
        return Optional.ofNullable(outputs.get(input));
    }

    /**
     * The files that match a pattern, in lexical order. {@code *} is any run of characters but {@code /}.
     *
     * @param pattern absolute path with {@code *} in any segment
     */
    public Stream<SourceFile> glob(String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return file(pattern).stream();
        }
        var prefix = pattern.substring(0, star);
        return files.tailMap(prefix, true).values().stream()
                .takeWhile(file -> file.path().startsWith(prefix))
                .filter(file -> Glob.matches(pattern, file.path()));
    }

    /** Whether any file below the folder was collected or is known to exist. */
    public boolean hasFolder(String folder) {
        var prefix = folder.endsWith("/") ? folder : folder + "/";
        var next = files.ceilingKey(prefix);
        return (next != null && next.startsWith(prefix)) || listing.stream().anyMatch(path -> path.startsWith(prefix));
    }

    /**
     * Whether nothing of the host itself was collected, at most what one of its services answered over the network
     * ({@code rabbitmq-api-overview}): such a host is named, not seen.
     */
    public boolean isHearsay() {
        return files.isEmpty() && listing.isEmpty() && outputs.keySet().stream().allMatch(id -> id.contains("-api-"));
    }

    /** The blind spot that covers this path or input id, if there is one. */
    public Optional<BlindSpot> blindSpot(String pathOrInput) {
        return blindSpots.stream()
                .filter(spot -> spot.input().equals(pathOrInput))
                .findFirst();
    }
}
