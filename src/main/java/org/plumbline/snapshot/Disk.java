package org.plumbline.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A directory on disk as a tree of nodes. Reads what is asked for and follows no link itself. */
final class Disk {

    private Disk() {}

    static @Nullable Node node(Path path) throws IOException {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                return new DiskFolder(path);
            }
            if (attributes.isRegularFile()) {
                return new DiskDocument(path, attributes.size());
            }
            return attributes.isSymbolicLink()
                    ? new Node.Link(Files.readSymbolicLink(path).toString())
                    : new Node.Closed("is a device, FIFO or socket");
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static final class DiskFolder implements Node.Folder {

        private final Path path;
        private @Nullable SortedMap<String, Node> children;

        DiskFolder(Path path) {
            this.path = path;
        }

        @Override
        public SortedMap<String, Node> children() throws IOException {
            if (children == null) {
                var found = new TreeMap<String, Node>();
                try (var entries = Files.newDirectoryStream(path)) {
                    for (var entry : entries) {
                        var node = node(entry);
                        if (node != null) {
                            found.put(entry.getFileName().toString(), node);
                        }
                    }
                }
                children = Collections.unmodifiableSortedMap(found);
            }
            return children;
        }

        @Override
        public @Nullable Node child(String name) throws IOException {
            if (children != null) {
                return children.get(name);
            }
            try {
                return node(path.resolve(name));
            } catch (InvalidPathException e) {
                return null;
            }
        }
    }

    private record DiskDocument(Path path, long size) implements Node.Document {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
