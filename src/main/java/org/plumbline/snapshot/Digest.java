package org.plumbline.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a series of texts, none of which can be mistaken for a part of its neighbour. */
final class Digest {

    private final MessageDigest sha256 = sha256();

    Digest add(String text) {
        sha256.update(text.getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) 0);
        return this;
    }

    byte[] bytes() {
        return sha256.digest();
    }

    String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
