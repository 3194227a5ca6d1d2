package org.plumbline.parse.cron;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

/**
 * Crontabs: the system form of /etc/crontab and /etc/cron.d with a user column, and the user form of crontab(1). A comment
 * is a line of its own, an assignment holds for the jobs below it, an unescaped {@code %} ends the command.
 */
public final class Crontab {

    private final Location file;
    private final boolean system;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<CronJob> jobs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Crontab(Location file, boolean system) {
        this.file = file;
        this.system = system;
    }

    /** A table with a user column: /etc/crontab or a file of /etc/cron.d. */
    public static Parsed<List<CronJob>> parseSystem(Location file, String text) {
        return new Crontab(file, true).read(text);
    }

    /** A user's own table: a file of /var/spool/cron, or the output of {@code crontab -l}. */
    public static Parsed<List<CronJob>> parseUser(Location file, String text) {
        return new Crontab(file, false).read(text);
    }

    private Parsed<List<CronJob>> read(String text) {
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            line(line.strip(), file.line(++number));
        }
        return new Parsed<>(List.copyOf(jobs), List.copyOf(problems));
    }

    private void line(String line, Location at) {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("no crontab for")) {
            return;
        }
        // A leading minus keeps cronie from logging the job.
        var job = line.startsWith("-") ? line.substring(1) : line;
        int fields = job.startsWith("@") ? 1 : 5;
        int end = endOfWords(job, fields);
        var schedule = end < 0 ? Optional.<CronSchedule>empty() : CronSchedule.parse(job.substring(0, end));
        if (schedule.isPresent()) {
            job(schedule.get(), job.substring(end).strip(), at);
        } else if (!assignment(line)) {
            problems.add(new Problem(at, "The line is neither a job nor an assignment.", true));
        }
    }

    private void job(CronSchedule schedule, String rest, Location at) {
        int end = system ? endOfWords(rest, 1) : 0;
        if (end < 0 || rest.substring(end).isBlank()) {
            problems.add(new Problem(at, "The job has no command.", true));
            return;
        }
        var command = new StringBuilder();
        var input = new StringBuilder();
        var target = command;
        var text = rest.substring(end).strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '%') {
                target.append('%');
                i++;
            } else if (c == '%' && target == command) {
                target = input;
            } else {
                target.append(c == '%' ? '\n' : c);
            }
        }
        jobs.add(new CronJob(
                schedule,
                rest.substring(0, end),
                command.toString().strip(),
                input.toString(),
                Map.copyOf(environment),
                at));
    }

    private boolean assignment(String line) {
        int equals = line.indexOf('=');
        var name = equals < 0 ? "" : unquoted(line.substring(0, equals).strip());
        if (name.isEmpty() || name.chars().anyMatch(Character::isWhitespace)) {
            return false;
        }
        environment.put(name, unquoted(line.substring(equals + 1).strip()));
        return true;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /** Where the given number of words ends; -1 when there are fewer. */
    private static int endOfWords(String text, int words) {
        int at = 0;
        for (int word = 0; word < words; word++) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (at == start) {
                return -1;
            }
        }
        return at;
    }
}
