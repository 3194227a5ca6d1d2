package org.plumbline.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.plumbline.cloud.Collected;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Mention;
import org.plumbline.cloud.Unseen;
import org.plumbline.parse.host.HostsFile;
import org.plumbline.parse.host.IpAddr;
import org.plumbline.parse.host.NetAddress;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/** The hosts seen, every name and address they are known by, and when they were collected. */
final class Hosts implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        if (snapshot.collectedAt() == null) {
            facts.add(Unseen.of(
                    "collection-time",
                    "snapshot",
                    "snapshot.json",
                    "nothing tells when the snapshot was collected",
                    "name the time as collectedAt in snapshot.json"));
        } else {
            facts.add(new Collected(snapshot.collectedAt(), new Location("snapshot", "snapshot.json", 0)));
        }
        for (var files : snapshot.hosts()) {
            var host = host(facts, files);
            if (files.isHearsay()) {
                facts.add(new Mention(files.name(), List.of("host"), host.at()));
            } else {
                facts.add(host);
                facts.hostNames().add(host);
            }
        }
    }

    private static Host host(Facts facts, HostFiles files) {
        var names = new TreeSet<String>();
        addName(names, files.name());
        var hostname = files.file("/etc/hostname");
        hostname.ifPresent(file -> file.text().lines().findFirst().ifPresent(name -> addName(names, name.strip())));
        var addresses = new TreeSet<String>();
        for (var line : hostsFile(facts, files)) {
            line.names().forEach(name -> facts.hostNames().addName(line.address(), name));
            if (line.names().stream().anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)))) {
                line.names().forEach(name -> addName(names, name));
                if (!isLoopback(line.address())) {
                    addresses.add(line.address().toLowerCase(Locale.ROOT));
                }
            }
        }
        files.output("ip-addr").ifPresent(output -> facts.understood(IpAddr.parse(output.at(), output.text())).stream()
                .flatMap(device -> device.addresses().stream())
                .filter(Hosts::isOwn)
                .forEach(address -> addresses.add(address.address().toLowerCase(Locale.ROOT))));
        names.remove("localhost");
        names.remove("localhost.localdomain");
        var at = hostname.map(file -> file.at()).orElse(new Location(files.name(), "/etc/hostname", 0));
        return new Host(files.name(), files.machine(), names, addresses, at);
    }

    private static List<HostsFile.Address> hostsFile(Facts facts, HostFiles files) {
        var lines = new ArrayList<HostsFile.Address>();
        files.file("/etc/hosts")
                .ifPresent(file -> lines.addAll(facts.understood(HostsFile.parse(file.at(), file.text()))));
        return lines;
    }

    /** A fully qualified name is known by its first label too. */
    private static void addName(TreeSet<String> names, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (!lower.isBlank()) {
            names.add(lower);
            int dot = lower.indexOf('.');
            if (dot > 0 && !HostNames.isAddress(lower)) {
                names.add(lower.substring(0, dot));
            }
        }
    }

    /** Addresses that keepalived or a cluster manager adds move between hosts: secondary ones, and those of one host. */
    private static boolean isOwn(NetAddress address) {
        boolean single = address.prefixLength() == (address.address().indexOf(':') < 0 ? 32 : 128);
        return address.scope().equals("global") && !address.secondary() && !single;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1");
    }
}
