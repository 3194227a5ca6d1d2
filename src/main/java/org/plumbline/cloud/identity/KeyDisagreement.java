package org.plumbline.cloud.identity;

import java.util.List;

/**
 * Keystone hosts that do not accept each other's tokens.
 *
 * @param reason in what they differ, in one sentence
 * @param repositories the key folders that differ, and one that they should equal
 */
public record KeyDisagreement(String reason, List<KeyRepository> repositories) {}
