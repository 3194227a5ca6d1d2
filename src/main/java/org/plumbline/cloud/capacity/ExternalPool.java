package org.plumbline.cloud.capacity;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The IPv4 addresses that an external network may give out.
 *
 * @param network its name
 * @param used addresses of routers, floating addresses and ports
 * @param total all of its allocation pools
 */
public record ExternalPool(String network, double used, double total, Location at) implements Subject {

    public boolean fullerThan(double percent) {
        return total > 0 && used * 100 > total * percent;
    }

    public String usedText() {
        return Numbers.text(used) + " of " + Numbers.text(total);
    }

    @Override
    public String host() {
        return "api";
    }

    @Override
    public List<String> subjects() {
        return List.of("external-pool");
    }

    @Override
    public String seen() {
        return usedText() + " addresses of " + network + " are used";
    }
}
