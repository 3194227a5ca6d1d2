package org.plumbline.report;

/**
 * Text of a cloud made harmless for people's eyes and terminals: what would move the cursor, reorder the line or is no
 * character at all becomes U+FFFD, and what is endless is cut.
 */
final class Plain {

    /** Longest text that any report prints in one piece, in characters. */
    static final int LONGEST = 2_000;

    private static final char REPLACEMENT = '\uFFFD';

    private Plain() {}

    /** One line; line breaks and tabs become blanks. */
    static String line(String text) {
        return harmless(text, LONGEST, false);
    }

    /** Several lines; line breaks and tabs stay. */
    static String block(String text) {
        return harmless(text, 10 * LONGEST, true);
    }

    private static String harmless(String text, int longest, boolean breaks) {
        int end = Math.min(text.length(), longest);
        for (int i = 0; i < end; i++) {
            if (isHarmful(text, i, breaks)) {
                return replaced(text, end, breaks);
            }
        }
        return cut(text, end);
    }

    private static String replaced(String text, int end, boolean breaks) {
        var plain = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (!isHarmful(text, i, breaks)) {
                plain.append(c);
            } else {
                plain.append(c == '\n' || c == '\t' || c == '\r' ? ' ' : REPLACEMENT);
            }
        }
        return end < text.length() ? plain.append('…').toString() : plain.toString();
    }

    private static String cut(String text, int end) {
        if (end == text.length()) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(end - 1));
        return text.substring(0, half ? end - 1 : end) + '…';
    }

    private static boolean isHarmful(String text, int at, boolean breaks) {
        char c = text.charAt(at);
        if (c >= ' ' && c < 0x7F) {
            return false;
        }
        if (c == '\n' || c == '\t') {
            return !breaks;
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return isControl(c);
    }

    /** Controls, marks of direction, separators of lines, and what has no width. */
    private static boolean isControl(char c) {
        return c < 0xA0
                || c == 0x061C
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF
                || (c >= 0xFFF0 && c <= 0xFFFB)
                || c >= 0xFFFE;
    }
}
