package org.plumbline.cloud.messaging;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The policies of a RabbitMQ cluster.
 *
 * @param cluster name of the cluster
 * @param release its release; empty where that is not known
 * @param policies all of them; may be empty
 * @param sources every listing that tells of policies
 */
public record BrokerPolicies(
        String cluster, String release, List<BrokerPolicy> policies, List<Location> sources, Location at)
        implements Subject {

    public List<BrokerPolicy> mirroring() {
        return policies.stream().filter(BrokerPolicy::mirrors).toList();
    }

    /** Whether any policy of a virtual host asks for copies of queues. */
    public boolean replicates(String vhost) {
        return policies.stream().anyMatch(policy -> policy.vhost().equals(vhost) && policy.keepsCopies());
    }

    public List<BrokerPolicy> manual() {
        return policies.stream().filter(BrokerPolicy::syncsByHand).toList();
    }

    /** Mirrors that are made later are no copies by themselves. */
    public boolean syncsByHand() {
        return BrokerVersion.before(release, "4.0") && !manual().isEmpty();
    }

    /** Asks for what RabbitMQ gave up in 4.0. */
    public boolean mirrorsInVain() {
        return BrokerVersion.atLeast(release, "4.0") && !mirroring().isEmpty();
    }

    /** Relies on what the next release gives up. */
    public boolean mirrorsForTheLastTime() {
        return BrokerVersion.atLeast(release, "3.13")
                && BrokerVersion.before(release, "4.0")
                && !mirroring().isEmpty();
    }

    @Override
    public String host() {
        return at.host();
    }

    @Override
    public List<String> subjects() {
        return List.of("rabbitmq-policy");
    }

    @Override
    public String seen() {
        return policies.size() + " policies";
    }
}
