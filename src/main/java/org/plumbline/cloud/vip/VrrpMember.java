package org.plumbline.cloud.vip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.IpNetwork;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * One VRRP instance of one host's keepalived: a candidate for some virtual addresses.
 *
 * @param name its name in keepalived.conf
 * @param runs whether keepalived runs on the host, as far as is known
 * @param interfaceName where it speaks VRRP
 * @param networks the networks of that interface; empty when the host's addresses were not seen
 * @param routerId virtual router id, 1 to 255
 * @param version 2 or 3
 * @param addresses the virtual addresses, in the spelling of {@link IpNetwork#normal}
 * @param checks what it watches
 * @param source the address it sends from: {@code unicast_src_ip}, else that of its interface; empty when not known
 * @param peers the unicast peers; empty for multicast
 * @param balanced whether a load balancer runs on its host
 * @param options what keepalived.conf says of it, by keyword
 * @param at where it starts
 */
public record VrrpMember(
        String host,
        String name,
        boolean runs,
        String interfaceName,
        Set<String> networks,
        int routerId,
        int version,
        List<String> addresses,
        List<VrrpCheck> checks,
        String source,
        List<VrrpPeer> peers,
        boolean balanced,
        Map<String, Setting> options,
        Location at)
        implements Configured {

    private static final Set<String> SAMPLES = Set.of(
            "1111",
            "1234",
            "12345",
            "123456",
            "12345678",
            "password",
            "passwd",
            "secret",
            "k@l!ve1",
            "keepaliv",
            "changeme");

    /** One entry of {@code unicast_peer}. */
    public record VrrpPeer(String address, Location at) implements Located {

        @Override
        public String seen() {
            return "unicast_peer " + address;
        }
    }

    @Override
    public Setting setting(String option) {
        return options.getOrDefault(option, Setting.unset(option, at));
    }

    public int priority() {
        return (int) setting("priority").number();
    }

    public boolean isUnicast() {
        return !peers.isEmpty();
    }

    public boolean startsAsMaster() {
        return setting("state").is("MASTER");
    }

    public boolean saysNoPreempt() {
        return setting("nopreempt").isSet();
    }

    /** Whether it takes the addresses back when it returns; {@code nopreempt} works only from state BACKUP. */
    public boolean preempts() {
        return !saysNoPreempt() || startsAsMaster();
    }

    /** Seconds it waits before it takes the addresses back; 0 when nothing is written. */
    public double preemptDelay() {
        var delay = setting("preempt_delay").number();
        return Double.isNaN(delay) ? 0 : delay;
    }

    /** Seconds between two advertisements. */
    public double advertInterval() {
        return setting("advert_int").number();
    }

    public boolean isAddressOwner() {
        return priority() == 255;
    }

    public boolean tracksNothing() {
        return checks.stream().allMatch(check -> check.kind().equals("track_interface"));
    }

    /** Whether something it watches is the load balancer. */
    public boolean watchesBalancer() {
        return checks.stream().anyMatch(check -> check.watches() == VrrpCheck.Watches.BALANCER);
    }

    /** Whether it watches something of which nobody can say what it is. */
    public boolean perhapsWatchesBalancer() {
        return !watchesBalancer() && checks.stream().anyMatch(check -> check.watches() == VrrpCheck.Watches.UNKNOWN);
    }

    /** The longest time a check must succeed before the instance counts as healthy again; zero without checks. */
    public Duration riseTime() {
        return checks.stream()
                .filter(check -> check.kind().equals("track_script"))
                .map(check -> check.interval().multipliedBy(check.rise()))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Whether the password stands in a manual or sample. */
    public boolean hasSamplePassword() {
        var password = setting("auth_pass");
        return password.isWellKnownSecret() || SAMPLES.contains(password.value());
    }

    /** Whether it runs and a load balancer, rather than keepalived itself, answers behind its addresses. */
    public boolean frontsBalancer() {
        return runs && balanced;
    }

    /** Whether it speaks the version of the protocol that has passwords. */
    public boolean hasPasswords() {
        return version == 2;
    }

    /** Whether another host's instance could be heard by this one: same network, and no disjoint unicast. */
    public boolean hears(VrrpMember other) {
        var common = new TreeSet<>(networks);
        common.retainAll(other.networks);
        if (common.isEmpty()) {
            return false;
        }
        return !isUnicast()
                || !other.isUnicast()
                || peers.stream().anyMatch(peer -> peer.address().equals(other.source));
    }

    @Override
    public List<String> subjects() {
        var subjects = new ArrayList<>(List.of("vrrp-instance"));
        if (!networks.isEmpty()) {
            subjects.add("vrrp-network");
        }
        if (checks.stream().anyMatch(VrrpCheck::isWeighted)) {
            subjects.add("vrrp-weight");
        }
        return subjects;
    }

    @Override
    public String seen() {
        return "vrrp_instance " + name + ": VRID " + routerId + " on " + interfaceName + ", "
                + String.join(" ", addresses) + (runs ? "" : ", keepalived does not run");
    }
}
