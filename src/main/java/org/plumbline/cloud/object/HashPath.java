package org.plumbline.cloud.object;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What a host of swift mixes into the names of objects before it looks up where they lie.
 *
 * @param prefix {@code swift_hash_path_prefix}
 * @param suffix {@code swift_hash_path_suffix}
 */
public record HashPath(String host, Setting prefix, Setting suffix) implements Subject {

    public boolean blank() {
        return prefix.isBlank() && suffix.isBlank();
    }

    /** A sample's value, or a word that tells to replace it. */
    public boolean wellKnown() {
        return prefix.isWellKnownSecret() || suffix.isWellKnownSecret();
    }

    public boolean undecided() {
        return !prefix.known() || !suffix.known();
    }

    public List<Setting> settings() {
        return List.of(prefix, suffix);
    }

    /** The parts that are set. */
    public List<Setting> grounds() {
        var set = settings().stream().filter(setting -> !setting.isBlank()).toList();
        return set.isEmpty() ? settings() : set;
    }

    @Override
    public Location at() {
        return suffix.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("hash-path");
    }

    @Override
    public String seen() {
        return suffix.seen();
    }
}
