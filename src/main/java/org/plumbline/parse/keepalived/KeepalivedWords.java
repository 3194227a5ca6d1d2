package org.plumbline.parse.keepalived;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a statement of keepalived.conf: blanks separate, quotes of both kinds protect and are removed, and a
 * backslash protects the character after it.
 */
final class KeepalivedWords {

    private KeepalivedWords() {}

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                boolean escapes = c == '\\' && i + 1 < text.length();
                word.append(escapes ? text.charAt(++i) : c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}
