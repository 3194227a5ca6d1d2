package org.plumbline.facts;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.plumbline.cloud.HostAddress;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Service;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.snapshot.Snapshot;

/**
 * Teaches the names of hosts which addresses are theirs: those on their interfaces that do not move, and where interfaces
 * were not collected what nova calls its own, unless two hosts claim it.
 */
final class OwnAddresses implements FactSource {

    @Override
    public void addTo(Facts facts, Snapshot snapshot) {
        var moving = new HashSet<String>();
        facts.all(VrrpMember.class).forEach(member -> moving.addAll(member.addresses()));
        for (var network : facts.all(HostNetwork.class)) {
            for (var address : network.addresses()) {
                if (isOwn(address, moving)) {
                    facts.hostNames().addAddress(address.address(), address.host());
                }
            }
        }
        var claims = new TreeMap<String, Set<String>>();
        for (var service : facts.all(Service.class)) {
            var own = service.setting("DEFAULT.my_ip");
            if (service.project().equals("nova") && own.isSet() && HostNames.isAddress(own.value())) {
                claims.computeIfAbsent(own.value(), address -> new TreeSet<>()).add(service.host());
            }
        }
        claims.forEach((address, hosts) -> {
            if (hosts.size() == 1 && !moving.contains(address) && !IpNetwork.isLoopback(address)) {
                facts.hostNames().addAddress(address, hosts.iterator().next());
            }
        });
    }

    /** An address that a manager adds is a host address or stands beside another one of its network. */
    private static boolean isOwn(HostAddress address, Set<String> moving) {
        boolean alone = address.prefixLength() == (address.address().indexOf(':') < 0 ? 32 : 128);
        return !alone
                && !address.secondary()
                && !moving.contains(address.address())
                && !address.address().startsWith("fe80:")
                && !IpNetwork.isLoopback(address.address());
    }
}
