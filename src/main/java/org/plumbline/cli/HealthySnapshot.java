package org.plumbline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The snapshot that an author's cases are laid over. */
final class HealthySnapshot {

    @Option(
            names = "--base",
            paramLabel = "SNAPSHOT",
            description = "The healthy cloud that cases are laid over. Default: samples/production of Plumbline.")
    private @Nullable Path base;

    /** @throws UsageException when it is not there */
    Path folder() {
        var folder = base == null ? Path.of(System.getProperty("plumbline.home", "."), "samples", "production") : base;
        if (!Files.isDirectory(folder)) {
            throw new UsageException("there is no snapshot %s; name one with --base".formatted(folder));
        }
        return folder;
    }
}
