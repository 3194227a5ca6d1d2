package org.plumbline.facts.topology;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.MissingHost;
import org.plumbline.cloud.topology.Replicas;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/** How many hosts run each service of the OpenStack projects, and Ceph's gateway to them. */
public final class ServiceReplicas implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var machines = new HashMap<String, String>();
        facts.all(Host.class).forEach(host -> machines.put(host.name(), host.machine()));
        boolean complete = facts.all(MissingHost.class).stream().noneMatch(ControlPlane::couldCarryIt);
        facts.all(Deployment.class).stream()
                .filter(Deployment::isRole)
                .filter(deployment -> !deployment.project().equals("infra")
                        || deployment.software().equals("radosgw"))
                .collect(groupingBy(Deployment::software, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(members -> facts.add(replicas(members, machines, complete)));
    }

    private static Replicas replicas(List<Deployment> members, Map<String, String> machines, boolean complete) {
        var carriers = new TreeSet<String>();
        members.forEach(member -> carriers.add(machines.getOrDefault(member.host(), member.host())));
        var first = members.get(0);
        return new Replicas(first.software(), first.project(), members, List.copyOf(carriers), complete);
    }
}
