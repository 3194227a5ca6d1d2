package org.plumbline.cloud.loadbalancing;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A process that receives the heartbeats of amphorae and replaces those that fall silent.
 *
 * @param receivers {@code controller_ip_port_list}: where new amphorae send their heartbeats
 * @param key {@code heartbeat_key}
 * @param listen {@code bind_ip}: where this process listens
 */
public record HealthManager(String host, Setting receivers, Setting key, Setting listen) implements Subject {

    /** Amphorae send their heartbeats to nobody. */
    public boolean hasNoReceiver() {
        return receivers.isBlank();
    }

    /** Amphorae send their heartbeats to one place. */
    public boolean hasOneReceiver() {
        return receivers.known() && addresses().size() == 1;
    }

    /** It listens where no amphora reaches it. */
    public boolean isDeaf() {
        return listen.known() && IpNetwork.isLoopback(listen.value());
    }

    /** It listens on an address that no amphora sends to. */
    public boolean isLeftOut() {
        return listen.isSet()
                && listen.known()
                && receivers.known()
                && !receivers.isBlank()
                && !isDeaf()
                && !listen.is("0.0.0.0", "::")
                && !addresses().contains(IpNetwork.normal(listen.value()));
    }

    /** Everybody on the management network can forge a heartbeat. */
    public boolean hasNoKey() {
        return key.isBlank() || key.isWellKnownSecret();
    }

    public boolean unclear() {
        return !receivers.known() || !key.known() || !listen.known();
    }

    /** The addresses of the receivers, without ports. */
    public List<String> addresses() {
        var addresses = new TreeSet<String>();
        Arrays.stream(receivers.value().split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .map(HealthManager::address)
                .forEach(addresses::add);
        return List.copyOf(addresses);
    }

    /** {@code 172.16.0.2:5555} or {@code [fd00::2]:5555}. */
    private static String address(String entry) {
        if (entry.startsWith("[") && entry.indexOf(']') > 0) {
            return IpNetwork.normal(entry.substring(1, entry.indexOf(']')));
        }
        int colon = entry.lastIndexOf(':');
        return IpNetwork.normal(colon > 0 && colon == entry.indexOf(':') ? entry.substring(0, colon) : entry);
    }

    @Override
    public Location at() {
        return receivers.at();
    }

    @Override
    public List<Location> sources() {
        return List.of(receivers.at(), key.at(), listen.at());
    }

    @Override
    public List<String> subjects() {
        return List.of("health-manager");
    }

    @Override
    public String seen() {
        return receivers.seen();
    }
}
