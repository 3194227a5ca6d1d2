package org.plumbline.cloud.object;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What a request to swift's proxy passes, and who may create and delete accounts.
 *
 * @param filters names of the filters and what they are made of: {@code tempauth (egg:swift#tempauth)}
 * @param accounts {@code allow_account_management} of the proxy
 * @param cache {@code memcache_servers} that its cache filter uses; unset where no such filter is passed
 */
public record ObjectProxy(String host, List<String> filters, Setting accounts, Setting cache, Location at)
        implements Subject {

    private static final List<String> ASKS_SOMEBODY =
            List.of("keystoneauth", "authtoken", "auth_token", "tempauth", "swauth");

    public boolean trial() {
        return passes("tempauth");
    }

    /** No filter asks who the caller is. */
    public boolean open() {
        return ASKS_SOMEBODY.stream().noneMatch(this::passes);
    }

    public boolean managesAccounts() {
        return accounts.isTrue();
    }

    /** It remembers who its callers are where no other proxy can look. */
    public boolean cachesForItself() {
        return cache.known()
                && !cache.list().isEmpty()
                && cache.list().stream()
                        .allMatch(server -> server.startsWith("127.")
                                || server.startsWith("localhost")
                                || server.startsWith("[::1]"));
    }

    /** The servers of a shared cache in one order, for comparison; empty where it has none. */
    public String sharedCache() {
        return !cache.known() || cachesForItself()
                ? ""
                : cache.list().stream().sorted().collect(joining(","));
    }

    public boolean hasSharedCache() {
        return !sharedCache().isEmpty();
    }

    private boolean passes(String filter) {
        return filters.stream().anyMatch(step -> step.contains(filter));
    }

    @Override
    public List<String> subjects() {
        return List.of("object-proxy");
    }

    @Override
    public String seen() {
        return "requests pass " + String.join(", ", filters);
    }
}
