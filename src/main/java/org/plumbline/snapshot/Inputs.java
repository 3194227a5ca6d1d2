package org.plumbline.snapshot;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The table of all inputs: inputs.yaml, in the form the build gave it so that a start has no YAML to read. */
public final class Inputs {

    static final String RESOURCE = "inputs.bin";

    private final Map<String, Input> byId = new LinkedHashMap<>();
    private final PathTable paths = new PathTable();

    Inputs(Collection<Input> rows) {
        for (var row : rows) {
            byId.put(row.id(), row);
            row.paths().forEach(path -> paths.add(path, row));
        }
    }

    /** The table that this build was made with. */
    public static Inputs table() {
        return Loaded.TABLE;
    }

    /** All rows, in the order of inputs.yaml. */
    public Collection<Input> rows() {
        return byId.values();
    }

    public Optional<Input> row(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    PathTable paths() {
        return paths;
    }

    /** Loaded when first asked for. */
    private static final class Loaded {

        private static final Inputs TABLE = load();
    }

    private static Inputs load() {
        var resource = Inputs.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new IllegalStateException("the build left out " + RESOURCE);
        }
        try (var in = new DataInputStream(new BufferedInputStream(resource))) {
            var rows = new ArrayList<Input>();
            for (int left = in.readInt(); left > 0; left--) {
                rows.add(readRow(in));
            }
            return new Inputs(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(byId.size());
        for (var row : byId.values()) {
            writeRow(row, out);
        }
    }

    private static Input readRow(DataInputStream in) throws IOException {
        return new Input(
                in.readUTF(),
                Input.Kind.valueOf(in.readUTF()),
                readTexts(in),
                in.readUTF(),
                in.readUTF(),
                readTexts(in),
                readNumbers(in),
                in.readUTF(),
                in.readBoolean(),
                in.readBoolean(),
                Set.copyOf(readTexts(in)),
                in.readInt(),
                in.readUTF(),
                in.readUTF());
    }

    private static void writeRow(Input row, DataOutputStream out) throws IOException {
        out.writeUTF(row.id());
        out.writeUTF(row.kind().name());
        writeTexts(row.paths(), out);
        out.writeUTF(row.run());
        out.writeUTF(row.container());
        writeTexts(row.sos(), out);
        out.writeInt(row.accepted().size());
        for (int code : row.accepted().stream().sorted().toList()) {
            out.writeInt(code);
        }
        out.writeUTF(row.parser());
        out.writeBoolean(row.whole());
        out.writeBoolean(row.aliases());
        writeTexts(row.sensitive().stream().sorted().toList(), out);
        out.writeInt(row.limit());
        out.writeUTF(row.privilege());
        out.writeUTF(row.why());
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return List.copyOf(texts);
    }

    private static void writeTexts(Collection<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (var text : texts) {
            out.writeUTF(text);
        }
    }

    private static Set<Integer> readNumbers(DataInputStream in) throws IOException {
        var numbers = new HashSet<Integer>();
        for (int left = in.readInt(); left > 0; left--) {
            numbers.add(in.readInt());
        }
        return Set.copyOf(numbers);
    }
}
