package org.plumbline.snapshot;

import java.io.IOException;
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

        /** The first bytes of it, at most so many. */
        byte[] read(int most) throws IOException;
    }

    /** A symbolic link and what it says. */
    record Link(String target) implements Node {}

    /** A device, FIFO or socket, which is never opened, or a file whose content an archive reader had no use for. */
    record Closed(String what) implements Node {}
}
