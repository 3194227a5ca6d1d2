package org.plumbline.facts.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Unseen;
import org.plumbline.cloud.cluster.CorosyncLink;
import org.plumbline.cloud.cluster.CorosyncMember;
import org.plumbline.facts.Facts;
import org.plumbline.facts.HostNames;
import org.plumbline.parse.Entry;
import org.plumbline.parse.host.HostsFile;
import org.plumbline.parse.host.IpAddr;
import org.plumbline.parse.host.NetAddress;
import org.plumbline.parse.host.NetInterface;
import org.plumbline.parse.pacemaker.CorosyncCfgtool;
import org.plumbline.parse.pacemaker.CorosyncConf.Section;
import org.plumbline.snapshot.HostFiles;
import org.plumbline.snapshot.Location;

/** The links of one host's Corosync, with the interfaces below them and whether they are up. */
final class CorosyncLinks {

    private final Facts facts;
    private final HostFiles host;

    CorosyncLinks(Facts facts, HostFiles host) {
        this.facts = facts;
        this.host = host;
    }

    /** From the host's entry in the nodelist; in a multicast cluster from the interface sections. */
    List<CorosyncLink> of(Section conf, Optional<CorosyncMember> own) {
        var interfaces = interfaces();
        var running = running();
        var links = new ArrayList<CorosyncLink>();
        if (own.isPresent()) {
            for (int i = 0; i < own.get().addresses().size(); i++) {
                links.add(link(
                        i,
                        own.get().addresses().get(i),
                        interfaces,
                        running,
                        own.get().at()));
            }
        } else if (conf.find("nodelist", "node").findAny().isEmpty()) {
            conf.find("totem", "interface")
                    .forEach(section -> links.add(link(
                            links.size(),
                            section.last("bindnetaddr").map(Entry::value).orElse(""),
                            interfaces,
                            running,
                            section.at())));
        }
        if (links.isEmpty()) {
            facts.add(Unseen.of(
                    "corosync-ring",
                    host.name(),
                    "/etc/corosync/corosync.conf",
                    "the nodelist names no address of " + host.name(),
                    "collect /etc/hosts and the output of `ip -details -json address`"));
        }
        return List.copyOf(links);
    }

    private List<NetInterface> interfaces() {
        var output = host.output("ip-addr");
        if (output.isEmpty()) {
            facts.add(Unseen.of(
                    "corosync-ring",
                    host.name(),
                    "ip-addr",
                    "the interfaces below the links of corosync were not collected",
                    "collect the output of `ip -details -json address`"));
        }
        return output.map(file -> IpAddr.parse(file.at(), file.text()).value()).orElse(List.of());
    }

    private List<CorosyncCfgtool.Link> running() {
        return host.output("corosync-cfgtool-s")
                .map(file -> facts.understood(CorosyncCfgtool.parse(file.at(), file.text())))
                .orElse(List.of());
    }

    private CorosyncLink link(
            int number,
            String name,
            List<NetInterface> interfaces,
            List<CorosyncCfgtool.Link> running,
            Location configured) {
        var address = address(name);
        var carrier = interfaces.stream()
                .filter(device -> device.addresses().stream().anyMatch(a -> carries(a, address)))
                .findFirst();
        var network = carrier.flatMap(device -> device.addresses().stream()
                .filter(a -> carries(a, address))
                .findFirst()
                .flatMap(CorosyncLinks::network));
        var down = running.stream()
                .filter(link -> link.number() == number && !link.up())
                .toList();
        return new CorosyncLink(
                number,
                name,
                carrier.map(NetInterface::name),
                network,
                carrier.filter(device -> bonded(device, interfaces)).isPresent(),
                down.stream().map(CorosyncCfgtool.Link::peer).toList(),
                down.isEmpty() ? configured : down.get(0).at());
    }

    /** The address of a name in the host's own hosts file; the name itself where it has none there. */
    private String address(String name) {
        if (HostNames.isAddress(name)) {
            return name;
        }
        return host.file("/etc/hosts").stream()
                .flatMap(file -> HostsFile.parse(file.at(), file.text()).value().stream())
                .filter(line -> line.names().contains(name) && !line.address().startsWith("127."))
                .map(HostsFile.Address::address)
                .findFirst()
                .orElse(name);
    }

    /** A bindnetaddr may be the network's address instead of the interface's own. */
    private static boolean carries(NetAddress own, String address) {
        return own.address().equals(address)
                || network(own)
                        .filter(network -> network.startsWith(address + "/"))
                        .isPresent();
    }

    private static Optional<String> network(NetAddress address) {
        if (!HostNames.isAddress(address.address())) {
            return Optional.empty();
        }
        try {
            // A literal address is not looked up anywhere.
            var bytes = InetAddress.getByName(address.address()).getAddress();
            for (int bit = address.prefixLength(); bit < bytes.length * 8; bit++) {
                bytes[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
            }
            return Optional.of(InetAddress.getByAddress(bytes).getHostAddress() + "/" + address.prefixLength());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The interface is a bond, lies on one as a VLAN, or is a bridge with one as port. */
    private static boolean bonded(NetInterface device, List<NetInterface> all) {
        return isBond(device)
                || all.stream()
                        .filter(other -> other.name().equals(device.parent())
                                || other.master().equals(device.name()))
                        .anyMatch(other -> isBond(other)
                                || all.stream()
                                        .anyMatch(below -> below.name().equals(other.parent()) && isBond(below)));
    }

    private static boolean isBond(NetInterface device) {
        return device.kind().equals("bond")
                || device.kind().equals("team")
                || device.name().startsWith("bond")
                || device.name().startsWith("team");
    }
}
