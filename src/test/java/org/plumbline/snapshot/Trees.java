package org.plumbline.snapshot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Makes snapshots for tests, as directories and as archives. */
final class Trees {

    private Trees() {}

    static void write(Path folder, String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }

    static void link(Path folder, String path, String target) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.createSymbolicLink(folder.resolve(path), Path.of(target));
    }

    /** The folder as a tar archive. @param top a folder to put in front of all names, with its slash, or nothing */
    static byte[] tar(Path folder, String top) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes);
                var paths = Files.walk(folder)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var path : paths.sorted().skip(1).toList()) {
                add(tar, path, top + folder.relativize(path));
            }
        }
        return bytes.toByteArray();
    }

    private static void add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
        if (Files.isSymbolicLink(path)) {
            var entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            entry.setLinkName(Files.readSymbolicLink(path).toString());
            tar.putArchiveEntry(entry);
        } else if (Files.isDirectory(path)) {
            tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            var entry = new TarArchiveEntry(name);
            entry.setSize(Files.size(path));
            tar.putArchiveEntry(entry);
            Files.copy(path, tar);
        } else {
            tar.putArchiveEntry(new TarArchiveEntry(name, TarConstants.LF_FIFO));
        }
        tar.closeArchiveEntry();
    }

    /** An archive of entries that need not make sense. */
    static byte[] tar(List<TarArchiveEntry> entries, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (var entry : entries) {
                entry.setSize(entry.isFile() ? content.length : 0);
                tar.putArchiveEntry(entry);
                if (entry.isFile()) {
                    tar.write(content);
                }
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        return packed(bytes, GZIPOutputStream::new);
    }

    static byte[] xz(byte[] bytes) throws IOException {
        return packed(bytes, out -> new XZOutputStream(out, new LZMA2Options(0)));
    }

    private interface Packer {
        OutputStream open(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] bytes, Packer packer) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = packer.open(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** All that a snapshot says, so that two can be compared. */
    static String dump(Snapshot snapshot) {
        var said = new StringBuilder();
        said.append(snapshot.name())
                .append(' ')
                .append(snapshot.collectedAt())
                .append(' ')
                .append(snapshot.sha256());
        for (var host : snapshot.hosts()) {
            said.append("\nhost ").append(host.name()).append(" on ").append(host.machine());
            said.append("\nlisting ").append(host.listing());
            host.blindSpots().forEach(spot -> said.append("\n! ").append(spot));
            append(said, host.files());
            append(said, host.outputs());
        }
        append(said, snapshot.api());
        snapshot.blindSpots().forEach(spot -> said.append("\n! ").append(spot));
        return said.toString();
    }

    private static void append(StringBuilder said, java.util.Map<String, SourceFile> sources) {
        new TreeMap<>(sources).forEach((key, source) -> said.append("\n== ")
                .append(key)
                .append(' ')
                .append(source.at())
                .append(' ')
                .append(source.format())
                .append('\n')
                .append(source.text()));
    }
}
