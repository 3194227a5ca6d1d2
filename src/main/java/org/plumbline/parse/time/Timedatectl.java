package org.plumbline.parse.time;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Location;

/**
 * What {@code timedatectl} says, as {@code show} or as text of any release.
 *
 * @param synchronised whether the kernel's clock is synchronised; empty, like the others, where the output does not tell
 * @param ntp whether a time service that systemd knows is enabled
 * @param localRtc whether the hardware clock keeps local time
 */
public record Timedatectl(
        Optional<Boolean> synchronised, Optional<Boolean> ntp, Optional<Boolean> localRtc, String zone, Location at) {

    public static Parsed<Timedatectl> parse(Location file, String text) {
        Map<String, String> fields = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        int number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            int equals = line.indexOf('=');
            int colon = line.indexOf(": ");
            int end = colon >= 0 ? colon : equals;
            if (end > 0) {
                var key = line.substring(0, end).strip();
                fields.putIfAbsent(key, line.substring(end + 1).strip());
                lines.putIfAbsent(key, number);
            }
        }
        var key = first(fields, "NTPSynchronized", "System clock synchronized", "NTP synchronized");
        return Parsed.of(new Timedatectl(
                bool(fields.get(key)),
                bool(fields.get(first(fields, "NTP", "NTP service", "Network time on", "NTP enabled"))),
                bool(fields.get(first(fields, "LocalRTC", "RTC in local TZ"))),
                fields.getOrDefault(first(fields, "Timezone", "Time zone"), "").split(" ")[0],
                file.line(lines.getOrDefault(key, 0))));
    }

    private static String first(Map<String, String> fields, String... names) {
        for (var name : names) {
            if (fields.containsKey(name)) {
                return name;
            }
        }
        return names[0];
    }

    private static Optional<Boolean> bool(@Nullable String value) {
        return switch (value == null ? "" : value.toLowerCase(Locale.ROOT)) {
            case "yes", "active" -> Optional.of(true);
            case "no", "inactive" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
