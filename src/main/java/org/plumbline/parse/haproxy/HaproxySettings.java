package org.plumbline.parse.haproxy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of a {@code bind} or {@code server} line, for a server after those of the default-server lines that
 * apply to it. The last one decides.
 *
 * @param all in the order in which HAProxy applies them
 */
public record HaproxySettings(List<HaproxySetting> all) {

    private static final Map<String, String> OPPOSITES = Map.of(
            "disabled", "enabled",
            "enabled", "disabled",
            "stick", "non-stick",
            "non-stick", "stick");

    HaproxySettings(List<HaproxySetting> defaults, List<HaproxySetting> own) {
        this(Stream.concat(defaults.stream(), own.stream()).toList());
    }

    /** The setting that decides about a keyword: its last occurrence, or that of its opposite. */
    public Optional<HaproxySetting> last(String keyword) {
        var opposite = opposite(keyword);
        for (int i = all.size() - 1; i >= 0; i--) {
            var setting = all.get(i);
            if (setting.keyword().equals(keyword) || setting.keyword().equals(opposite)) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** Whether the keyword is in force: written, and not taken back by its opposite. */
    public boolean has(String keyword) {
        return in(keyword).isPresent();
    }

    /** First argument of the keyword where it is in force. */
    public Optional<String> value(String keyword) {
        return in(keyword).map(HaproxySetting::value);
    }

    /** The keyword's argument as a duration; empty when absent or not a duration. */
    public Optional<Duration> time(String keyword) {
        return value(keyword).flatMap(HaproxyTime::parse);
    }

    /** Every occurrence of a keyword that may be repeated, such as {@code crt}. */
    public List<HaproxySetting> every(String keyword) {
        var found = new ArrayList<HaproxySetting>();
        for (var setting : all) {
            if (setting.keyword().equals(keyword)) {
                found.add(setting);
            }
        }
        return found;
    }

    private Optional<HaproxySetting> in(String keyword) {
        return last(keyword).filter(setting -> setting.keyword().equals(keyword));
    }

    private static String opposite(String keyword) {
        var named = OPPOSITES.get(keyword);
        if (named != null) {
            return named;
        }
        return keyword.startsWith("no-") ? keyword.substring(3) : "no-" + keyword;
    }
}
