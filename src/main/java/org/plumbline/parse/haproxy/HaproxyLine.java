package org.plumbline.parse.haproxy;

import java.util.List;
import org.plumbline.snapshot.Location;

/**
 * One statement of haproxy.cfg.
 *
 * @param form whether it sets something, takes it back ({@code no}) or returns it to what is built in ({@code default})
 * @param words keyword and arguments, without quotes and without the prefix that {@code form} stands for
 * @param certain false when it stands in a conditional block of which we cannot say whether HAProxy reads it
 * @param at where it stands
 */
public record HaproxyLine(Form form, List<String> words, boolean certain, Location at) {

    /** What a statement does to its keyword. */
    public enum Form {
        SET,
        NO,
        DEFAULT
    }

    public boolean isSet() {
        return form == Form.SET;
    }

    /** The word at a position, 0 being the keyword; empty past the end. */
    public String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** Whether it starts with these words. */
    public boolean startsWith(String... keyword) {
        if (words.size() < keyword.length) {
            return false;
        }
        for (int i = 0; i < keyword.length; i++) {
            if (!words.get(i).equals(keyword[i])) {
                return false;
            }
        }
        return true;
    }
}
