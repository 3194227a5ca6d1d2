package org.plumbline.facts.time;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.time.NameClash;
import org.plumbline.cloud.time.NameTable;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Machines;
import org.plumbline.parse.host.HostsFile;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** Whether the hosts agree on what their names mean, as far as /etc/hosts tells. */
public final class NameTables implements FactSource {

    /** What finds its peers, or is found, by the host's name. */
    private static final Map<String, String> BY_NAME = new TreeMap<>(
            Map.of("rabbitmq", "RabbitMQ", "mariadb", "MariaDB", "libvirtd", "libvirt", "corosync", "Corosync"));

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var software = new HashMap<String, Set<String>>();
        facts.all(Deployment.class).stream()
                .filter(d -> d.isRole() && BY_NAME.containsKey(d.software()))
                .forEach(d -> software.computeIfAbsent(d.host(), host -> new TreeSet<>())
                        .add(BY_NAME.getOrDefault(d.software(), "")));
        var hosts = new HashMap<String, Host>();
        facts.all(Host.class).forEach(host -> hosts.put(host.name(), host));
        var brokers = new TreeSet<String>();
        facts.all(Deployment.class).stream()
                .filter(d -> d.isRole() && d.software().equals("rabbitmq"))
                .forEach(d -> brokers.add(d.host()));
        var meanings = new TreeMap<String, Map<String, Located>>();
        for (var files : snapshot.hosts()) {
            var host = hosts.get(files.name());
            if (host != null) {
                look(facts, files, host, software.getOrDefault(host.name(), Set.of()), hosts, brokers, meanings);
            }
        }
        meanings.forEach((name, lines) -> {
            if (lines.size() > 1) {
                facts.add(new NameClash(name.substring(0, name.indexOf(' ')), List.copyOf(lines.values())));
            }
        });
        Machines.addMissing(facts, "name-table");
    }

    private static void look(
            Facts facts,
            HostFiles files,
            Host host,
            Set<String> software,
            Map<String, Host> hosts,
            Set<String> brokers,
            Map<String, Map<String, Located>> meanings) {
        var file = files.file("/etc/hosts").or(() -> files.output("hosts"));
        if (file.isEmpty()) {
            unseen(facts, host, "/etc/hosts was not collected", "collect /etc/hosts");
            return;
        }
        var lines = facts.understood(HostsFile.parse(file.get().at(), file.get().text()));
        facts.add(new NameTable(
                host.name(),
                loopback(host, lines),
                String.join(", ", software),
                file.get().at()));
        var names = new HashSet<String>();
        for (var line : lines) {
            line.names().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
            line.names().stream()
                    .filter(name -> facts.hostNames().host(name).isPresent() && !IpNetwork.isLoopback(line.address()))
                    .forEach(name -> meanings.computeIfAbsent(
                                    name.toLowerCase(Locale.ROOT)
                                            + ' '
                                            + line.address().contains(":"),
                                    n -> new TreeMap<>())
                            .putIfAbsent(
                                    IpNetwork.normal(line.address()),
                                    new Quoted(line.at(), line.address() + ' ' + name)));
        }
        if (brokers.contains(host.name())) {
            var unknown = new ArrayList<String>();
            brokers.stream()
                    .map(hosts::get)
                    .filter(peer -> peer != null && peer.names().stream().noneMatch(names::contains))
                    .forEach(peer -> unknown.add(peer.name()));
            if (!unknown.isEmpty()) {
                unseen(
                        facts,
                        host,
                        "what " + String.join(", ", unknown) + " means there stands in DNS, which was not asked",
                        "compare the output of `getent hosts " + unknown.get(0) + "` on all hosts");
            }
        }
    }

    private static void unseen(Facts facts, Host host, String reason, String hint) {
        facts.add(Unseen.of("name-table", host.name(), "/etc/hosts", reason, hint));
    }

    /** The first line with the host's own name decides. */
    private static Optional<Located> loopback(Host host, List<HostsFile.Address> lines) {
        return lines.stream()
                .filter(line ->
                        line.names().stream().anyMatch(name -> host.names().contains(name.toLowerCase(Locale.ROOT))))
                .findFirst()
                .filter(line -> IpNetwork.isLoopback(line.address()))
                .map(line -> new Quoted(line.at(), line.address() + ' ' + String.join(" ", line.names())));
    }
}
