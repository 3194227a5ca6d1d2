package org.plumbline.facts.tls;

import java.util.HashSet;
import java.util.List;
import org.plumbline.cloud.Absent;
import org.plumbline.cloud.Host;
import org.plumbline.cloud.Inventory;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.snapshot.Snapshot;

/**
 * The certificates that the cloud's software is told to use, those that a running HAProxy has loaded, and those that its
 * endpoints were seen to serve.
 */
public final class TlsCertificates implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var reading = new CertificateReading(facts);
        boolean any = reading.add(snapshot);
        new EndpointCertificates(facts, snapshot, reading).add();
        var endpoints = new ServedEndpoints(facts, snapshot);
        endpoints.unseen(reading.names()).forEach(facts::add);
        if (!any && endpoints.allPlain()) {
            absent(facts, endpoints);
        }
    }

    /** Nothing anywhere names a certificate, and every endpoint of the catalog is plain HTTP. */
    private static void absent(Facts facts, ServedEndpoints endpoints) {
        var known = new HashSet<String>();
        facts.all(Inventory.class).forEach(inventory -> known.add(inventory.host()));
        if (facts.all(Host.class).stream().allMatch(host -> known.contains(host.name()))) {
            facts.add(new Absent(
                    "certificate",
                    "every endpoint of the catalog is plain HTTP, and no host is told to use a certificate",
                    List.of(endpoints.at())));
        }
    }
}
