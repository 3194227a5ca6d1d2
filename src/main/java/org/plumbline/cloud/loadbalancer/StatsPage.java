package org.plumbline.cloud.loadbalancer;

import java.util.List;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A section that shows HAProxy's statistics page.
 *
 * @param name of the section
 * @param binds where it listens
 * @param users the {@code stats auth} statements, as {@code user:password}
 * @param admin the {@code stats admin} statements that let everybody change servers
 * @param at where it is switched on
 */
public record StatsPage(
        String host, String name, List<ProxyBind> binds, List<Setting> users, List<Quoted> admin, Location at)
        implements Subject {

    private static final List<String> KNOWN = List.of(
            "admin:admin", "openstack:openstack", "haproxy:haproxy", "admin:password", "admin:secrete", "stats:stats");

    private boolean isReachable() {
        return binds.stream().anyMatch(bind -> !bind.loopback());
    }

    /** Whether everybody who reaches the host sees it: on every address without a password, or in clear text. */
    public boolean isExposed() {
        return binds.stream().anyMatch(bind -> bind.wildcard() && (users.isEmpty() || !bind.tls()));
    }

    /** Open to the networks it listens on, though not to all. */
    public boolean isOpen() {
        return !isExposed() && isReachable() && users.isEmpty();
    }

    public boolean letsEverybodyChange() {
        return isReachable() && !admin.isEmpty();
    }

    /** The accounts whose password stands in manuals. */
    public List<Setting> knownUsers() {
        return users.stream()
                .filter(user -> user.isWellKnownSecret() || KNOWN.contains(user.value()))
                .toList();
    }

    public boolean hasKnownUsers() {
        return !knownUsers().isEmpty();
    }

    @Override
    public List<String> subjects() {
        return List.of("haproxy-stats");
    }

    @Override
    public String seen() {
        return "statistics page in section " + name;
    }
}
