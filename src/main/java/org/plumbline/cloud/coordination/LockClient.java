package org.plumbline.cloud.coordination;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A part of OpenStack that divides its work among hosts, and where on all of them it is told to agree.
 *
 * @param software {@code designate-producer}, {@code ceilometer-central}
 * @param machines the hosts that run it
 * @param complete whether every host that could run it was seen
 * @param backends {@code [coordination] backend_url} of each host; at least one
 */
public record LockClient(String software, List<String> machines, boolean complete, List<Setting> backends)
        implements Subject {

    public boolean several() {
        return machines.size() > 1;
    }

    /** It would matter if a host that was not seen ran it too. */
    public boolean perhapsSeveral() {
        return machines.size() == 1 && !complete && !local().isEmpty();
    }

    /** Those that lead nowhere, or no further than the host. */
    public List<Setting> local() {
        return backends.stream()
                .filter(url -> url.isBlank()
                        || url.startsWith("file:")
                        || url.startsWith("ipc:")
                        || url.mentions("//127.")
                        || url.mentions("//localhost")
                        || url.mentions("@127.")
                        || url.mentions("@localhost"))
                .toList();
    }

    public boolean isLocal() {
        return several() && !local().isEmpty();
    }

    /** Those whose locks belong to one member of a cluster, or are forgotten when it is full. */
    public List<Setting> weak() {
        return backends.stream()
                .filter(url -> url.startsWith("mysql") || url.startsWith("memcached:"))
                .toList();
    }

    public boolean isWeak() {
        return several() && !isLocal() && !weak().isEmpty();
    }

    public boolean isUnclear() {
        return backends.stream().anyMatch(url -> !url.known());
    }

    @Override
    public String host() {
        return at().host();
    }

    @Override
    public Location at() {
        return backends.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return backends.stream().map(Setting::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("lock-client");
    }

    @Override
    public String seen() {
        return software + " on " + String.join(", ", machines);
    }
}
