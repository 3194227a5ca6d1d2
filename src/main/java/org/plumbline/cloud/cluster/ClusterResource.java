package org.plumbline.cloud.cluster;

import java.util.List;
import java.util.Set;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A primitive of a Pacemaker cluster that is no fence device.
 *
 * @param id its name
 * @param agent {@code ocf:heartbeat:IPaddr2}, {@code systemd:haproxy}
 * @param within groups, clones and bundles around it
 * @param cloned whether it runs on several nodes at once
 * @param address of a virtual address: the address; else empty
 * @param at where it is configured
 */
public record ClusterResource(String id, String agent, List<String> within, boolean cloned, String address, Location at)
        implements Located {

    private static final Set<String> ADDRESSES = Set.of("IPaddr2", "IPaddr", "IPv6addr", "IPsrcaddr", "ns_IPaddr2");
    private static final Set<String> BALANCERS = Set.of("haproxy", "ns_haproxy", "openstack-haproxy");
    private static final Set<String> HELPERS = Set.of(
            "ping", "ns_ping", "pingd", "ethmonitor", "ClusterMon", "portblock", "SysInfo", "HealthCPU", "remote");
    private static final Set<String> FILE_SYSTEM = Set.of("controld", "lvmlockd", "clvm", "GFS2", "gfs2");

    private String type() {
        return agent.substring(agent.lastIndexOf(':') + 1);
    }

    public boolean virtualAddress() {
        return ADDRESSES.contains(type());
    }

    public boolean loadBalancer() {
        return BALANCERS.contains(type()) || within.stream().anyMatch(id -> id.equals("haproxy-bundle"));
    }

    /** Neither an address nor a load balancer nor a watcher: something that must not run twice by accident. */
    public boolean stateful() {
        return !virtualAddress() && !loadBalancer() && !HELPERS.contains(type());
    }

    boolean clusterFileSystem() {
        return FILE_SYSTEM.contains(type()) || type().equals("Filesystem");
    }

    @Override
    public String seen() {
        return "resource " + id + " (" + agent + ")" + (address.isEmpty() ? "" : " " + address);
    }
}
