package org.plumbline;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SourceFile;

/** The inputs of a snapshot, and which of them are read. */
public final class Watched {

    private Watched() {}

    /** All inputs by their path in a Plumbline snapshot. */
    public static NavigableMap<String, SourceFile> paths(Snapshot snapshot) {
        var paths = new TreeMap<String, SourceFile>();
        for (var host : snapshot.hosts()) {
            var folder = "hosts/" + host.name();
            host.files().forEach((path, file) -> paths.put(folder + path, file));
            host.outputs().forEach((id, file) -> paths.put(folder + "/commands/" + id + "." + file.format(), file));
        }
        snapshot.api().forEach((call, file) -> paths.put("api/" + call + ".json", file));
        return paths;
    }

    /** The same snapshot, which tells the path of each input whose text is asked for. */
    public static Snapshot by(Snapshot snapshot, Consumer<String> reader) {
        return new Snapshot(
                snapshot.name(),
                snapshot.collectedAt(),
                snapshot.sha256(),
                snapshot.hosts().stream().map(host -> watched(host, reader)).toList(),
                watched(snapshot.api(), call -> "api/" + call + ".json", reader),
                snapshot.topology(),
                snapshot.attestations(),
                snapshot.blindSpots());
    }

    private static HostFiles watched(HostFiles host, Consumer<String> reader) {
        var folder = "hosts/" + host.name();
        var outputs = new TreeMap<String, SourceFile>();
        host.outputs()
                .forEach((id, file) ->
                        outputs.put(id, watched(file, folder + "/commands/" + id + "." + file.format(), reader)));
        return new HostFiles(
                host.name(),
                host.machine(),
                watched(host.files(), path -> folder + path, reader),
                outputs,
                host.listing(),
                host.blindSpots());
    }

    private static NavigableMap<String, SourceFile> watched(
            NavigableMap<String, SourceFile> all, UnaryOperator<String> path, Consumer<String> reader) {
        var watched = new TreeMap<String, SourceFile>();
        all.forEach((key, file) -> watched.put(key, watched(file, path.apply(key), reader)));
        return watched;
    }

    private static SourceFile watched(SourceFile file, String path, Consumer<String> reader) {
        return new SourceFile(file.at(), file.format(), () -> {
            reader.accept(path);
            return file.text();
        });
    }
}
