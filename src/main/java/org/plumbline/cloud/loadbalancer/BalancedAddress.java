package org.plumbline.cloud.loadbalancer;

import java.util.List;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A virtual address behind which HAProxy listens.
 *
 * @param address in the spelling of {@link IpNetwork#normal}
 * @param balancers hosts whose HAProxy listens on it, sorted
 * @param candidates hosts that keepalived or Pacemaker may move it to, sorted; empty when nothing seen moves it
 * @param unseen hosts that are named or may carry it, and whose part was not seen
 * @param binds where HAProxy listens on it
 * @param at the first of these
 */
public record BalancedAddress(
        String address,
        List<String> balancers,
        List<String> candidates,
        List<String> unseen,
        List<ProxyBind> binds,
        Location at)
        implements Subject {

    private boolean complete() {
        return unseen.isEmpty();
    }

    public boolean isServedByOne() {
        return complete() && balancers.size() == 1;
    }

    /** Several hosts listen, and nothing that was seen moves the address between them. */
    public boolean isMovedByNobody() {
        return complete() && balancers.size() > 1 && candidates.isEmpty();
    }

    /** Hosts it may move to, where no HAProxy listens on it. */
    public List<String> deadEnds() {
        return candidates.stream()
                .filter(host -> complete() && balancers.size() > 1 && !balancers.contains(host))
                .toList();
    }

    public boolean hasDeadEnds() {
        return !deadEnds().isEmpty();
    }

    public String deadEndNames() {
        return String.join(", ", deadEnds());
    }

    public boolean isUncertain() {
        return !complete() && (balancers.size() < 2 || candidates.isEmpty());
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
        return List.of("balanced-address");
    }

    @Override
    public String seen() {
        return "HAProxy on " + String.join(", ", balancers) + " listens on " + address;
    }
}
