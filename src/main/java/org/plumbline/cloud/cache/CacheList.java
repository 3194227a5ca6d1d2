package org.plumbline.cloud.cache;

import java.util.List;
import java.util.Locale;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The memcached servers that a service on a host uses.
 *
 * @param project {@code nova}
 * @param purpose what it keeps there
 * @param servers the list as it is configured
 * @param strategy how tokens are protected; blank for other purposes
 * @param key the key for that; blank for other purposes
 */
public record CacheList(String project, String host, Purpose purpose, Setting servers, Setting strategy, Setting key)
        implements Subject {

    /** What a service keeps in memcached. */
    public enum Purpose {
        /** Tokens it has seen ([keystone_authtoken]). */
        TOKENS,
        /** What it looked up ([cache]). */
        LOOKUPS
    }

    /** The servers without scheme, in order and lower case. */
    public List<String> names() {
        return servers.list().stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^inet6?:", ""))
                .toList();
    }

    /** Only the host's own memcached, reached by loopback or socket. */
    public boolean local() {
        return !names().isEmpty()
                && names().stream()
                        .allMatch(name -> name.startsWith("localhost")
                                || name.startsWith("/")
                                || name.startsWith("unix:")
                                || name.startsWith("[::1]")
                                || IpNetwork.isLoopback(name));
    }

    /** Tokens that whoever reaches the cache can forge. */
    public boolean unprotected() {
        return purpose == Purpose.TOKENS && servers.isNot("") && strategy.is("None", "");
    }

    /** Protection is asked for, and there is no key for it. */
    public boolean keyless() {
        return purpose == Purpose.TOKENS && strategy.is("MAC", "ENCRYPT") && key.isBlank();
    }

    public boolean strategyUnclear() {
        return purpose == Purpose.TOKENS && !strategy.known();
    }

    @Override
    public Location at() {
        return servers.at();
    }

    @Override
    public List<String> subjects() {
        return purpose == Purpose.TOKENS ? List.of("cache-list", "token-cache") : List.of("cache-list");
    }

    @Override
    public String seen() {
        return servers.seen();
    }
}
