package org.plumbline.facts.capacity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.capacity.ControllerLoad;
import org.plumbline.cloud.capacity.ControllerLoads;
import org.plumbline.cloud.capacity.FileSpace;
import org.plumbline.cloud.capacity.KernelTables;
import org.plumbline.cloud.topology.Role;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.KernelSettings;
import org.plumbline.facts.topology.ControlPlane;
import org.plumbline.parse.Numbers;
import org.plumbline.parse.host.Amount;
import org.plumbline.parse.host.Cpus;
import org.plumbline.parse.host.Df;
import org.plumbline.parse.host.Filesystem;
import org.plumbline.parse.host.Meminfo;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** What is left on machines: disk on all, processors and memory of the control plane, tables of kernels with guests. */
public final class HostCapacities implements FactSource {

    /** Folders that services fill. */
    private static final List<String> FOLDERS = List.of(
            "/",
            "/var",
            "/var/log",
            "/var/lib/mysql",
            "/var/lib/rabbitmq",
            "/var/lib/nova",
            "/var/lib/nova/instances",
            "/var/lib/glance",
            "/var/lib/glance/images",
            "/var/lib/docker",
            "/var/lib/docker/volumes",
            "/var/lib/containers",
            "/var/lib/ceph",
            "/var/lib/etcd");

    private static final Set<String> CONTROL =
            Set.of("keystone", "nova-api", "neutron-server", "mariadb", "rabbitmq", "haproxy");
    private static final Set<String> ROUTING = Set.of("neutron-l3-agent", "neutron-dhcp-agent");
    private static final Pattern LOAD =
            Pattern.compile("load average: [\\d.]+,? [\\d.]+,? ([\\d.]+)|^[\\d.]+ [\\d.]+ ([\\d.]+) \\d+/\\d+");
    private static final Pattern GUEST = Pattern.compile("(?m)^\\s*\\d+\\s+\\S+\\s+(running|paused)");
    private static final double MEGA = 1 << 20;

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var machines = new HashSet<String>();
        facts.all(Host.class).forEach(host -> machines.add(host.machine()));
        var control = machines(facts);
        var loads = new ArrayList<ControllerLoad>();
        for (var host : snapshot.hosts()) {
            if (machines.contains(host.name()) && !host.isHearsay()) {
                space(facts, host, "df", false);
                space(facts, host, "df-inodes", true);
                if (control.remove(host.name())) {
                    load(facts, host, loads);
                }
            }
        }
        control.forEach(machine -> facts.add(unseen("controller-load", machine, "uptime", "`uptime`, `nproc`")));
        facts.addAll(loads);
        missing(facts);
        boolean complete = facts.hostsOfUnseen("controller-load").findAny().isEmpty();
        if (complete && !loads.isEmpty()) {
            facts.add(new ControllerLoads(List.copyOf(loads)));
        }
        tables(facts, snapshot);
    }

    /** Machines that carry the control plane, in containers or not. */
    private static Set<String> machines(Facts facts) {
        var machines = new LinkedHashSet<String>();
        facts.all(Role.class).stream()
                .filter(role -> CONTROL.contains(role.name()))
                .forEach(role -> machines.addAll(role.machines()));
        return machines;
    }

    private static void missing(Facts facts) {
        for (var host : facts.all(MissingHost.class)) {
            facts.add(unseen("file-space", host.name(), "df", "`df -PT`"));
            facts.add(unseen("file-inodes", host.name(), "df-inodes", "`df -PiT`"));
            if (ControlPlane.couldCarryIt(host)) {
                facts.add(unseen("controller-load", host.name(), "uptime", "`uptime`, `nproc`"));
            }
        }
    }

    private static Unseen unseen(String subject, String host, String input, String commands) {
        return new Unseen(
                List.of(subject),
                new BlindSpot(
                        host,
                        input,
                        "what is left on " + host + " was not recorded",
                        "collect the output of " + commands));
    }

    /** Where inodes are made as they are needed, as by btrfs, df counts none, and none run out. */
    private static void space(Facts facts, HostFiles host, String input, boolean inodes) {
        var output = host.output(input);
        var all = output.map(df -> facts.understood(Df.parse(df.at(), df.text()))).orElse(List.of()).stream()
                .filter(filesystem -> filesystem.inodes() == inodes && (inodes || filesystem.size() > 0))
                .toList();
        if (all.isEmpty()) {
            facts.add(
                    inodes
                            ? unseen("file-inodes", host.name(), input, "`df -PiT`")
                            : unseen("file-space", host.name(), input, "`df -PT`"));
            return;
        }
        var mounts = new LinkedHashSet<FileSpace.Mount>();
        for (var folder : FOLDERS) {
            Holding.of(all, Filesystem::target, folder)
                    .filter(found -> found.size() > 0)
                    .ifPresent(found -> mounts.add(
                            new FileSpace.Mount(found.target(), found.available(), 1 - found.usedShare(), found.at())));
        }
        if (all.stream().noneMatch(filesystem -> filesystem.target().equals("/"))) {
            facts.add(Unseen.of(
                    inodes ? "file-inodes" : "file-space",
                    host.name(),
                    input,
                    "df has no row of /, so that the folders that lie there were not looked at",
                    "collect the whole output of " + (inodes ? "`df -PiT`" : "`df -PT`")));
        }
        facts.add(new FileSpace(
                host.name(), inodes, List.copyOf(mounts), output.orElseThrow().at()));
    }

    private static void load(Facts facts, HostFiles host, List<ControllerLoad> loads) {
        var uptime = Stream.of("loadavg", "uptime")
                .flatMap(input -> host.output(input).stream())
                .findFirst();
        var load = uptime.flatMap(output -> LOAD.matcher(output.text())
                .results()
                .flatMap(found -> Stream.of(found.group(1) == null ? found.group(2) : found.group(1)))
                .findFirst());
        var cpus = Stream.of("nproc", "lscpu")
                .flatMap(input -> host.output(input).stream())
                .flatMap(output -> facts.understood(Cpus.parse(output.at(), output.text())).stream())
                .findFirst();
        var memory = host.output("meminfo")
                .map(output -> facts.understood(Meminfo.parse(output.at(), output.text())))
                .orElse(Map.of());
        var names = List.of("MemTotal", "MemAvailable", "SwapTotal", "SwapFree");
        if (load.isEmpty() || cpus.isEmpty() || !memory.keySet().containsAll(names)) {
            facts.add(unseen("controller-load", host.name(), "uptime", "`uptime`, `nproc` and `cat /proc/meminfo`"));
            return;
        }
        Function<String, Double> bytes = name -> {
            Amount amount = memory.get(name);
            return amount == null ? Double.NaN : amount.value();
        };
        var available = memory.get("MemAvailable");
        var grounds = new ArrayList<Located>();
        grounds.add(new Quoted(uptime.orElseThrow().at(), "load average of 15 minutes is " + load.get()));
        grounds.add(new Quoted(cpus.get().at(), cpus.get().online() + " processors"));
        grounds.add(new Quoted(
                available == null ? uptime.orElseThrow().at() : available.at(),
                Math.round(bytes.apply("MemAvailable") / MEGA) + " of " + Math.round(bytes.apply("MemTotal") / MEGA)
                        + " MB of memory are available"));
        loads.add(new ControllerLoad(
                host.name(),
                Numbers.decimal(load.get()).orElse(Double.NaN),
                cpus.get().online(),
                1 - bytes.apply("MemAvailable") / bytes.apply("MemTotal"),
                (bytes.apply("SwapTotal") - bytes.apply("SwapFree")) / MEGA,
                List.copyOf(grounds)));
    }

    private static void tables(Facts facts, Snapshot snapshot) {
        var computes = hosts(facts, Set.of(Hypervisors.COMPUTE));
        var routing = hosts(facts, ROUTING);
        for (var host : snapshot.hosts()) {
            if (computes.contains(host.name()) || routing.contains(host.name())) {
                if (host.output("sysctl").isEmpty()) {
                    facts.add(Unseen.of(
                            "kernel-tables",
                            host.name(),
                            "sysctl",
                            "how full the tables of the kernel are was not recorded",
                            "collect the output of `sysctl -a`"));
                    continue;
                }
                var kernel = new KernelSettings(facts, host);
                int guests = host.output("virsh-list")
                        .map(output ->
                                (int) GUEST.matcher(output.text()).results().count())
                        .orElse(0);
                facts.add(new KernelTables(
                        host.name(),
                        guests,
                        routing.contains(host.name()),
                        kernel.running("net.netfilter.nf_conntrack_count"),
                        kernel.running("net.netfilter.nf_conntrack_max"),
                        kernel.running("net.ipv4.neigh.default.gc_thresh3")));
            }
        }
        facts.all(MissingHost.class).stream()
                .filter(host -> host.roles().stream()
                        .anyMatch(role -> role.equals(Hypervisors.COMPUTE) || ROUTING.contains(role)))
                .forEach(host -> facts.add(unseen("kernel-tables", host.name(), "sysctl", "`sysctl -a`")));
    }

    private static Set<String> hosts(Facts facts, Set<String> software) {
        var hosts = new HashSet<String>();
        facts.all(Deployment.class).stream()
                .filter(deployment -> deployment.isRole() && software.contains(deployment.software()))
                .map(Deployment::host)
                .forEach(hosts::add);
        return hosts;
    }
}
