package org.plumbline.facts.capacity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.cloud.ApiService;
import org.plumbline.cloud.Deployment;
import org.plumbline.cloud.Service;
import org.plumbline.facts.Facts;
import org.plumbline.parse.openstack.ApiJson;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Snapshot;

/**
 * The hosts that run servers of nova, from its list of services, and from what was seen on hosts.
 *
 * @param all those that give out parts of a machine; those that give out whole ones (ironic) are left out
 * @param complete whether nova listed all
 * @param nodes names of the hypervisors as nova lists them, in lower case; empty where the list was not recorded
 */
record Hypervisors(List<Hypervisor> all, boolean complete, Optional<Set<String>> nodes) {

    static final String COMPUTE = "nova-compute";
    static final String CALL = "compute/os-hypervisors";

    /**
     * One of them.
     *
     * @param host the seen host's name, or the name as listed
     * @param zone its availability zone; empty where nova did not say
     * @param inService whether servers may be put on it now
     * @param nodes the names that its driver reports, its own among them
     * @param at what shows that it is there
     */
    record Hypervisor(String host, String zone, boolean inService, Set<String> nodes, Location at) {

        /** The provider of placement that stands for it. */
        Optional<Placement.ResourceProvider> in(Map<String, Placement.ResourceProvider> byName) {
            return nodes.stream()
                    .flatMap(node -> Optional.ofNullable(byName.get(node)).stream())
                    .findFirst();
        }
    }

    static Hypervisors of(Facts facts, Snapshot snapshot) {
        var bare = new HashSet<String>();
        facts.all(Service.class).stream()
                .filter(service -> service.name().equals(COMPUTE)
                        && service.setting("DEFAULT.compute_driver").mentions("ironic"))
                .forEach(service -> bare.add(service.host()));
        var nodes = new HashMap<String, Set<String>>();
        var names = nodes(facts, snapshot, nodes, bare);
        var found = new TreeMap<String, Hypervisor>();
        for (var service : facts.all(ApiService.class)) {
            if (service.binary().equals(COMPUTE) && !bare.contains(service.host())) {
                found.put(
                        service.host(),
                        new Hypervisor(
                                service.host(),
                                service.zone(),
                                service.enabled() && service.up(),
                                names(nodes, service.host(), service.listed()),
                                service.at()));
            }
        }
        boolean complete = !found.isEmpty();
        for (var deployment : facts.all(Deployment.class)) {
            if (deployment.software().equals(COMPUTE) && deployment.isRole() && !bare.contains(deployment.host())) {
                found.putIfAbsent(
                        deployment.host(),
                        new Hypervisor(
                                deployment.host(),
                                "",
                                true,
                                names(nodes, deployment.host(), deployment.host()),
                                deployment.at()));
            }
        }
        return new Hypervisors(List.copyOf(found.values()), complete, names);
    }

    private static Set<String> names(Map<String, Set<String>> nodes, String host, String listed) {
        var names = new HashSet<>(nodes.getOrDefault(host, Set.of()));
        names.add(host.toLowerCase(Locale.ROOT));
        names.add(listed.toLowerCase(Locale.ROOT));
        return names;
    }

    private static Optional<Set<String>> nodes(
            Facts facts, Snapshot snapshot, Map<String, Set<String>> nodes, Set<String> bare) {
        var answer = snapshot.api(CALL).map(file -> facts.understood(ApiJson.parse(file.at(), file.text())));
        if (answer.filter(api -> api.has("hypervisors") && !api.truncated()).isEmpty()) {
            return Optional.empty();
        }
        var all = new HashSet<String>();
        for (var item : answer.orElseThrow().items("hypervisors")) {
            var node = item.get("hypervisor_hostname").text().orElse("").toLowerCase(Locale.ROOT);
            var host = facts.hostNames()
                    .canonical(item.get("service").get("host").text().orElse(node));
            all.add(node);
            nodes.computeIfAbsent(host, h -> new HashSet<>()).add(node);
            if (item.get("hypervisor_type").text().orElse("").equalsIgnoreCase("ironic")) {
                bare.add(host);
            }
        }
        return Optional.of(all);
    }
}
