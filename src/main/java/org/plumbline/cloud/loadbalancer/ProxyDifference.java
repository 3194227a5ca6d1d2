package org.plumbline.cloud.loadbalancer;

import java.util.List;
import org.plumbline.cloud.Quoted;

/**
 * Sections of haproxy.cfg that are not the same on all balancer hosts.
 *
 * @param section type and name, e.g. {@code backend keystone}; several, divided by commas, where hosts lack them
 * @param missing hosts that lack it, sorted; empty when all have it and its lines differ
 * @param proof for each host where it is, or what it says otherwise
 */
public record ProxyDifference(String section, List<String> missing, List<Quoted> proof) {

    public boolean isMissing() {
        return !missing.isEmpty();
    }

    public String missingNames() {
        return String.join(", ", missing);
    }
}
