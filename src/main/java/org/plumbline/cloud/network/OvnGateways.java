package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The chassis that may carry the way out of OVN's routers.
 *
 * @param host where the southbound database was asked
 * @param names their names
 * @param chosen whether an operator marked them; else they are all chassis with a bridge to a provider network
 */
public record OvnGateways(String host, List<String> names, boolean chosen, Location at) implements Subject {

    public boolean tooFew() {
        return names.size() < 2;
    }

    @Override
    public List<String> subjects() {
        return List.of("ovn-gateways");
    }

    @Override
    public String seen() {
        return names.isEmpty() ? "no gateway chassis" : "gateway chassis " + String.join(", ", names);
    }
}
