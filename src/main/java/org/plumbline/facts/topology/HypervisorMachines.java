package org.plumbline.facts.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.capacity.ComputeMemory;
import org.plumbline.cloud.topology.HypervisorMachine;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** What runs beside servers of projects on their machines. */
public final class HypervisorMachines implements FactSource {

    private static final Set<String> SENSITIVE = Set.of("mariadb", "rabbitmq", "ceph-mon", "etcd");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var machines = new HashMap<String, String>();
        facts.all(Host.class).forEach(host -> machines.put(host.name(), host.machine()));
        var disabled = new HashSet<String>();
        facts.all(ApiService.class).stream()
                .filter(service -> service.binary().equals("nova-compute") && !service.enabled())
                .forEach(service -> disabled.add(service.host()));
        var reserved = new HashMap<String, Double>();
        facts.all(ComputeMemory.class).forEach(memory -> reserved.put(memory.host(), memory.reserved()));
        var neighbours = new HashMap<String, List<Deployment>>();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.isRole() && SENSITIVE.contains(deployment.software())) {
                neighbours
                        .computeIfAbsent(machine(machines, deployment), m -> new ArrayList<>())
                        .add(deployment);
            }
        }
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.isRole() && deployment.software().equals("nova-compute")) {
                var machine = machine(machines, deployment);
                facts.add(new HypervisorMachine(
                        machine,
                        deployment,
                        !disabled.contains(deployment.host()),
                        List.copyOf(neighbours.getOrDefault(machine, List.of())),
                        reserved.getOrDefault(deployment.host(), Double.NaN)));
            }
        }
    }

    private static String machine(Map<String, String> machines, Deployment deployment) {
        return machines.getOrDefault(deployment.host(), deployment.host());
    }
}
