package org.plumbline.cloud.cluster;

import java.util.List;

/**
 * All nodes of a cluster are fenced through one address: one power switch, one hypervisor manager.
 *
 * @param endpoint the address
 * @param devices the devices that use it
 */
public record SharedFenceEndpoint(String endpoint, List<FenceDevice> devices) {}
