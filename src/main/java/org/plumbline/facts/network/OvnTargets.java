package org.plumbline.facts.network;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plumbline.cloud.network.OvnClient;
import org.plumbline.cloud.network.OvnServer;
import org.plumbline.cloud.network.OvnTarget;
import org.plumbline.facts.FactSource;
import org.plumbline.facts.Facts;
import org.plumbline.parse.ovs.OvsdbRow;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Snapshot;

/** The ports of OVN's databases, and whether TLS is spoken there: what clients, servers among each other and listeners are told. */
public final class OvnTargets implements FactSource {

    /** {@code tcp:10.0.0.11:6642}, {@code ssl:[2001:db8::1]:6643}, {@code ptcp:6641:0.0.0.0}. */
    private static final Pattern TARGET =
            Pattern.compile("(?:p(tcp|ssl):(\\d+)|(tcp|ssl):[^\\s,]*:(\\d+))(?=[\\s,:]|$)");

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var plain = new TreeMap<Integer, Boolean>();
        Stream.of(
                        facts.all(OvnClient.class).stream()
                                .map(client -> client.target().value()),
                        facts.all(OvnServer.class).stream().flatMap(server -> server.servers().stream()),
                        snapshot.hosts().stream().flatMap(host -> listeners(facts, host)))
                .flatMap(told -> told)
                .forEach(told -> TARGET.matcher(told).results().forEach(target -> {
                    boolean passive = target.group(1) != null;
                    plain.merge(
                            Integer.parseInt(target.group(passive ? 2 : 4)),
                            target.group(passive ? 1 : 3).equals("tcp"),
                            Boolean::logicalOr);
                }));
        plain.forEach((port, open) -> facts.add(new OvnTarget(port, open)));
    }

    private static Stream<String> listeners(Facts facts, HostFiles host) {
        return Stream.of("ovn-nbctl-connection", "ovn-sbctl-connection")
                .flatMap(input -> host.output(input).stream())
                .map(output -> facts.understood(OvsdbRow.parse(output.at(), output.text())))
                .flatMap(List::stream)
                .flatMap(row -> row.text("target").stream());
    }
}
