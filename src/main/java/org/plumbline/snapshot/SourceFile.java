package org.plumbline.snapshot;

import java.util.function.Supplier;

/**
 * One input as it was found: a file of a host, the recorded output of a command, or an API response. Its text is
 * decoded, bounded and redacted (see {@link Secret}) each time it is asked for; parse it once.
 *
 * @param at the source as a whole
 * @param format how the text is written: {@code json xml csv tsv txt} for outputs, empty for files of a host
 * @param content gives the redacted text
 */
public record SourceFile(Location at, String format, Supplier<String> content) {

    public String host() {
        return at.host();
    }

    /** Absolute path on the host, command line, or API call. */
    public String path() {
        return at.source();
    }

    public String text() {
        return content.get();
    }
}
