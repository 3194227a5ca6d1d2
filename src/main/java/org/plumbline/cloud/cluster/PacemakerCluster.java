package org.plumbline.cloud.cluster;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A Pacemaker cluster as it is configured; the configuration is the same on all its nodes.
 *
 * @param name cluster-name, or the first node's name
 * @param nodes its full members, by name, sorted
 * @param options cluster options that are set; {@code fencing-*} under their older names {@code stonith-*}
 * @param resources primitives that are no fence devices
 * @param devices fence devices
 * @param host where the configuration was read
 * @param sources every place that shows this configuration
 * @param at the configuration
 */
public record PacemakerCluster(
        String name,
        List<String> nodes,
        Map<String, Setting> options,
        List<ClusterResource> resources,
        List<FenceDevice> devices,
        String host,
        List<Location> sources,
        Location at)
        implements Configured {

    private static final Map<String, String> DEFAULTS = Map.of(
            "stonith-enabled", "true",
            "no-quorum-policy", "stop",
            "maintenance-mode", "false",
            "stop-all-resources", "false",
            "symmetric-cluster", "true",
            "have-watchdog", "false",
            "stonith-watchdog-timeout", "0");

    @Override
    public List<String> subjects() {
        return List.of("pacemaker-cluster");
    }

    @Override
    public Setting setting(String option) {
        var set = options.get(option);
        if (set != null) {
            return set;
        }
        var fallback = DEFAULTS.get(option);
        return fallback == null
                ? Setting.unset(option, at)
                : Setting.byDefault(option, fallback, at, "Pacemaker Explained, cluster options");
    }

    public boolean fencingOff() {
        return setting("stonith-enabled").isFalse();
    }

    /** Nodes that lose quorum are reset by their own watchdog. */
    public boolean watchdogFencing() {
        return setting("have-watchdog").isTrue()
                && setting("stonith-watchdog-timeout").isNot("0", "0s", "0ms");
    }

    /** Resources that must never run twice, as opposed to addresses and load balancers. */
    public List<ClusterResource> stateful() {
        return resources.stream().filter(ClusterResource::stateful).toList();
    }

    public boolean carriesState() {
        return !stateful().isEmpty();
    }

    /** Fencing is on, and there is nothing to fence with. */
    public boolean nothingToFenceWith() {
        return setting("stonith-enabled").isTrue() && !watchdogFencing() && devices.isEmpty();
    }

    /** Fencing is on, devices are configured, and none of them runs. */
    public boolean devicesStopped() {
        return setting("stonith-enabled").isTrue()
                && !watchdogFencing()
                && !devices.isEmpty()
                && devices.stream().allMatch(FenceDevice::stopped);
    }

    /** Fencing is on, devices are configured, and nothing shows whether one runs. */
    public boolean devicesUnseen() {
        return setting("stonith-enabled").isTrue()
                && !watchdogFencing()
                && devices.stream().noneMatch(FenceDevice::running)
                && devices.stream().anyMatch(device -> device.started().isEmpty());
    }

    public boolean ignoresQuorum() {
        return setting("no-quorum-policy").is("ignore");
    }

    /** Frozen resources go on without quorum: right for a cluster file system under DLM only. */
    public boolean freezesOrdinaryResources() {
        return setting("no-quorum-policy").is("freeze")
                && resources.stream().anyMatch(resource -> !resource.clusterFileSystem());
    }

    @Override
    public String seen() {
        return "Pacemaker cluster " + name + " of " + String.join(", ", nodes);
    }
}
