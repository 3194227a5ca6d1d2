package org.plumbline.parse;

import java.util.List;

/** What stands in recorded outputs beside JSON proper. */
final class JsonText {

    private static final List<String> BARE = List.of("-inf", "-nan", "inf", "nan");

    private JsonText() {}

    /** Where the JSON starts: at once, or at the first line that begins like an object or array after other lines. */
    static int start(String text) {
        for (int line = 0; line >= 0; line = text.indexOf('\n', line) + 1) {
            int at = line;
            while (line == 0 && at < text.length() && " \t\uFEFF".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (text.startsWith("{", at) || (text.startsWith("[", at) && (line == 0 || opensArray(text, at)))) {
                return at;
            }
            if (text.indexOf('\n', line) < 0) {
                return 0;
            }
        }
        return 0;
    }

    /** Log lines may start with a bracket too, but not with one of these after it. */
    private static boolean opensArray(String text, int bracket) {
        return bracket + 1 == text.length() || "{[\"]\r\n".indexOf(text.charAt(bracket + 1)) >= 0;
    }

    /** Ceph prints the C library's {@code inf} and {@code nan}, which is no JSON; nothing is known then. */
    static String withoutBareNumbers(String text) {
        if (BARE.stream().noneMatch(word -> hasBare(text, word))) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quoted && c == '\\' && at + 1 < text.length()) {
                clean.append(c).append(text.charAt(++at));
                continue;
            }
            quoted ^= c == '"';
            int length = quoted ? 0 : bareNumber(text, at);
            if (length == 0) {
                clean.append(c);
            } else {
                clean.append("null");
            }
            at += Math.max(0, length - 1);
        }
        return clean.toString();
    }

    private static boolean hasBare(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0 && bareNumber(text, at) == 0) {
            at = text.indexOf(word, at + 1);
        }
        return at >= 0;
    }

    private static int bareNumber(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        if (":, [\t\n".indexOf(before) < 0) {
            return 0;
        }
        for (var word : BARE) {
            int end = at + word.length();
            if (text.startsWith(word, at) && (end == text.length() || ",}] \r\n".indexOf(text.charAt(end)) >= 0)) {
                return word.length();
            }
        }
        return 0;
    }
}
