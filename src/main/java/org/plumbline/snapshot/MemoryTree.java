package org.plumbline.snapshot;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plumbline.snapshot.Contents.Content;

/** The part of an archive that was kept, as a tree of nodes. */
final class MemoryTree implements Node.Folder {

    private final TreeMap<String, Node> children = new TreeMap<>();

    /** A file whose content was kept. */
    record Kept(Content content) implements Node.Document {

        @Override
        public long size() {
            return content.length();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content.bytes());
        }
    }

    /** A file that is too large to be read; nobody opens it. */
    record TooLarge(long size) implements Node.Document {

        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }
    }

    @Override
    public SortedMap<String, Node> children() {
        return Collections.unmodifiableSortedMap(children);
    }

    @Override
    public @Nullable Node child(String name) {
        return children.get(name);
    }

    /** Puts the node at the path; the last one of a name counts, but a folder stays one. */
    void put(String[] path, Node node) {
        var folder = this;
        for (int i = 0; i < path.length - 1; i++) {
            folder = folder.folder(path[i]);
        }
        var name = path[path.length - 1];
        if (!(node instanceof Node.Folder && folder.children.get(name) instanceof MemoryTree)) {
            folder.children.put(name, node);
        }
    }

    /** What lies at the path; null when nothing was kept there. */
    @Nullable
    Node at(String[] path) {
        Node node = this;
        for (var name : path) {
            node = node instanceof MemoryTree folder ? folder.children.get(name) : null;
        }
        return node;
    }

    private MemoryTree folder(String name) {
        if (children.get(name) instanceof MemoryTree folder) {
            return folder;
        }
        var folder = new MemoryTree();
        children.put(name, folder);
        return folder;
    }
}
