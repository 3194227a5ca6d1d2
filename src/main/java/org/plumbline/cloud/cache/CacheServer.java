package org.plumbline.cloud.cache;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A memcached.
 *
 * @param options its options by long name, as the process was started, else as they are configured; {@code evictions},
 *     {@code uptime} and {@code listen_disabled_num} as it counts them
 * @param hypervisors how many the cloud has
 * @param at where its options were read
 */
public record CacheServer(String host, Map<String, Setting> options, int hypervisors, Location at)
        implements Configured {

    @Override
    public Setting setting(String option) {
        var known = options.get(option);
        return known != null ? known : Setting.unreadable(option, at, "it was not collected");
    }

    /** Whether it threw out more entries per second than this, on average since it was started. */
    public boolean evictsMoreThan(double perSecond) {
        return setting("evictions").number() / setting("uptime").number() > perSecond;
    }

    /** It has no more memory or connections than without any option, in a cloud with more hypervisors than this. */
    public boolean isSmallFor(double many) {
        return hypervisors > many
                && (setting("memory-limit").number() <= 64
                        || setting("conn-limit").number() <= 1024);
    }

    @Override
    public List<Location> sources() {
        return Stream.concat(Stream.of(at), options.values().stream().map(Setting::at))
                .distinct()
                .toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("cache-server");
    }

    @Override
    public String seen() {
        return "memcached on " + host;
    }
}
