package org.plumbline.facts.lifecycle;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Release;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.lifecycle.ProjectReleases;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.BlindSpot;
import org.plumbline.snapshot.Snapshot;

/** Which series of each project run where; hosts that carry none of its services do not count. */
public final class ReleasesByProject implements FactSource {

    private static final Set<String> WORKERS = Set.of(
            "nova-compute",
            "neutron-openvswitch-agent",
            "neutron-linuxbridge-agent",
            "neutron-sriov-agent",
            "neutron-ovn-metadata-agent",
            "neutron-ovn-agent",
            "neutron-metadata-agent",
            "neutron-l3-agent",
            "neutron-dhcp-agent");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var services = new HashMap<String, Set<String>>();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.isRole() && !deployment.project().equals("infra")) {
                services.computeIfAbsent(deployment.project() + ' ' + deployment.host(), key -> new HashSet<>())
                        .add(deployment.software());
            }
        }
        var told = new HashSet<String>();
        facts.all(Release.class).forEach(release -> told.add(release.project() + ' ' + release.host()));
        var projects = Set.of("nova", "neutron", "keystone", "cinder", "glance", "heat", "placement");
        services.keySet().stream()
                .filter(key -> projects.contains(key.substring(0, key.indexOf(' '))) && !told.contains(key))
                .sorted()
                .forEach(key -> facts.add(new Unseen(
                        List.of("project-releases", "openstack-release"),
                        new BlindSpot(
                                key.substring(key.indexOf(' ') + 1),
                                "dpkg",
                                "which version of " + key.substring(0, key.indexOf(' '))
                                        + " runs there was not collected",
                                "collect the list of installed packages, or of containers"))));
        facts.all(Release.class).stream()
                .filter(release -> services.containsKey(release.project() + ' ' + release.host()))
                .collect(groupingBy(Release::project, TreeMap::new, Collectors.toList()))
                .forEach((project, releases) -> facts.add(split(project, releases, services)));
    }

    private static ProjectReleases split(String project, List<Release> releases, Map<String, Set<String>> services) {
        var parts = releases.stream()
                .collect(Collectors.partitioningBy(release ->
                        WORKERS.containsAll(services.getOrDefault(project + ' ' + release.host(), Set.of()))));
        return new ProjectReleases(project, parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of()));
    }
}
