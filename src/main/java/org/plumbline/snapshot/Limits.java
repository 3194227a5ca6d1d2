package org.plumbline.snapshot;

/**
 * What a snapshot may cost to read. Beyond a limit there is a blind spot, never a crash and never silence.
 *
 * @param entries most entries of an archive, and most files and folders seen in a directory
 * @param inputs most inputs kept
 * @param depth most folders below each other
 * @param kept most bytes kept, before compression
 * @param unpacked most bytes that an archive may unpack to
 * @param ratio how many times its own size an archive may unpack to once it is past {@code free} bytes
 * @param free bytes that any archive may unpack to, whatever its size; a log of zeros shrinks a thousandfold
 * @param line longest line of a text in bytes; formats that need no lines (json, xml) have none
 */
record Limits(int entries, int inputs, int depth, long kept, long unpacked, int ratio, long free, int line) {

    static final Limits STANDARD = new Limits(20_000_000, 2_000_000, 24, 4L << 30, 512L << 30, 200, 4L << 30, 1 << 20);

    /** An equal part of what may be kept. */
    Limits part(int parts) {
        return new Limits(entries, inputs / parts, depth, kept / parts, unpacked, ratio, free, line);
    }
}
