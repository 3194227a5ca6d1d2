package org.plumbline.cloud.coordination;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A Redis or Valkey server, or one of the sentinels that watch it, as it is configured.
 *
 * @param sentinel whether it is a sentinel
 * @param options its options by name; of a sentinel also {@code monitor}, {@code quorum} and {@code auth-pass}
 * @param accounts whether a {@code user} line gives a password to the account of clients that name none
 * @param at its configuration
 */
public record RedisNode(String host, boolean sentinel, Map<String, Setting> options, boolean accounts, Location at)
        implements Configured {

    @Override
    public Setting setting(String option) {
        var set = options.get(option);
        return set != null ? set : Setting.unset(option, at);
    }

    /** Anybody who reaches it may command it. */
    public boolean open() {
        return !sentinel && !accounts && setting("requirepass").isBlank();
    }

    /** Its copies cannot log in at each other once the roles have changed. */
    public boolean cannotFollow() {
        return !sentinel
                && setting("requirepass").isSet()
                && setting("masterauth").isBlank();
    }

    /** It watches a server that asks for a password, and has none. */
    public boolean cannotWatch() {
        return sentinel && setting("monitor").isSet() && setting("auth-pass").isBlank();
    }

    @Override
    public List<String> subjects() {
        return List.of(sentinel ? "redis-sentinel" : "redis-server");
    }

    @Override
    public String seen() {
        return (sentinel ? "sentinel on " : "redis on ") + host;
    }
}
