package org.plumbline.cloud.loadbalancing;

import java.util.List;
import org.plumbline.cloud.Setting;

/**
 * An option that is not the same on all health managers.
 *
 * @param option {@code controller_ip_port_list} or {@code heartbeat_key}
 * @param settings the option on every host
 */
public record HealthManagerDifference(String option, List<Setting> settings) {}
