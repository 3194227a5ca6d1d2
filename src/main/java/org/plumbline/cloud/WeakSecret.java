package org.plumbline.cloud;

import java.util.List;

/**
 * One password that is no secret, and everywhere it is used.
 *
 * @param published whether it stands in a guide or a package, or is a word that everybody tries first; else it is merely
 *     too short
 * @param uses where it stands; at least one
 */
public record WeakSecret(boolean published, List<SecretUse> uses) {

    private static final int MOST = 6;

    /** The options that hold it, for people: {@code cinder's database.connection, …}. */
    public String guards() {
        var options = uses.stream()
                .map(use -> use.project() + "'s " + use.setting().option())
                .distinct()
                .sorted()
                .toList();
        return options.size() <= MOST
                ? String.join(", ", options)
                : String.join(", ", options.subList(0, MOST)) + " and " + (options.size() - MOST) + " more";
    }
}
