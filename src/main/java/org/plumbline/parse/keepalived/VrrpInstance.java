package org.plumbline.parse.keepalived;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.plumbline.snapshot.Location;

/** One {@code vrrp_instance} of keepalived.conf; its defaults are those of keepalived.conf(5). */
public record VrrpInstance(KeepalivedNode block) {

    private static final int DEFAULT_PRIORITY = 100;
    private static final long NANOS = 1_000_000_000L;

    public String name() {
        return block.word(1);
    }

    public Location at() {
        return block.at();
    }

    /** Where the value of a keyword stands; the block itself when it is not written. */
    public Location at(String keyword) {
        return block.last(keyword).map(KeepalivedNode::at).orElse(at());
    }

    /** Whether it starts as MASTER; BACKUP is the default. */
    public boolean isMaster() {
        return block.value("state").filter("MASTER"::equals).isPresent();
    }

    public Optional<String> interfaceName() {
        return block.value("interface");
    }

    /** Virtual router id, 1 to 255; empty when missing or out of range. */
    public OptionalInt routerId() {
        return block.number("virtual_router_id", 1, 255);
    }

    /** 1 to 255; keepalived uses 100 when it is missing or out of range. */
    public int priority() {
        return block.number("priority", 1, 255).orElse(DEFAULT_PRIORITY);
    }

    /** Time between two advertisements; empty when it cannot be read. */
    public Optional<Duration> advertInterval() {
        return block.value("advert_int").map(VrrpInstance::seconds).orElse(Optional.of(Duration.ofSeconds(1)));
    }

    /** Whether {@code nopreempt} is written; keepalived drops it for an instance that starts as MASTER. */
    public boolean saysNoPreempt() {
        return block.has("nopreempt");
    }

    /** Whether it takes the address back from a router of lower priority. */
    public boolean preempts() {
        return !saysNoPreempt() || isMaster();
    }

    public Optional<Duration> preemptDelay() {
        return block.value("preempt_delay").flatMap(VrrpInstance::seconds);
    }

    /** The version written here, 2 or 3. */
    public OptionalInt version() {
        return block.number("version", 2, 3);
    }

    /** Addresses that are announced, then those that are only set. */
    public List<VrrpAddress> addresses() {
        return VrrpAddress.of(block, "virtual_ipaddress", "virtual_ipaddress_excluded");
    }

    public Optional<String> unicastSource() {
        return block.value("unicast_src_ip");
    }

    /** The peers that unicast advertisements go to; empty for multicast. */
    public List<KeepalivedNode> unicastPeers() {
        return block.entries("unicast_peer");
    }

    /** {@code PASS} or {@code AH}; empty when there is no authentication block or it names none. */
    public Optional<String> authType() {
        return block.last("authentication").flatMap(auth -> auth.value("auth_type"));
    }

    /** The password's statement; of a written password only the first 8 characters count. */
    public Optional<KeepalivedNode> authPass() {
        return block.last("authentication").flatMap(auth -> auth.last("auth_pass"));
    }

    static Optional<Duration> seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            return seconds >= 0 && seconds < 1e9
                    ? Optional.of(Duration.ofNanos(Math.round(seconds * NANOS)))
                    : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
