package org.plumbline.facts;

import java.util.ArrayList;
import org.plumbline.cloud.HostAddress;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.parse.host.IpAddr;
import org.plumbline.snapshot.Snapshot;

/** The addresses that each host has at run time. */
final class HostNetworks implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        for (var host : snapshot.hosts()) {
            host.output("ip-addr").ifPresent(output -> {
                var parsed = IpAddr.parse(output.at(), output.text());
                var addresses = new ArrayList<HostAddress>();
                for (var link : facts.understood(parsed)) {
                    for (var own : link.addresses()) {
                        addresses.add(new HostAddress(
                                host.name(),
                                link.name(),
                                IpNetwork.normal(own.address()),
                                own.prefixLength(),
                                own.secondary(),
                                own.at()));
                    }
                }
                if (!addresses.isEmpty()) {
                    facts.add(new HostNetwork(host.name(), addresses, output.at()));
                }
            });
        }
    }
}
