package org.plumbline.facts;

import java.util.HashSet;
import java.util.Set;
import org.plumbline.cloud.HostAddress;
import org.plumbline.cloud.HostNetwork;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.vip.VrrpMember;
import org.plumbline.snapshot.Snapshot;

/** Teaches the names of hosts which addresses are theirs: those on their interfaces that do not move. */
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
