package org.plumbline.snapshot;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.snapshot.Contents.Content;

/** What has been found of one host so far; its texts can be seen only when the whole snapshot has been read. */
final class Draft {

    private static final List<String> BEST_FORMAT_LAST = List.of("txt", "tsv", "csv", "xml", "json");

    final String name;
    final TreeMap<String, Output> outputs = new TreeMap<>();
    final TreeSet<String> listing = new TreeSet<>();
    final List<BlindSpot> blindSpots = new ArrayList<>();
    private final String machine;
    private final TreeMap<String, Found> files = new TreeMap<>();
    private final Contents contents;
    private final Limits limits;

    /** The content of an input, and the row it was found by. */
    private record Found(Content content, Input input) {}

    /** What a command printed. */
    record Output(Content content, Input input, String format, String command) {}

    Draft(String name, String machine, Contents contents, Limits limits) {
        this.name = name;
        this.machine = machine;
        this.contents = contents;
        this.limits = limits;
    }

    void addFile(String path, Input input, Node.Document document) {
        read(path, "", input, document).ifPresent(content -> {
            files.put(path, new Found(content, input));
            if (input.kind() == Input.Kind.COMMAND) {
                outputs.putIfAbsent(input.id(), new Output(content, input, "txt", path));
            }
        });
    }

    /** Keeps the output unless a better structured form of it is there already. */
    void addOutput(String id, String format, String command, Input input, Node.Document document) {
        var known = outputs.get(id);
        if (known == null || BEST_FORMAT_LAST.indexOf(format) > BEST_FORMAT_LAST.indexOf(known.format())) {
            read(id, format, input, document)
                    .ifPresent(content -> outputs.put(id, new Output(content, input, format, command)));
        }
    }

    /** What a command printed; empty when it is not there. */
    Optional<String> printed(String id) {
        return Optional.ofNullable(outputs.get(id))
                .map(output -> output.content().text());
    }

    void blind(String input, String reason, String hint) {
        blindSpots.add(new BlindSpot(name, input, reason, hint));
    }

    HostFiles finished(Redactor redactor) {
        var texts = new TreeMap<String, SourceFile>();
        files.forEach((path, found) -> texts.put(path, source(path, "", found.content(), found.input(), redactor)));
        var printed = new TreeMap<String, SourceFile>();
        outputs.forEach((id, output) -> {
            printed.put(id, source(output.command(), output.format(), output.content(), output.input(), redactor));
        });
        return new HostFiles(
                name,
                machine,
                Collections.unmodifiableNavigableMap(texts),
                Collections.unmodifiableNavigableMap(printed),
                List.copyOf(listing),
                List.copyOf(new TreeSet<>(blindSpots)));
    }

    /** Adds the digests of all contents. */
    void addDigests(Set<String> digests) {
        files.values().forEach(found -> digests.add(found.content().sha256()));
        outputs.values().forEach(output -> digests.add(output.content().sha256()));
    }

    void addTo(Digest digest) {
        digest.add(name).add(machine);
        files.forEach((path, found) -> digest.add(path).add(found.content().sha256()));
        outputs.forEach((id, output) ->
                digest.add(id).add(output.format()).add(output.content().sha256()));
    }

    private SourceFile source(String source, String format, Content content, Input input, Redactor redactor) {
        return new SourceFile(
                new Location(name, source, 0), format, () -> redactor.text(content, source, format, input));
    }

    private Optional<Content> read(String what, String format, Input input, Node.Document document) {
        if (document.size() > input.limit()) {
            blind(what, "is larger than " + (input.limit() >> 10) + " KiB", "");
            return Optional.empty();
        }
        if (contents.size() + document.size() > limits.kept() || contents.count() >= limits.inputs()) {
            blind(what, "was left out: the snapshot is larger than fits", "audit fewer hosts at once");
            return Optional.empty();
        }
        try {
            return readable(what, format, input, document.read(input.limit()));
        } catch (AccessDeniedException e) {
            blind(what, "must not be read by the user who runs this tool", "run it as the owner of the snapshot");
        } catch (IOException e) {
            blind(what, "cannot be read", "");
        }
        return Optional.empty();
    }

    private Optional<Content> readable(String what, String format, Input input, byte[] bytes) {
        if (input.whole()) {
            return Optional.of(contents.add(bytes));
        }
        var readable = Readable.of(bytes, format, limits.line());
        if (!readable.isText()) {
            blind(what, "is not a text", "");
            return Optional.empty();
        }
        if (readable.firstCutLine() > 0) {
            blindSpots.add(new BlindSpot(
                    name, what, readable.firstCutLine(), "has lines longer than " + limits.line() + " bytes", ""));
        }
        return Optional.of(contents.add(readable.bytes()));
    }
}
