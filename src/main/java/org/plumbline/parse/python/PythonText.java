package org.plumbline.parse.python;

/** White space as Python's {@code str.strip()} sees it, which is wider than Java's. */
public final class PythonText {

    private PythonText() {}

    static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    public static String strip(String text) {
        int start = 0;
        while (start < text.length() && isSpace(text.charAt(start))) {
            start++;
        }
        return stripTrailing(text).substring(Math.min(start, trailingEnd(text)));
    }

    public static String stripTrailing(String text) {
        return text.substring(0, trailingEnd(text));
    }

    private static int trailingEnd(String text) {
        int end = text.length();
        while (end > 0 && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
