package org.plumbline.parse.cron;

import java.util.Map;
import org.plumbline.snapshot.Location;

/**
 * A job of a crontab.
 *
 * @param schedule when it runs
 * @param user who runs it; empty in a user's own table, where the file's owner does
 * @param command the command line up to the first unescaped {@code %}
 * @param input what follows the first {@code %}, fed to the command, line by line
 * @param environment assignments above it: MAILTO, PATH, SHELL …
 * @param at the line
 */
public record CronJob(
        CronSchedule schedule,
        String user,
        String command,
        String input,
        Map<String, String> environment,
        Location at) {}
