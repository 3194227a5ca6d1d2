package org.plumbline.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** Whether bytes are a text that parsers may see, and where its lines had to be cut. */
record Readable(byte[] bytes, boolean isText, int firstCutLine) {

    private static final byte[] CUT = "…".getBytes(StandardCharsets.UTF_8);
    private static final Set<String> WITHOUT_LINES = Set.of("json", "xml");

    /** @param line the longest line in bytes; ignored for formats that need no lines */
    static Readable of(byte[] bytes, String format, int line) {
        int start = 0;
        boolean tooLong = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return new Readable(bytes, false, 0);
            }
            if (bytes[i] == '\n') {
                tooLong |= i - start > line;
                start = i + 1;
            }
        }
        tooLong |= bytes.length - start > line;
        return tooLong && !WITHOUT_LINES.contains(format) ? cut(bytes, line) : new Readable(bytes, true, 0);
    }

    private static Readable cut(byte[] bytes, int line) {
        var kept = new byte[bytes.length];
        int length = 0;
        int number = 1;
        int first = 0;
        for (int start = 0; start < bytes.length; number++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            int wanted = Math.min(end - start, line);
            System.arraycopy(bytes, start, kept, length, wanted);
            length += wanted;
            if (wanted < end - start) {
                first = first == 0 ? number : first;
                System.arraycopy(CUT, 0, kept, length - CUT.length, CUT.length);
            }
            if (end < bytes.length) {
                kept[length++] = '\n';
            }
            start = end + 1;
        }
        return new Readable(Arrays.copyOf(kept, length), true, first);
    }
}
