package org.plumbline.parse.web;

import java.util.ArrayList;
import java.util.List;

/** Words of a line of Apache's configuration: separated by blanks, or quoted where they begin with a quote. */
final class ApacheWords {

    private ApacheWords() {}

    static int wordEnd(String line) {
        int end = 0;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
            end++;
        }
        return end;
    }

    static List<String> split(String line) {
        var words = new ArrayList<String>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"' || c == '\'') {
                at = quoted(line, at, words);
            } else {
                int end = at;
                while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
                    end++;
                }
                words.add(line.substring(at, end));
                at = end;
            }
        }
        return List.copyOf(words);
    }

    /** A backslash escapes only the quote itself and another backslash. */
    private static int quoted(String line, int start, List<String> words) {
        char quote = line.charAt(start);
        var word = new StringBuilder();
        int at = start + 1;
        for (; at < line.length() && line.charAt(at) != quote; at++) {
            boolean escapes = line.charAt(at) == '\\'
                    && at + 1 < line.length()
                    && (line.charAt(at + 1) == quote || line.charAt(at + 1) == '\\');
            at += escapes ? 1 : 0;
            word.append(line.charAt(at));
        }
        words.add(word.toString());
        return at + 1;
    }
}
