package org.plumbline.cloud.loadbalancing;

import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A server that carries a load balancer, alone or in a pair.
 *
 * @param loadBalancer the id of its load balancer
 * @param status {@code ALLOCATED}, {@code ERROR}, {@code FAILOVER_STOPPED}
 * @param role {@code MASTER}, {@code BACKUP}, {@code STANDALONE}
 * @param hypervisor where it runs; empty where nova's list does not tell
 */
public record Amphora(String id, String loadBalancer, String status, String role, String hypervisor, Location at)
        implements Located {

    public boolean failed() {
        return status.equals("ERROR") || status.equals("FAILOVER_STOPPED");
    }

    public boolean standsAlone() {
        return role.equals("STANDALONE") && status.equals("ALLOCATED");
    }

    @Override
    public String seen() {
        return "amphora " + id + " (" + role + ") is " + status + (hypervisor.isEmpty() ? "" : " on " + hypervisor);
    }
}
