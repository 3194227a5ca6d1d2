package org.plumbline.cloud.network;

import java.util.List;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * What a client of OVN's databases was told to connect to.
 *
 * @param name {@code neutron-server}, {@code ovn-controller} …
 * @param database {@code northbound} or {@code southbound}
 * @param target the option that says so
 * @param servers the hosts that it names, sorted; {@code localhost} for one on its own host
 * @param members the hosts of the database's cluster; empty where it is not clustered
 * @param answered whether a server said if it is clustered
 */
public record OvnClient(
        String host,
        String name,
        String database,
        Setting target,
        List<String> servers,
        List<String> members,
        boolean answered)
        implements Subject {

    /** One server of several, so that the client stays with it when it dies. */
    public boolean isGlued() {
        return members.size() > 2 && isAlone() && (isLocal() || members.containsAll(servers));
    }

    /** One server, and whether the database has more was not seen. */
    public boolean isPerhapsGlued() {
        return !answered && isAlone();
    }

    /** Several, but not all that there are. */
    public boolean missesSome() {
        return servers.size() > 1 && !servers.containsAll(members);
    }

    public boolean isUnclear() {
        return !target.known() || servers.isEmpty();
    }

    private boolean isAlone() {
        return servers.size() == 1;
    }

    private boolean isLocal() {
        return servers.contains("localhost");
    }

    @Override
    public Location at() {
        return target.at();
    }

    @Override
    public List<String> subjects() {
        return List.of("ovn-client");
    }

    @Override
    public String seen() {
        return target.seen();
    }
}
