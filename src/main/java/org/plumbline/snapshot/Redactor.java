package org.plumbline.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.SortedSet;
import org.plumbline.snapshot.Contents.Content;

/**
 * Replaces the secrets in texts by what {@link Secret} says of them, before anyone sees the texts. Equal secrets of one
 * snapshot have equal hashes, wherever and however they are written down.
 */
final class Redactor {

    private static final int BLOCK = 64;
    private static final int HASH_BYTES = 4;

    private final byte[] inner = new byte[BLOCK];
    private final byte[] outer = new byte[BLOCK];

    /** @param key at most 64 bytes */
    Redactor(byte[] key) {
        for (int i = 0; i < BLOCK; i++) {
            byte k = i < key.length ? key[i] : 0;
            inner[i] = (byte) (k ^ 0x36);
            outer[i] = (byte) (k ^ 0x5c);
        }
    }

    /** The key is drawn from the contents, so that one snapshot always gives one report. */
    static Redactor keyedBy(SortedSet<String> digests) {
        var digest = new Digest().add("plumbline redaction");
        digests.forEach(digest::add);
        return new Redactor(digest.bytes());
    }

    /** The text of an input without its secrets. */
    String text(Content content, String source, String format, Input input) {
        return input.whole() ? whole(content) : text(content.text(), source, format, input.sensitive());
    }

    /**
     * A text without its secrets, with as many lines as before.
     *
     * @param source the path or command line it comes from, which tells how it is written
     * @param sensitive names of settings that are secret although their name does not say so
     */
    String text(String text, String source, String format, Set<String> sensitive) {
        return new TextRedaction(this, text, TextKind.of(source, format), sensitive).run();
    }

    private String whole(Content content) {
        // Latin-1 keeps binary keys apart; whitespace at the end is the editor's
        var secret = new String(content.bytes(), StandardCharsets.ISO_8859_1).stripTrailing();
        return secret.isEmpty()
                        || Secret.isMasked(secret)
                        || Secret.in(content.text()).isPresent()
                ? content.text()
                : secret(secret) + "\n";
    }

    Secret secret(String value) {
        return new Secret(hash(value), Secret.lengthClass(value.length()), KnownSecrets.contains(value));
    }

    /** A user name that stands beside a password in an URL. */
    Secret user(String name) {
        return new Secret(hash(name), Secret.lengthClass(name.length()), KnownSecrets.containsUser(name));
    }

    private String hash(String value) {
        var sha256 = Digest.sha256();
        sha256.update(inner);
        var first = sha256.digest(value.getBytes(StandardCharsets.UTF_8));
        sha256.update(outer);
        return HexFormat.of().formatHex(sha256.digest(first), 0, HASH_BYTES);
    }
}
