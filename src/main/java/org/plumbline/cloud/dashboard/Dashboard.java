package org.plumbline.cloud.dashboard;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * Horizon on a host, with what its settings files set.
 *
 * @param settings by name, {@code DEBUG}, {@code CACHES.default.BACKEND}; lists as their items with commas between them
 * @param sources the settings files
 * @param at the first of them
 */
public record Dashboard(String host, Map<String, Setting> settings, List<Location> sources, Location at)
        implements Configured {

    /** What stands for a key that each host makes for itself and keeps in a file. */
    public static final String OWN_KEY = "generate_or_read_from_file";

    @Override
    public Setting setting(String option) {
        return settings.getOrDefault(
                option, Setting.unreadable(option, at, "the default of this release is not known here"));
    }

    public Setting key() {
        return setting("SECRET_KEY");
    }

    /** The host makes its own key at the first start. */
    public boolean makesItsOwnKey() {
        return key().is(OWN_KEY) || key().isUnset();
    }

    /** Sessions live in a place that no other host, or not even another process, can look into. */
    public boolean keepsSessionsToItself() {
        return inCache()
                        && (cache().mentions("locmem")
                                || cache().mentions("dummy")
                                || isLocal()
                                || cache().mentions("filebased"))
                || setting("SESSION_ENGINE").mentions("backends.file");
    }

    private boolean inCache() {
        return setting("SESSION_ENGINE").mentions("backends.cache")
                && !setting("SESSION_ENGINE").mentions("cached_db");
    }

    private Setting cache() {
        return setting("CACHES.default.BACKEND");
    }

    private boolean isLocal() {
        var servers = setting("CACHES.default.LOCATION");
        return servers.known()
                && !servers.isBlank()
                && servers.list().stream()
                        .allMatch(server -> server.startsWith("127.")
                                || server.startsWith("localhost")
                                || server.contains("//localhost")
                                || server.contains("//127.")
                                || server.startsWith("unix:"));
    }

    /** Where its sessions live does not show. */
    public boolean hidesItsSessions() {
        return !setting("SESSION_ENGINE").known() || (inCache() && !cache().known());
    }

    /** What decides where its sessions live. */
    public List<Setting> sessions() {
        return inCache()
                ? List.of(
                        setting("SESSION_ENGINE"),
                        cache().isUnset() ? cache() : isLocal() ? setting("CACHES.default.LOCATION") : cache())
                : List.of(setting("SESSION_ENGINE"));
    }

    @Override
    public List<String> subjects() {
        return List.of("dashboard");
    }

    @Override
    public String seen() {
        return "dashboard";
    }
}
