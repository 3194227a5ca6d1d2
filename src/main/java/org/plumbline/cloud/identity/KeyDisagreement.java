package org.plumbline.cloud.identity;

import java.util.List;

/**
 * Keystone hosts that cannot read what the others encrypted.
 *
 * @param kind {@code fernet-keys} or {@code credential-keys}
 * @param reason in what they differ, in one sentence
 * @param repositories the key folders that differ, and one that they should equal
 */
public record KeyDisagreement(String kind, String reason, List<KeyRepository> repositories) {}
