package org.plumbline.cloud.messaging;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A RabbitMQ node with its effective settings: what the running node says, else what its files say. Settings, by their
 * names in rabbitmq.conf where they have one:
 *
 * <ul>
 *   <li>{@code version}, {@code erlang}; {@code erlang_support}: what its release supports, where it runs on another;
 *       {@code cluster_size}: members of its cluster
 *   <li>{@code cluster_partition_handling}, {@code loopback_users}, {@code default_queue_type}
 *   <li>{@code disk_free_limit}, {@code memory_limit} in bytes; {@code vm_memory_high_watermark} as fraction of the
 *       host's memory
 *   <li>{@code open_files}: limit of the process; {@code open_files_used}: fraction of it in use
 *   <li>{@code listeners.ssl}, {@code listeners.tcp}: ports that speak AMQP with and without TLS; {@code none}
 * </ul>
 *
 * @param name {@code rabbit@ctl1}; empty where nothing tells
 * @param shared other software with an appetite for memory that runs on the host
 * @param sources everything it was read from
 * @param at the source that tells most
 */
public record BrokerNode(
        String name,
        String host,
        Map<String, Setting> settings,
        List<String> shared,
        List<Location> sources,
        Location at)
        implements Configured {

    private static final long GIB = 1L << 30;

    @Override
    public List<String> subjects() {
        return List.of("rabbitmq-node");
    }

    @Override
    public Setting setting(String option) {
        return settings.getOrDefault(
                option, Setting.unreadable(option, at, "neither the running node nor its files tell"));
    }

    public Setting partitionHandling() {
        return setting("cluster_partition_handling");
    }

    /** Whether it is known to be at least this release. */
    public boolean atLeast(String release) {
        var version = setting("version");
        return version.known() && BrokerVersion.atLeast(version.value(), release);
    }

    /** Whether it is known to be older than this release. */
    public boolean before(String release) {
        var version = setting("version");
        return version.known() && BrokerVersion.before(version.value(), release);
    }

    /** From 4.3 on the metadata is replicated by Raft, which needs no such setting and ignores it. */
    public boolean handlesPartitions() {
        return before("4.3");
    }

    /** In a cluster, and lets the sides of a partition go on by themselves. */
    public boolean splits() {
        return handlesPartitions() && clusterSize() >= 2 && partitionHandling().is("ignore");
    }

    /** Pausing the minority of two pauses both. */
    public boolean pausesTwo() {
        return handlesPartitions() && clusterSize() == 2 && partitionHandling().is("pause_minority");
    }

    /** Throws away what the losing side took in. */
    public boolean heals() {
        return handlesPartitions() && clusterSize() >= 3 && partitionHandling().is("autoheal");
    }

    /** Set, and without effect in this release. */
    public boolean setsDeadPartitionHandling() {
        return atLeast("4.3") && partitionHandling().isSet();
    }

    private double clusterSize() {
        return setting("cluster_size").number();
    }

    /**
     * Blocks publishers only when less disk is free than it may need to write out its memory, or less than 2 GiB. Where
     * its memory limit is not known, only what no broker's limit is below counts.
     */
    public boolean stopsTooLate() {
        double memory = setting("memory_limit").number();
        return setting("disk_free_limit").isBelow(Double.isNaN(memory) ? GIB / 4.0 : Math.min(memory, 2.0 * GIB));
    }

    /** {@code 50 MB}, for people. */
    public String diskFreeLimit() {
        return size(setting("disk_free_limit").number());
    }

    /** {@code up to 2.0 GB of memory}, or {@code gigabytes of memory} where the limit is not known. */
    public String memoryLimit() {
        double bytes = setting("memory_limit").number();
        return Double.isNaN(bytes) ? "gigabytes of memory" : "up to " + size(bytes) + " of memory";
    }

    private static String size(double bytes) {
        return bytes >= 1e9 ? "%.1f GB".formatted(bytes / 1e9) : Math.round(bytes / 1e6) + " MB";
    }

    /** Per cent of the host's memory at which publishers are blocked; -1 where that is not known. */
    public long watermarkPercent() {
        double fraction = setting("vm_memory_high_watermark").number();
        return Double.isNaN(fraction) ? -1 : Math.round(100 * fraction);
    }

    public boolean takesMoreMemoryThan(double percent) {
        return setting("vm_memory_high_watermark").isAbove(percent / 100 + 1e-9);
    }

    public boolean takesMoreMemoryBesideOthersThan(double percent) {
        return !shared.isEmpty() && takesMoreMemoryThan(percent);
    }

    /** RabbitMQ keeps about a hundred descriptors for itself, and some outputs show the limit less those. */
    public boolean opensFewerFilesThan(double limit) {
        return setting("open_files").isBelow(limit - 100);
    }

    public boolean usesMoreFilesThan(double percent) {
        return setting("open_files_used").isAbove(percent / 100);
    }

    public boolean lacksTls() {
        return setting("listeners.ssl").is("none");
    }

    public boolean takesPlainText() {
        return setting("listeners.tcp").isNot("none");
    }

    /** Other hosts may log in as guest. */
    public boolean letsGuestIn() {
        var users = setting("loopback_users");
        return users.known() && !users.list().contains("guest");
    }

    /** Its release does not support the Erlang it runs on. */
    public boolean runsOnUnsupportedErlang() {
        return setting("erlang_support").isSet();
    }

    /** {@code RabbitMQ 4.0.5 supports Erlang 26.2 to 27.x, and runs on 25.3}. */
    public String erlangComplaint() {
        return "RabbitMQ " + setting("version").value() + " "
                + setting("erlang_support").value() + ", and runs on "
                + setting("erlang").value();
    }

    @Override
    public String seen() {
        var version = setting("version");
        return (name.isEmpty() ? "RabbitMQ" : name) + (version.known() ? ", RabbitMQ " + version.value() : "");
    }
}
