package org.plumbline.cloud.credentials;

import java.util.List;
import org.plumbline.cloud.hardening.SecretUse;

/**
 * A password that belongs to several accounts.
 *
 * @param accounts what it opens, for people: {@code nova in the database}; at least two
 * @param uses where it stands, one place for each account
 */
public record SharedPassword(List<String> accounts, List<SecretUse> uses) {

    private static final int MOST = 5;

    /** {@code nova in keystone, nova in the database and 3 more}. */
    public String accountsText() {
        return accounts.size() <= MOST
                ? String.join(", ", accounts)
                : String.join(", ", accounts.subList(0, MOST)) + " and " + (accounts.size() - MOST) + " more";
    }
}
