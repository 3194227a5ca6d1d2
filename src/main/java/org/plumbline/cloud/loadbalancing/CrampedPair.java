package org.plumbline.cloud.loadbalancing;

import java.util.List;

/**
 * Both amphorae of a load balancer on one hypervisor.
 *
 * @param members the amphorae
 */
public record CrampedPair(String hypervisor, List<Amphora> members) {}
