package org.plumbline.parse.haproxy;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of haproxy.cfg cut into words: blanks separate, {@code #} starts a comment, double quotes, single quotes and
 * backslashes protect. Environment variables stay as they are written.
 *
 * @param words the words without their quotes; empty for a blank line or a comment
 * @param reason why HAProxy would refuse the line; empty when it would not
 */
record HaproxyWords(List<String> words, String reason) {

    static HaproxyWords of(String line) {
        return new Cutter(line).cut();
    }

    private static final class Cutter {

        private final String line;
        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private boolean inWord;
        private char quote;
        private int at;
        private String reason = "";

        Cutter(String line) {
            this.line = line;
        }

        HaproxyWords cut() {
            while (at < line.length()) {
                char c = line.charAt(at);
                if (quote == 0 && c == '#') {
                    break;
                }
                at++;
                take(c);
            }
            endWord();
            if (quote != 0) {
                reason = "a quote is opened and not closed";
            }
            return new HaproxyWords(List.copyOf(words), reason);
        }

        private void take(char c) {
            if (quote == c) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && (c == ' ' || c == '\t' || c == '\r' || c == '\n')) {
                endWord();
            } else {
                inWord = true;
                word.append(c == '\\' && quote != '\'' ? escaped() : c);
            }
        }

        /** A backslash that protects nothing stands for itself. */
        private char escaped() {
            char next = at < line.length() ? line.charAt(at) : 0;
            at++;
            switch (next) {
                case 'n':
                    return '\n';
                case 'r':
                    return '\r';
                case 't':
                    return '\t';
                case 'x':
                    return hexadecimal();
                case ' ', '\t', '\\', '#', '\'', '"':
                    return next;
                case '$':
                    if (quote == '"') {
                        return next;
                    }
                    break;
                default:
                    break;
            }
            at--;
            return '\\';
        }

        private char hexadecimal() {
            int high = at < line.length() ? Character.digit(line.charAt(at), 16) : -1;
            int low = at + 1 < line.length() ? Character.digit(line.charAt(at + 1), 16) : -1;
            if (high < 0 || low < 0) {
                reason = "\\x is not followed by two hexadecimal digits";
                return 'x';
            }
            at += 2;
            return (char) (high * 16 + low);
        }

        private void endWord() {
            if (inWord) {
                words.add(word.toString());
            }
            word.setLength(0);
            inWord = false;
        }
    }
}
