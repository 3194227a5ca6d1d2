package org.plumbline.snapshot;

import java.util.List;

/** One line, and the small questions that are asked about it. Looks only so far that long lines stay cheap. */
final class TextLine {

    /** How far a look goes. No secret setting is longer. */
    static final int FAR = 2048;

    private static final List<String> BEFORE_ASSIGNMENTS = List.of("export ", "set ", "declare -x ");

    final String text;
    final TextKind kind;
    private final int firstName;
    private final int firstTab;

    TextLine(String text, TextKind kind) {
        this.text = text;
        this.kind = kind;
        this.firstName = firstName(text);
        this.firstTab = text.indexOf('\t');
    }

    int length() {
        return text.length();
    }

    /** The character, 0 behind the end. */
    char at(int index) {
        return index < text.length() ? text.charAt(index) : 0;
    }

    boolean isQuote(int index) {
        return at(index) == '"' || at(index) == '\'';
    }

    int skipBlanks(int from) {
        int p = from;
        while (p < text.length() && (text.charAt(p) == ' ' || text.charAt(p) == '\t')) {
            p++;
        }
        return p;
    }

    int wordEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    /** Index of the character; -1 where it is not near. */
    int find(char c, int from) {
        int most = Math.min(text.length(), from + FAR);
        for (int i = Math.max(0, from); i < most; i++) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the word; -1 where it is not near. */
    int find(String word, int from) {
        int most = Math.min(text.length() - word.length(), from + FAR);
        for (int i = Math.max(0, from); i <= most; i++) {
            if (text.startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the nearest such character to the left; -1 where it is not near. */
    int findBack(char c, int from) {
        for (int i = Math.min(from, text.length() - 1); i >= 0 && i > from - FAR; i--) {
            if (text.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Whether nothing but what may stand in front of an assignment stands before the name. */
    boolean isFirst(int nameStart) {
        return nameStart <= firstName;
    }

    /** Whether the only sign between the first word and what follows is a tab, as in the output of databases. */
    boolean isTableRow(int nameStart, int nameEnd) {
        return nameStart == 0 && firstTab == nameEnd;
    }

    /** Whether the word stands in front of the place. */
    boolean isBefore(String word, int place) {
        int end = place;
        while (end > 0 && place - end < FAR && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.regionMatches(true, end - word.length(), word, 0, word.length());
    }

    boolean startsWithOneOf(List<String> words) {
        int start = skipBlanks(0);
        return words.stream().anyMatch(word -> text.startsWith(word, start));
    }

    private static int firstName(String text) {
        int p = 0;
        while (p < text.length() && "#;-*+ \t\"'".indexOf(text.charAt(p)) >= 0) {
            p++;
        }
        for (var word : BEFORE_ASSIGNMENTS) {
            p += text.startsWith(word, p) ? word.length() : 0;
        }
        return p;
    }
}
