package org.plumbline.snapshot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The bytes of all inputs, each kept once however many hosts have it, and packed when there are many. */
final class Contents {

    /** Bytes kept as they are; what comes after is packed, so that a thousand hosts fit into a gigabyte. */
    private static final long PLAIN = 64L << 20;

    private static final int WORTH_PACKING = 2048;

    private final Map<String, Content> bySha256 = new HashMap<>();

    /** By length and CRC: most hosts have the same files, and to compare two is cheaper than to digest one. */
    private final Map<Long, Content> byChecksum = new HashMap<>();

    private long size;

    /**
     * The bytes of an input.
     *
     * @param sha256 digest of the bytes, in hex
     * @param length number of bytes
     */
    record Content(String sha256, int length, byte[] kept) {

        byte[] bytes() {
            if (kept.length == length) {
                return kept;
            }
            try (var in = new InflaterInputStream(new ByteArrayInputStream(kept))) {
                return in.readNBytes(length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** UTF-8, and where it is not that, Latin-1. */
        String text() {
            var bytes = bytes();
            var text = new String(bytes, StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') < 0 || isUtf8(bytes, text)
                    ? text
                    : new String(bytes, StandardCharsets.ISO_8859_1);
        }

        private static boolean isUtf8(byte[] bytes, String text) {
            return Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    Content add(byte[] bytes) {
        long checksum = checksum(bytes);
        var like = byChecksum.get(checksum);
        if (like != null && Arrays.equals(like.bytes(), bytes)) {
            return like;
        }
        var content = bySha256.computeIfAbsent(
                HexFormat.of().formatHex(Digest.sha256().digest(bytes)), sha -> keep(sha, bytes));
        byChecksum.put(checksum, content);
        return content;
    }

    private static long checksum(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (long) bytes.length << 32 | crc.getValue();
    }

    /** Number of different contents. */
    int count() {
        return bySha256.size();
    }

    /** All bytes kept so far, before packing. */
    long size() {
        return size;
    }

    private Content keep(String sha256, byte[] bytes) {
        size += bytes.length;
        return new Content(sha256, bytes.length, size > PLAIN && bytes.length >= WORTH_PACKING ? packed(bytes) : bytes);
    }

    /** The packed bytes, or the bytes themselves where packing gains nothing. */
    private static byte[] packed(byte[] bytes) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            var out = new ByteArrayOutputStream(bytes.length / 3);
            try (var packing = new DeflaterOutputStream(out, deflater)) {
                packing.write(bytes);
            }
            return out.size() < bytes.length ? out.toByteArray() : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
    }
}
