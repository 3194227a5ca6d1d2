package org.plumbline.snapshot;

import java.util.List;
import org.plumbline.snapshot.LineRedaction.Span;

/** Texts that are secrets by their form, whatever stands in front of them: password hashes and tokens. */
final class SecretForms {

    private static final List<String> CRYPT = List.of(
            "$1$",
            "$2a$",
            "$2b$",
            "$2y$",
            "$5$",
            "$6$",
            "$y$",
            "$7$",
            "$argon2",
            "$apr1$",
            "{SSHA}",
            "{SSHA256}",
            "{SSHA512}",
            "{SHA}",
            "{SMD5}");
    private static final String FERNET = "gAAAAA";
    private static final int SHORTEST_CRYPT = 20;
    private static final int SHORTEST_FERNET = 60;
    private static final int MYSQL_DIGITS = 40;

    private SecretForms() {}

    static void find(String line, Redactor redactor, List<Span> found) {
        for (var form : CRYPT) {
            for (int at = line.indexOf(form); at >= 0; ) {
                int end = end(line, at + 1, "./$=,+_-");
                hide(line, at, end, SHORTEST_CRYPT, redactor, found);
                at = line.indexOf(form, end);
            }
        }
        for (int at = line.indexOf(FERNET); at >= 0; ) {
            int end = end(line, at, "=_-");
            hide(line, at, end, SHORTEST_FERNET, redactor, found);
            at = line.indexOf(FERNET, end);
        }
        for (int at = line.indexOf('*'); at >= 0; at = line.indexOf('*', at + 1)) {
            int end = at + 1;
            while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
                end++;
            }
            if (end - at - 1 == MYSQL_DIGITS) {
                hide(line, at, end, MYSQL_DIGITS, redactor, found);
            }
        }
    }

    private static int end(String line, int from, String besides) {
        int end = from;
        while (end < line.length()
                && (Character.isLetterOrDigit(line.charAt(end))
                        || besides.indexOf(line.charAt(end)) >= 0
                        || line.charAt(end) == '}')) {
            end++;
        }
        return end;
    }

    private static void hide(String line, int start, int end, int shortest, Redactor redactor, List<Span> found) {
        if (end - start >= shortest) {
            LineRedaction.add(found, line, start, end, redactor.secret(line.substring(start, end)));
        }
    }
}
