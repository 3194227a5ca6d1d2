package org.plumbline.snapshot;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is left of a secret after redaction: enough to say that two are equal, how long it was, and whether it is a
 * published default or placeholder; never the secret. In a text it reads {@code ‹secret:9f3a1c22:16-31›} or
 * {@code ‹secret:9f3a1c22:8-15:well-known›}.
 *
 * @param hash first eight hex digits of an HMAC-SHA-256, keyed per snapshot
 * @param length class of the length in characters: {@code 0}, {@code 1-7}, {@code 8-15}, {@code 16}, {@code 17-23},
 *     {@code 24}, {@code 25-31}, {@code 32}, {@code 33-63}, {@code 64+}; the key sizes of AES are classes of their own
 * @param wellKnown whether it stands in a manual, a package or a how-to, or only says that it should be replaced
 */
public record Secret(String hash, String length, boolean wellKnown) {

    private static final Pattern MARKER = Pattern.compile("‹secret:([0-9a-f]{8}):([0-9+-]{1,5})(:well-known)?›");
    private static final Pattern MASKED = Pattern.compile("\\*{3,}|x{6,}|X{6,}|<redacted>|\\[redacted]|\\(masked\\)");

    /** The first secret in a text that was read from a snapshot. */
    public static Optional<Secret> in(String text) {
        var found = MARKER.matcher(text);
        return found.find()
                ? Optional.of(new Secret(found.group(1), found.group(2), found.group(3) != null))
                : Optional.empty();
    }

    /** Whether it may be this value, as far as its length tells. */
    public boolean fits(String value) {
        return length.equals(lengthClass(value.length()));
    }

    static String lengthClass(int length) {
        if (length == 16 || length == 24 || length == 32) {
            return Integer.toString(length);
        }
        if (length < 8) {
            return length == 0 ? "0" : "1-7";
        }
        if (length < 16) {
            return "8-15";
        }
        if (length < 24) {
            return "17-23";
        }
        return length < 32 ? "25-31" : length < 64 ? "33-63" : "64+";
    }

    /** Whether somebody before us blanked the value, so that nothing can be said about it. */
    public static boolean isMasked(String value) {
        return MASKED.matcher(value.strip()).matches();
    }

    @Override
    public String toString() {
        return "‹secret:" + hash + ':' + length + (wellKnown ? ":well-known" : "") + '›';
    }
}
