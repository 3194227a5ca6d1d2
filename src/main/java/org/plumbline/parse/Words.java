package org.plumbline.parse;

import java.util.ArrayList;
import java.util.List;

/** The words of a line, separated by blanks, and where they stand in it. */
public final class Words {

    private final String line;
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    public Words(String line) {
        this.line = line;
        int i = 0;
        while (i < line.length()) {
            if (Character.isWhitespace(line.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            while (i < line.length() && !Character.isWhitespace(line.charAt(i))) {
                i++;
            }
            words.add(line.substring(start, i));
            starts.add(start);
        }
    }

    public int count() {
        return words.size();
    }

    /** The word; the empty string behind the last one. */
    public String get(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The line from the start of that word on, without blanks at its end. */
    public String from(int index) {
        return index < words.size() ? line.substring(starts.get(index)).stripTrailing() : "";
    }

    /** The words before that one, as they stand. */
    public String before(int index) {
        return index == 0
                ? ""
                : line.substring(starts.get(0), starts.get(index)).stripTrailing();
    }

    public boolean isNumber(int index) {
        var word = get(index);
        return !word.isEmpty() && word.length() <= 18 && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The number that the word is; -1 when it is none. */
    public long number(int index) {
        return isNumber(index) ? Long.parseLong(get(index)) : -1;
    }
}
