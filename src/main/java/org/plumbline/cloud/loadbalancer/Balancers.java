package org.plumbline.cloud.loadbalancer;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * All HAProxies of the cloud together.
 *
 * @param members at least one
 * @param addresses whether any virtual address leads to them
 * @param unseen hosts that may carry one more, and are not in the snapshot
 */
public record Balancers(List<Haproxy> members, boolean addresses, List<String> unseen) implements Subject {

    public boolean isAlone() {
        return unseen.isEmpty() && members.size() == 1;
    }

    public boolean isPerhapsAlone() {
        return !unseen.isEmpty() && members.size() == 1;
    }

    /** Several, and nothing that was seen leads clients from one to the other. */
    public boolean hasNoSharedAddress() {
        return members.size() > 1 && !addresses;
    }

    public String unseenNames() {
        return String.join(", ", unseen);
    }

    @Override
    public String host() {
        return members.get(0).host();
    }

    @Override
    public Location at() {
        return members.get(0).at();
    }

    @Override
    public List<String> subjects() {
        return List.of("haproxy-balancers");
    }

    @Override
    public String seen() {
        return members.size() + " HAProxies";
    }
}
