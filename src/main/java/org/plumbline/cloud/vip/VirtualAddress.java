package org.plumbline.cloud.vip;

import java.util.List;
import org.plumbline.cloud.HostAddress;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * An address that moves between hosts, and who has it at run time.
 *
 * @param address in the spelling of {@link IpNetwork#normal}
 * @param manager {@code keepalived} or {@code pacemaker}
 * @param candidates hosts that may hold it, sorted
 * @param holders where it was seen on an interface
 * @param unseen candidates whose addresses were not collected, and named hosts that are not in the snapshot
 * @param at where it is configured
 */
public record VirtualAddress(
        String address,
        String manager,
        List<String> candidates,
        List<HostAddress> holders,
        List<String> unseen,
        Location at)
        implements Subject {

    /** Every candidate was looked at and none has it. */
    public boolean isLost() {
        return holders.isEmpty() && unseen.isEmpty();
    }

    /** More than one host has it. */
    public boolean isSplit() {
        return holders.stream().map(HostAddress::host).distinct().count() > 1;
    }

    /** One host has it, or none was seen with it, and some were not looked at. */
    public boolean isUncertain() {
        return !isSplit() && !unseen.isEmpty();
    }

    public String unseenNames() {
        return String.join(", ", unseen);
    }

    @Override
    public String host() {
        return at.host();
    }

    @Override
    public List<String> subjects() {
        return List.of("vip-holder");
    }

    @Override
    public String seen() {
        return "virtual address " + address + " for " + String.join(", ", candidates);
    }
}
