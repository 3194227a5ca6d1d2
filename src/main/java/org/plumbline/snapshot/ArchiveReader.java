package org.plumbline.snapshot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a tar archive in one pass and keeps what is wanted of it. What it has read stays when the archive breaks off. */
final class ArchiveReader {

    private static final List<String> ENDINGS = List.of(".tar.gz", ".tar.xz", ".tgz", ".txz", ".tar", ".gz", ".xz");
    private static final int MOST_NESTED = 2;

    /** Archives inside an archive lie near its top: sos collect makes such. */
    private static final int NESTED_DEPTH = 3;

    private final Archives archives;
    private final String name;
    private final int nested;
    private final Wanted wanted = new Wanted();
    private final MemoryTree tree = new MemoryTree();
    private int entries;
    private int outside;

    /** @param nested how many archives this one lies in */
    ArchiveReader(Archives archives, String name, int nested) {
        this.archives = archives;
        this.name = name;
        this.nested = nested;
    }

    MemoryTree read(InputStream in) {
        try {
            var tar = new TarArchiveInputStream(in);
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entries++ >= archives.limits.entries()) {
                    archives.damaged(tree, name, "the archive has more than " + archives.limits.entries() + " entries");
                    break;
                }
                add(entry, tar);
            }
        } catch (Bounded.BombException e) {
            archives.damaged(tree, name, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            // commons-compress answers broken headers with all kinds of exceptions
            archives.damaged(tree, name, "the archive is damaged or cut off after " + entries + " entries");
        }
        if (outside > 0) {
            archives.blind(name, outside + " entries of the archive name places outside it and were left out");
        }
        return tree;
    }

    /** The name without the endings of archives. */
    static String plainName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        for (var ending : ENDINGS) {
            if (lower.endsWith(ending) && name.length() > ending.length()) {
                return name.substring(0, name.length() - ending.length());
            }
        }
        return name;
    }

    private void add(TarArchiveEntry entry, TarArchiveInputStream tar) throws IOException {
        var path = path(entry.getName());
        if (path == null) {
            outside++;
        } else if (path.length > 0 && path.length <= archives.limits.depth()) {
            var node = node(entry, path, tar);
            if (node != null) {
                tree.put(path, node);
            }
        }
    }

    /** The segments of an entry's name; null when they lead out of the archive. */
    private static String @Nullable [] path(String name) {
        var segments = new ArrayList<String>();
        for (var segment : name.split("/")) {
            if (segment.equals("..")) {
                return null;
            }
            if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments.toArray(String[]::new);
    }

    private @Nullable Node node(TarArchiveEntry entry, String[] path, TarArchiveInputStream tar) throws IOException {
        if (entry.isDirectory()) {
            return wanted.isListed(path) ? new MemoryTree() : null;
        }
        if (entry.isSymbolicLink()) {
            return wanted.isListed(path) ? new Node.Link(entry.getLinkName()) : null;
        }
        if (entry.isLink()) {
            return hardLink(entry.getLinkName(), path);
        }
        if (!entry.isFile() || !tar.canReadEntryData(entry)) {
            return wanted.isListed(path) ? new Node.Closed("is a device, FIFO or socket") : null;
        }
        int limit = wanted.limit(path);
        return limit < 0 ? unwanted(entry, path, tar) : file(entry, tar, limit);
    }

    private @Nullable Node hardLink(String target, String[] path) {
        var segments = path(target);
        var node = segments == null ? null : tree.at(segments);
        if (node instanceof Node.Document) {
            return node;
        }
        return wanted.isListed(path) ? new Node.Closed("is a hard link to a file that was not kept") : null;
    }

    private Node file(TarArchiveEntry entry, InputStream tar, int limit) throws IOException {
        long size = Math.max(entry.getSize(), entry.getRealSize());
        if (size > limit) {
            return new MemoryTree.TooLarge(size);
        }
        if (archives.contents.size() + size > archives.limits.kept()) {
            return new Node.Closed("was left out: the snapshot is larger than fits");
        }
        var bytes = tar.readNBytes((int) size);
        if (bytes.length < size) {
            throw new IOException("cut off");
        }
        return new MemoryTree.Kept(archives.contents.add(bytes));
    }

    private @Nullable Node unwanted(TarArchiveEntry entry, String[] path, InputStream tar) throws IOException {
        if (path.length <= NESTED_DEPTH && nested < MOST_NESTED && entry.getSize() > 0) {
            var inner = new BufferedInputStream(new Unclosed(tar));
            var form = Archives.form(inner);
            if (form != Archives.Form.OTHER && form != Archives.Form.FOREIGN) {
                var last = path.length - 1;
                var folder = archives.open(path[last], inner, nested + 1);
                path[last] = plainName(path[last]);
                return folder;
            }
        }
        return wanted.isListed(path) ? new Node.Closed("was passed by") : null;
    }

    /** The data of one entry, which ends without ending the archive. */
    private static final class Unclosed extends Counted {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the archive goes on
        }
    }
}
