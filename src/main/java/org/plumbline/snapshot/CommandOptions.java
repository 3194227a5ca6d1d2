package org.plumbline.snapshot;

import java.util.List;
import java.util.Set;
import org.plumbline.snapshot.LineRedaction.Span;

/** Passwords in the arguments of commands that take them by a single letter: {@code mysql -pSECRET}, {@code curl -u u:p}. */
final class CommandOptions {

    private static final Set<String> MYSQL = Set.of(
            "mysql",
            "mysqldump",
            "mysqladmin",
            "mysqlcheck",
            "mariadb",
            "mariadb-dump",
            "mariadb-admin",
            "mariadb-check",
            "mariadb-backup",
            "mariabackup",
            "xtrabackup",
            "innobackupex",
            "mydumper",
            "mysqlshow");
    private static final Set<String> DASH_P_WORD =
            Set.of("sshpass", "ipmitool", "fence_ipmilan", "rabbitmqadmin", "mydumper", "fence_idrac", "fence_ilo4");
    private static final Set<String> DASH_A_WORD = Set.of("redis-cli", "valkey-cli", "ipmipower");
    private static final Set<String> DASH_W_WORD = Set.of("ldapsearch", "ldapmodify", "ldapadd", "ldapwhoami");
    private static final Set<String> DASH_U_PAIR = Set.of("curl", "wget", "smbclient");

    private CommandOptions() {}

    static void find(String line, Redactor redactor, List<Span> found) {
        if (line.indexOf(" -") < 0) {
            return;
        }
        String command = "";
        int start = 0;
        while (start < line.length()) {
            int end = wordEnd(line, start);
            var word = line.substring(start, end);
            var base = word.substring(word.lastIndexOf('/') + 1);
            if (isCommand(base)) {
                command = base;
            } else if (word.startsWith("-") && !command.isEmpty()) {
                option(line, command, word, start, end, redactor, found);
            }
            start = end + 1;
        }
    }

    private static boolean isCommand(String word) {
        return MYSQL.contains(word)
                || DASH_P_WORD.contains(word)
                || DASH_A_WORD.contains(word)
                || DASH_W_WORD.contains(word)
                || DASH_U_PAIR.contains(word);
    }

    private static void option(
            String line, String command, String word, int start, int end, Redactor redactor, List<Span> found) {
        int next = Math.min(end + 1, line.length());
        int nextEnd = wordEnd(line, next);
        if (MYSQL.contains(command) && word.startsWith("-p") && word.length() > 2) {
            hide(line, start + 2, end, redactor, found);
        } else if (word.equalsIgnoreCase("-p") && DASH_P_WORD.contains(command)
                || word.equals("-a") && DASH_A_WORD.contains(command)
                || word.equals("-w") && DASH_W_WORD.contains(command)) {
            hide(line, next, nextEnd, redactor, found);
        } else if (word.equals("-u") && DASH_U_PAIR.contains(command)) {
            int colon = line.substring(next, nextEnd).indexOf(':');
            if (colon >= 0 && next + colon + 1 < nextEnd) {
                hide(line, next + colon + 1, nextEnd, redactor, found);
            }
        }
    }

    private static void hide(String line, int start, int end, Redactor redactor, List<Span> found) {
        int first = start;
        int last = end;
        while (first < last && "\"'".indexOf(line.charAt(first)) >= 0) {
            first++;
        }
        while (last > first && "\"',;".indexOf(line.charAt(last - 1)) >= 0) {
            last--;
        }
        if (last > first) {
            LineRedaction.add(found, line, first, last, redactor.secret(line.substring(first, last)));
        }
    }

    private static int wordEnd(String line, int start) {
        int end = start;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
            end++;
        }
        return end;
    }
}
