package org.plumbline.snapshot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a snapshot was collected: as it says, else the latest time that one of its hosts tells. */
final class CollectionTime {

    private static final String MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec";

    /** Hours from UTC of the abbreviations that mean one zone only. */
    private static final Map<String, Integer> ZONES = Map.of(
            "CET", 1, "CEST", 2, "EET", 2, "EEST", 3, "MSK", 3, "JST", 9, "EDT", -4, "EST", -5, "PDT", -7, "PST", -8);

    private @Nullable Instant said;
    private @Nullable Instant latest;

    /** What the snapshot itself says; ignored when it is no time. */
    void said(String text) {
        said = time(text);
    }

    /** What a host says; hosts are read side by side. */
    synchronized void host(String text) {
        var time = time(text);
        if (time != null && (latest == null || time.isAfter(latest))) {
            latest = time;
        }
    }

    @Nullable
    Instant latest() {
        return said != null ? said : latest;
    }

    private static @Nullable Instant time(String text) {
        var written = text.strip().lines().findFirst().orElse("");
        var iso = iso(written.replace(' ', 'T'));
        return iso == null ? printed(written) : iso;
    }

    private static @Nullable Instant iso(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return withoutZone(text);
        }
    }

    /** A time without a zone counts as UTC; it is a day or two that matters, never an hour. */
    private static @Nullable Instant withoutZone(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** What date prints: {@code Wed May 14 09:27:13 AM CEST 2025}, with month and day in either order. */
    private static @Nullable Instant printed(String text) {
        int month = 0;
        int day = 0;
        int year = 0;
        @Nullable LocalTime time = null;
        boolean afternoon = false;
        boolean morning = false;
        for (var word : text.replace(",", " ").split(" +")) {
            int number = number(word);
            month = month == 0 ? month(word) : month;
            day = number >= 1 && number <= 31 && day == 0 ? number : day;
            year = number >= 1990 ? number : year;
            time = word.indexOf(':') > 0 && time == null ? clock(word) : time;
            afternoon |= word.equals("PM");
            morning |= word.equals("AM");
        }
        if (month == 0 || day == 0 || year == 0 || time == null) {
            return null;
        }
        int hour = afternoon || morning ? time.getHour() % 12 + (afternoon ? 12 : 0) : time.getHour();
        try {
            return LocalDate.of(year, month, day).atTime(time.withHour(hour)).toInstant(zone(text));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int month(String word) {
        return word.length() < 3 ? 0 : (MONTHS.indexOf(word.substring(0, 3).toLowerCase(Locale.ROOT)) + 4) / 4;
    }

    private static int number(String word) {
        return !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(word)
                : 0;
    }

    private static @Nullable LocalTime clock(String word) {
        try {
            return LocalTime.parse(word.length() == 7 || word.length() == 4 ? "0" + word : word);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static ZoneOffset zone(String text) {
        for (var zone : ZONES.entrySet()) {
            if (text.contains(" " + zone.getKey() + " ") || text.endsWith(" " + zone.getKey())) {
                return ZoneOffset.ofHours(zone.getValue());
            }
        }
        return ZoneOffset.UTC;
    }
}
