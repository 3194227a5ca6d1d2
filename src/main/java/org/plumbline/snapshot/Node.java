package org.plumbline.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What lies in a snapshot, on disk or in an archive. Names are those of the snapshot; nothing is followed or opened. */
sealed interface Node {

    /** A folder; its children are looked up when asked for. */
    non-sealed interface Folder extends Node {

        /** All children by name. */
        SortedMap<String, Node> children() throws IOException;

        @Nullable
        Node child(String name) throws IOException;
    }

    /** A regular file. */
    non-sealed interface Document extends Node {

        long size();

        InputStream open() throws IOException;

        /** The first bytes of it, at most so many. */
        default byte[] read(int most) throws IOException {
            var bytes = new byte[(int) Math.min(most, size())];
            try (var in = open()) {
                int read = in.readNBytes(bytes, 0, bytes.length);
                return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
            }
        }
    }

    /** A symbolic link and what it says. */
    record Link(String target) implements Node {}

    /**
     * What is never opened: a device, FIFO or socket, or a file that an archive reader passed by.
     *
     * @param reason why, as the end of a sentence about it
     */
    record Closed(String reason) implements Node {}
}
