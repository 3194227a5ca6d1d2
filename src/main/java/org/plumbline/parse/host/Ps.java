package org.plumbline.parse.host;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Words;
import org.plumbline.snapshot.Location;

/** Output of ps with a header, in any selection of columns that has the PID and ends with the command. */
public final class Ps {

    private static final Set<String> COMMANDS = Set.of("COMMAND", "CMD");
    private static final Set<String> DAYS = Set.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final Set<String> MONTHS =
            Set.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private Ps() {}

    /** The processes; the lines of single threads ({@code -m}) are left out. */
    public static Parsed<List<OsProcess>> parse(Location file, String text) {
        var processes = new ArrayList<OsProcess>();
        var problems = new ArrayList<Problem>();
        @Nullable Words head = null;
        int number = 0;
        for (var line : text.split("\n", -1)) {
            var at = file.line(++number);
            var words = new Words(line);
            if (words.count() == 0) {
                continue;
            }
            if (isHead(words)) {
                head = words;
            } else if (head != null) {
                var process = process(words, head, at);
                if (process != null) {
                    processes.add(process);
                } else if (!isThread(words, head)) {
                    problems.add(new Problem(at, "the line does not fit the header", false));
                }
            }
        }
        if (head == null) {
            problems.add(new Problem(file, "there is no header with PID and COMMAND", true));
        }
        return new Parsed<>(List.copyOf(processes), List.copyOf(problems));
    }

    private static boolean isHead(Words words) {
        boolean pid = false;
        for (int i = 0; i < words.count() - 1; i++) {
            pid |= words.get(i).equals("PID");
        }
        return pid && COMMANDS.contains(words.get(words.count() - 1));
    }

    private static boolean isThread(Words words, Words head) {
        for (int i = 0; i < head.count(); i++) {
            if (head.get(i).equals("PID")) {
                return words.get(i).equals("-");
            }
        }
        return false;
    }

    private static @Nullable OsProcess process(Words words, Words head, Location at) {
        var cells = new HashMap<String, String>();
        int next = 0;
        for (int i = 0; i < head.count() - 1; i++) {
            int length = lengthOf(head.get(i), words, next);
            cells.put(head.get(i), words.get(next + length - 1).isEmpty() ? "" : joined(words, next, length));
            next += length;
        }
        long pid = number(cells, "PID");
        if (pid < 0 || next >= words.count()) {
            return null;
        }
        long resident = number(cells, "RSS");
        return new OsProcess(
                pid,
                number(cells, "PPID"),
                cells.getOrDefault("USER", cells.getOrDefault("UID", "")),
                resident < 0 ? -1 : resident << 10,
                cells.getOrDefault("STARTED", cells.getOrDefault("START", cells.getOrDefault("STIME", ""))),
                words.from(next),
                at);
    }

    /** All columns but a start time are one word: {@code Sun Nov 22 12:48:03 2026}, {@code Nov 22}. */
    private static int lengthOf(String column, Words words, int at) {
        if (!column.startsWith("START")) {
            return 1;
        }
        return DAYS.contains(words.get(at)) ? 5 : MONTHS.contains(words.get(at)) ? 2 : 1;
    }

    private static String joined(Words words, int from, int length) {
        var text = new StringBuilder(words.get(from));
        for (int i = from + 1; i < from + length; i++) {
            text.append(' ').append(words.get(i));
        }
        return text.toString();
    }

    private static long number(Map<String, String> cells, String column) {
        return new Words(cells.getOrDefault(column, "")).number(0);
    }
}
