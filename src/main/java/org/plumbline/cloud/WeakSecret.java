package org.plumbline.cloud;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * One password that is no secret, and everywhere it is used.
 *
 * @param published whether it stands in a guide or a package, or is a word that everybody tries first; else it is merely
 *     too short
 * @param uses where it stands; at least one
 */
public record WeakSecret(boolean published, List<SecretUse> uses) {

    /** The options that hold it, for people: {@code database.connection of nova, neutron}. */
    public String guards() {
        return uses.stream()
                .map(use -> use.project() + "'s " + use.setting().option())
                .distinct()
                .sorted()
                .limit(6)
                .collect(joining(", "));
    }

    public int options() {
        return (int) uses.stream()
                .map(use -> use.project() + ' ' + use.setting().option())
                .distinct()
                .count();
    }
}
