package org.plumbline.cloud.loadbalancer;

import java.util.List;
import org.plumbline.cloud.Located;

/**
 * A host that runs an API, but that no load balancer sends requests to.
 *
 * @param software {@code keystone}
 * @param host where it runs
 * @param backend name of the balancer's backend that serves the API from other hosts
 * @param evidence the running software, and the backend
 */
public record UnusedReplica(String software, String host, String backend, List<Located> evidence) {}
