package org.plumbline.cloud.hardening;

import java.util.List;

/**
 * The passwords that are no secret, and everywhere they are used.
 *
 * @param published whether they stand in a guide or a package, or are words that everybody tries first; else they are
 *     merely too short
 * @param uses where it stands; at least one
 */
public record WeakSecret(boolean published, List<SecretUse> uses) {

    private static final int MOST = 6;

    /** How many there are and what they guard; {@code which} says what is wrong with them. */
    public String told(String which) {
        long different =
                uses.stream().map(use -> use.secret().hash()).distinct().count();
        return different == 1
                ? "A password " + which + " guards " + guards()
                : different + " passwords " + which + " guard " + guards();
    }

    /** The options that hold them, for people: {@code cinder's database.connection, …}. */
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
