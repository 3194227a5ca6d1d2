package org.plumbline.facts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.cloud.Host;

/** Names and addresses to hosts. Linear to build, constant to ask. */
public final class HostNames {

    private final Map<String, String> hosts = new HashMap<>();
    private final Map<String, String> namesByAddress = new HashMap<>();

    HostNames() {}

    public static HostNames of(Facts facts) {
        return facts.hostNames();
    }

    void add(Host host) {
        host.names().forEach(name -> hosts.putIfAbsent(name, host.name()));
        host.addresses().forEach(address -> hosts.putIfAbsent(address, host.name()));
    }

    public void addAddress(String address, String host) {
        hosts.putIfAbsent(normal(address), host);
    }

    /** What a hosts file says of an address, of whatever host. */
    public void addName(String address, String name) {
        namesByAddress.putIfAbsent(normal(address), normal(name));
    }

    /** The seen host that has this name or address: short, fully qualified, with a port or in brackets. */
    public Optional<String> host(String nameOrAddress) {
        var key = normal(nameOrAddress);
        var direct = hosts.get(key);
        if (direct != null) {
            return Optional.of(direct);
        }
        var named = namesByAddress.get(key);
        if (named != null && hosts.containsKey(named)) {
            return Optional.of(hosts.get(named));
        }
        int dot = key.indexOf('.');
        return dot > 0 && !isAddress(key) ? Optional.ofNullable(hosts.get(key.substring(0, dot))) : Optional.empty();
    }

    /** The seen host's name, else the best name known for it, else what was given. */
    public String canonical(String nameOrAddress) {
        var key = normal(nameOrAddress);
        return host(key).orElseGet(() -> namesByAddress.getOrDefault(key, key));
    }

    /** Whether both are names or addresses of one host, as far as is known. */
    public boolean same(String a, String b) {
        return canonical(a).equals(canonical(b));
    }

    /** Whether the text is an IPv4 or IPv6 address rather than a name. */
    public static boolean isAddress(String text) {
        return text.indexOf(':') >= 0
                || (text.indexOf('.') > 0 && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
    }

    private static String normal(String text) {
        var bare = text.strip().toLowerCase(Locale.ROOT);
        if (bare.startsWith("[") && bare.indexOf(']') > 0) {
            return bare.substring(1, bare.indexOf(']'));
        }
        int colon = bare.indexOf(':');
        var host = colon > 0 && colon == bare.lastIndexOf(':') ? bare.substring(0, colon) : bare;
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
