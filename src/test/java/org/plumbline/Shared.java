package org.plumbline;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The material beside the project, which a clone on its own does not have. */
public final class Shared {

    private static final Path ROOT = Path.of("..", "shared").toAbsolutePath().normalize();

    private Shared() {}

    /** The folder or file below ../shared; skips the test, saying so, where it is absent. */
    public static Path path(String below) {
        var path = root().resolve(below);
        assumeTrue(Files.exists(path), "skipped: needs ../shared/" + below + ", which is not here");
        return path;
    }

    private static Path root() {
        var named = System.getenv("PLUMBLINE_SHARED");
        return named == null ? ROOT : Path.of(named);
    }
}
