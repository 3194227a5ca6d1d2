package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Results that somebody read and approved. {@code -Dapprove=true} accepts what is; the diff is the review. */
public final class Approved {

    private Approved() {}

    public static void text(Path golden, String actual) throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(golden.toAbsolutePath().getParent());
            Files.writeString(golden, actual);
        }
        assertThat(golden).exists().hasContent(actual);
    }
}
