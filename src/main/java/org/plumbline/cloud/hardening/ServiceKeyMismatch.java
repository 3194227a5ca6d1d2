package org.plumbline.cloud.hardening;

import java.util.List;

/**
 * Hosts of one service that encrypt with different keys, so that one cannot read what another one stored.
 *
 * @param keys the keys of all hosts; at least two different ones
 */
public record ServiceKeyMismatch(String project, List<ServiceKey> keys) {}
