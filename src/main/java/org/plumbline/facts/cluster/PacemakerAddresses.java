package org.plumbline.facts.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.facts.loadbalancer.BalancedAddresses;
import org.plumbline.parse.pacemaker.PacemakerCib;
import org.plumbline.parse.pacemaker.PacemakerNode;
import org.plumbline.snapshot.Snapshot;

/**
 * The addresses that Pacemaker moves.
 *
 * @param candidates the nodes of the cluster by address
 * @param unseen hosts that run Pacemaker, where no configuration of the cluster was collected on any
 */
public record PacemakerAddresses(Map<String, Set<String>> candidates, List<String> unseen) {

    public static PacemakerAddresses of(Facts facts, Snapshot snapshot) {
        var names = HostNames.of(facts);
        var candidates = new TreeMap<String, Set<String>>();
        var hosts = BalancedAddresses.roles(facts, "pacemaker").keySet();
        boolean seen = false;
        for (var host : new TreeSet<>(hosts)) {
            var output = snapshot.host(host).flatMap(files -> files.output("cibadmin-query"));
            if (output.isPresent() && !seen) {
                seen = true;
                var config = PacemakerCib.parse(output.get().at(), output.get().text())
                        .value();
                var nodes = new TreeSet<>(config.nodes().stream()
                        .map(PacemakerNode::name)
                        .map(names::canonical)
                        .toList());
                config.all()
                        .filter(resource -> resource.agent().startsWith("ocf:heartbeat:IPaddr"))
                        .map(resource -> IpNetwork.normal(resource.param("ip")))
                        .filter(address -> !address.isEmpty())
                        .forEach(address -> candidates.put(address, nodes));
            }
        }
        return new PacemakerAddresses(candidates, seen ? List.of() : List.copyOf(new TreeSet<>(hosts)));
    }
}
