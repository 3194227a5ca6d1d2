package org.plumbline.facts.topology;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Inventory;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.topology.LoneHost;
import org.plumbline.cloud.topology.Role;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.facts.Software;
import org.plumbline.snapshot.Snapshot;

/** The functions that must survive the loss of a host, and the machines that carry each. */
public final class ControlPlane implements FactSource {

    /** Stop when half of their members are lost (catalog NOTES 2.2). */
    private static final Set<String> QUORUM =
            Set.of("mariadb", "rabbitmq", "etcd", "ovn-central", "ceph-mon", "corosync");

    private static final Set<String> ANY_ONE = Set.of(
            "haproxy",
            "keystone",
            "glance-api",
            "nova-api",
            "nova-conductor",
            "nova-scheduler",
            "placement-api",
            "neutron-server",
            "cinder-api",
            "cinder-scheduler",
            "horizon");

    private static final Set<String> CONFIGS = Software.ALL.stream()
            .filter(software -> QUORUM.contains(software.name()) || ANY_ONE.contains(software.name()))
            .flatMap(software -> software.configs().stream())
            .collect(Collectors.toSet());

    /** A host that is known only for these is a hypervisor or a network node. */
    private static final Set<String> NOT_CONTROL_PLANE = Set.of(
            "nova-compute",
            "nova",
            Service.ANY,
            "neutron",
            "neutron-openvswitch-agent",
            "neutron-linuxbridge-agent",
            "neutron-metadata-agent",
            "neutron-ovn-metadata-agent",
            "neutron-sriov-agent",
            "neutron-l3-agent",
            "neutron-dhcp-agent",
            "ovn-controller");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var machines = new HashMap<String, String>();
        facts.all(Host.class).forEach(host -> machines.put(host.name(), host.machine()));
        var missing = facts.all(MissingHost.class);
        var roles = facts.all(Deployment.class).stream()
                .filter(Deployment::isRole)
                .filter(d -> QUORUM.contains(d.software()) || ANY_ONE.contains(d.software()))
                .collect(groupingBy(Deployment::software, TreeMap::new, Collectors.toList()));
        boolean garbd = facts.all(Deployment.class).stream()
                .anyMatch(d -> d.isRole() && d.software().equals("garbd"));
        boolean complete = missing.stream().noneMatch(ControlPlane::couldCarryIt) && isKnownEverywhere(facts, snapshot);
        roles.forEach((name, members) -> facts.add(role(name, members, machines, missing, garbd, complete)));
        addLoneHosts(facts);
    }

    private static Role role(
            String name,
            List<Deployment> members,
            Map<String, String> machines,
            List<MissingHost> missing,
            boolean garbd,
            boolean complete) {
        var carriers = new TreeSet<String>();
        members.forEach(member -> carriers.add(machines.getOrDefault(member.host(), member.host())));
        missing.stream().filter(host -> has(host, name)).map(MissingHost::name).forEach(carriers::add);
        return new Role(
                name, QUORUM.contains(name), members, List.copyOf(carriers), garbd && name.equals("mariadb"), complete);
    }

    /** Where only configuration tells what a host runs, none of it may be unreadable. */
    private static boolean isKnownEverywhere(Facts facts, Snapshot snapshot) {
        var known = facts.all(Inventory.class).stream().map(Inventory::host).collect(Collectors.toSet());
        return snapshot.hosts().stream()
                .filter(host -> !known.contains(host.name()))
                .flatMap(host -> host.blindSpots().stream())
                .noneMatch(spot -> spot.input().equals("*") || CONFIGS.contains(spot.input()));
    }

    /** Whether a host that was not seen may carry roles of the control plane beside those it is named for. */
    public static boolean couldCarryIt(MissingHost host) {
        return !NOT_CONTROL_PLANE.containsAll(host.roles());
    }

    private static boolean has(MissingHost host, String software) {
        return host.roles().stream()
                .anyMatch(role -> role.equals(software)
                        || Software.ALL.stream()
                                .anyMatch(s -> s.name().equals(software)
                                        && s.subjects().contains(role)));
    }

    private static void addLoneHosts(Facts facts) {
        var alone = facts.all(Role.class).stream().filter(Role::alone).toList();
        for (boolean complete : new boolean[] {true, false}) {
            alone.stream()
                    .filter(role -> role.complete() == complete)
                    .collect(groupingBy(role -> role.machines().get(0), TreeMap::new, Collectors.toList()))
                    .forEach((machine, roles) -> facts.add(new LoneHost(machine, complete, roles)));
        }
    }
}
