package org.plumbline.cloud.cluster;

import java.util.List;

/**
 * Hosts of one cluster have different keys.
 *
 * @param user the program that uses them
 * @param keys one per host
 */
public record ClusterKeyDisagreement(String user, List<ClusterKey> keys) {

    public List<ClusterKey.Content> contents() {
        return keys.stream().map(ClusterKey::content).toList();
    }
}
