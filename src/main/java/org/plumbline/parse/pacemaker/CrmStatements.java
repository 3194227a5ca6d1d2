package org.plumbline.parse.pacemaker;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.parse.shell.ShellWords;
import org.plumbline.snapshot.Location;

/** Splits the language of crmsh into statements and words: quotes as in a shell, a backslash continues a line. */
final class CrmStatements {

    /**
     * A word of a statement.
     *
     * @param text the word without its quotes
     * @param at its line
     */
    record Word(String text, Location at) {}

    /**
     * A statement.
     *
     * @param words at least one
     * @param raw the text as written, without the continuation marks
     * @param at its first line
     */
    record Statement(List<Word> words, String raw, Location at) {

        String keyword() {
            return words.get(0).text;
        }
    }

    private CrmStatements() {}

    static List<Statement> split(Location file, String text) {
        var statements = new ArrayList<Statement>();
        var words = new ArrayList<Word>();
        var raw = new StringBuilder();
        int first = 0;
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (words.isEmpty() && (line.isBlank() || line.startsWith("#"))) {
                continue;
            }
            if (words.isEmpty()) {
                first = number;
            }
            boolean continues = line.endsWith("\\");
            var content = continues ? line.substring(0, line.length() - 1) : line;
            raw.append(content).append('\n');
            var at = file.line(number);
            ShellWords.split(content).forEach(word -> words.add(new Word(word, at)));
            if (!continues) {
                close(statements, words, raw, file.line(first));
            }
        }
        close(statements, words, raw, file.line(first));
        return statements;
    }

    private static void close(List<Statement> statements, List<Word> words, StringBuilder raw, Location at) {
        if (!words.isEmpty()) {
            statements.add(new Statement(List.copyOf(words), raw.toString(), at));
        }
        words.clear();
        raw.setLength(0);
    }
}
