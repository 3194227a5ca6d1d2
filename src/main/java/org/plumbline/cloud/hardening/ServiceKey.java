package org.plumbline.cloud.hardening;

import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A key with which a service encrypts what it stores for others.
 *
 * @param project {@code heat}
 * @param used whether the service encrypts with it at all
 * @param setting the option that holds it
 * @param lengths the lengths that the service accepts, as length classes of {@link org.plumbline.snapshot.Secret}; empty
 *     for any
 */
public record ServiceKey(String project, String host, boolean used, Setting setting, Set<String> lengths)
        implements Subject {

    /** Everybody can know it: upstream's default, or a value from a guide. */
    public boolean isPublished() {
        return used && (setting.state() == Setting.State.DEFAULT || setting.isWellKnownSecret());
    }

    /** There is none, and no default either: the service does not start, or cannot encrypt. */
    public boolean isMissing() {
        return used && (setting.state() == Setting.State.UNSET || (setting.isSet() && setting.isBlank()));
    }

    /** Set to a text of a length that is no key. */
    public boolean isMisfit() {
        return used
                && !lengths.isEmpty()
                && setting.secret()
                        .filter(secret -> !lengths.contains(secret.length()))
                        .isPresent();
    }

    public boolean isUnclear() {
        return used && !setting.known();
    }

    @Override
    public Location at() {
        return setting.at();
    }

    @Override
    public List<String> subjects() {
        return List.of(project + "-key");
    }

    @Override
    public String seen() {
        return setting.seen();
    }
}
