package org.plumbline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plumbline.snapshot.Snapshot;
import org.plumbline.snapshot.SnapshotException;
import org.plumbline.snapshot.SnapshotReader;

/** A snapshot written by a test, file by file, and read as any other. */
public final class SmallCloud {

    private final Path folder;

    /** @param folder an empty folder, mostly JUnit's temporary one */
    public SmallCloud(Path folder) {
        this.folder = folder;
    }

    /** @param path inside the snapshot: {@code hosts/ctl1/etc/hosts}, {@code hosts/ctl1/commands/ps.txt} */
    public SmallCloud with(String path, String text) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Snapshot read() {
        try {
            return SnapshotReader.read(folder);
        } catch (SnapshotException e) {
            throw new AssertionError(e);
        }
    }
}
