package org.plumbline.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes a report whole or not at all, readable for its owner only: it tells where a cloud is weak. */
public final class OutputFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private OutputFile() {}

    public static void write(Path file, Report report, Result result) throws IOException {
        var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        var folder = target.getParent();
        if (folder == null || (Files.exists(target) && !Files.isRegularFile(target))) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder);
        var draft = Files.createTempFile(folder, "." + target.getFileName() + "-", ".part", OWNER_ONLY);
        try {
            try (var out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                report.write(result, out);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
