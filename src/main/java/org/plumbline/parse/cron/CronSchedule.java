package org.plumbline.parse.cron;

import java.time.Duration;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a cron job runs: five fields with lists, ranges, steps and names, or an {@code @}-word. If both day fields are
 * restricted, either matching will do.
 *
 * @param text as written
 * @param minutes minutes of the hour it runs in; empty for {@code @reboot}
 * @param hours hours of the day
 * @param daysOfMonth days of the month from 1
 * @param months months from 1
 * @param daysOfWeek days of the week, 0 for Sunday
 * @param eitherDay whether both day fields are restricted
 */
public record CronSchedule(
        String text,
        BitSet minutes,
        BitSet hours,
        BitSet daysOfMonth,
        BitSet months,
        BitSet daysOfWeek,
        boolean eitherDay) {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final int DAYS_TO_SCAN = 4 * 366;

    /** The schedule of five fields or of one {@code @}-word; empty when cron would refuse it. */
    static Optional<CronSchedule> parse(String text) {
        var word = text.startsWith("@") ? expanded(text.toLowerCase(Locale.ROOT)) : text;
        if (word.equals("@reboot")) {
            var never = new BitSet();
            return Optional.of(new CronSchedule(text, never, never, never, never, never, false));
        }
        var fields = word.strip().split("\\s+");
        if (fields.length != 5) {
            return Optional.empty();
        }
        var minutes = field(fields[0], 0, 59, List.of());
        var hours = field(fields[1], 0, 23, List.of());
        var days = field(fields[2], 1, 31, List.of());
        var months = field(fields[3], 1, 12, MONTHS);
        var weekdays = field(fields[4], 0, 7, DAYS);
        if (minutes.isEmpty() || hours.isEmpty() || days.isEmpty() || months.isEmpty() || weekdays.isEmpty()) {
            return Optional.empty();
        }
        if (weekdays.get(7)) {
            weekdays.set(0);
            weekdays.clear(7);
        }
        boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        return Optional.of(new CronSchedule(text, minutes, hours, days, months, weekdays, either));
    }

    private static String expanded(String word) {
        return switch (word) {
            case "@yearly", "@annually" -> "0 0 1 1 *";
            case "@monthly" -> "0 0 1 * *";
            case "@weekly" -> "0 0 * * 0";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@hourly" -> "0 * * * *";
            case "@reboot" -> word;
            default -> "";
        };
    }

    /** The values of a field; empty when the field is wrong. */
    private static BitSet field(String field, int low, int high, List<String> names) {
        var values = new BitSet();
        for (var part : field.split(",", -1)) {
            int slash = part.indexOf('/');
            var range = slash < 0 ? part : part.substring(0, slash);
            int step = slash < 0 ? 1 : value(part.substring(slash + 1), List.of(), 1);
            int dash = range.indexOf('-');
            boolean all = range.equals("*");
            int from = all ? low : value(dash < 0 ? range : range.substring(0, dash), names, low);
            int to = all || (dash < 0 && slash >= 0)
                    ? high
                    : dash < 0 ? from : value(range.substring(dash + 1), names, low);
            if (names == DAYS && dash > 0 && to == 0) {
                to = 7;
            }
            if (step < 1 || from < low || to > high || from > to) {
                return new BitSet();
            }
            for (int i = from; i <= to; i += step) {
                values.set(i);
            }
        }
        return values;
    }

    /** A number or a name of at least three letters; -1 when it is neither. */
    private static int value(String text, List<String> names, int low) {
        if (!text.isEmpty() && text.length() < 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(text);
        }
        int name = names.indexOf(text.length() < 3 ? "" : text.substring(0, 3).toLowerCase(Locale.ROOT));
        return name < 0 ? -1 : name + low;
    }

    /** The longest time between two runs; empty when it runs at boot only, or never. */
    public Optional<Duration> longestGap() {
        if (minutes.isEmpty()) {
            return Optional.empty();
        }
        var first = LocalDate.of(2024, 1, 1);
        int early = hours.nextSetBit(0) * 60 + minutes.nextSetBit(0);
        int late = (hours.length() - 1) * 60 + minutes.length() - 1;
        long last = -1;
        long longest = -1;
        for (int i = 0; i < DAYS_TO_SCAN; i++) {
            if (runsOn(first.plusDays(i))) {
                longest = last < 0 ? longest : Math.max(longest, i * 1440L + early - last);
                last = i * 1440L + late;
            }
        }
        return longest < 0
                ? Optional.empty()
                : Optional.of(Duration.ofMinutes(Math.max(longest, longestGapWithinDay())));
    }

    private boolean runsOn(LocalDate day) {
        boolean month = daysOfMonth.get(day.getDayOfMonth());
        boolean week = daysOfWeek.get(day.getDayOfWeek().getValue() % 7);
        return months.get(day.getMonthValue()) && (eitherDay ? month || week : month && week);
    }

    private int longestGapWithinDay() {
        int last = -1;
        int longest = 0;
        for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
            for (int minute = minutes.nextSetBit(0); minute >= 0; minute = minutes.nextSetBit(minute + 1)) {
                int now = hour * 60 + minute;
                longest = last < 0 ? longest : Math.max(longest, now - last);
                last = now;
            }
        }
        return longest;
    }
}
