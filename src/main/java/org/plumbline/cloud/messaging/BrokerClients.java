package org.plumbline.cloud.messaging;

import static java.util.stream.Collectors.toCollection;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * All services that use one virtual host.
 *
 * @param clients at least one
 * @param brokersWithoutMirroring whether the brokers are known to be of a release that mirrors no queues (4.0 and later)
 * @param nothingByPolicy whether the brokers' policies and their default type of queue are known, and replicate nothing
 */
public record BrokerClients(
        String vhost, List<BrokerClient> clients, boolean brokersWithoutMirroring, boolean nothingByPolicy)
        implements Subject {

    public List<Setting> quorum() {
        return clients.stream().map(BrokerClient::quorum).toList();
    }

    /** Some declare quorum queues and some do not: whoever comes second to a queue is refused. */
    public boolean disagree() {
        return quorum().stream().anyMatch(Setting::isTrue) && quorum().stream().anyMatch(Setting::isFalse);
    }

    /** The settings of the smaller side, where they disagree: most likely the ones to change. */
    public List<Setting> odd() {
        var on = quorum().stream().filter(Setting::isTrue).toList();
        var off = quorum().stream().filter(Setting::isFalse).toList();
        return on.size() < off.size() ? on : off;
    }

    public boolean leaveTransientQueuesOnOneNode() {
        return clients.stream().anyMatch(BrokerClient::leavesTransientQueuesOnOneNode);
    }

    public boolean leakQueueNames() {
        return clients.stream().anyMatch(BrokerClient::leaksQueueNames);
    }

    /** None asks for quorum queues, the only replication that is left. */
    public boolean unreplicated() {
        return brokersWithoutMirroring && quorum().stream().allMatch(Setting::isFalse);
    }

    /** Neither do the services ask for replicated queues, nor does the broker replicate them by itself. */
    public boolean replicateNothing() {
        return nothingByPolicy && quorum().stream().allMatch(Setting::isFalse);
    }

    public SortedSet<String> projectsWith(boolean quorum) {
        return clients.stream()
                .filter(client ->
                        quorum ? client.quorum().isTrue() : client.quorum().isFalse())
                .map(BrokerClient::project)
                .collect(toCollection(TreeSet::new));
    }

    public SortedSet<String> projects() {
        return clients.stream().map(BrokerClient::project).collect(toCollection(TreeSet::new));
    }

    public SortedSet<String> users() {
        return clients.stream().map(BrokerClient::user).collect(toCollection(TreeSet::new));
    }

    /** Several projects share one login and one virtual host. */
    public boolean shareOneLogin() {
        return projects().size() > 1 && users().size() == 1;
    }

    /** One client of each project, as evidence. */
    public List<BrokerClient> some() {
        var seen = new TreeSet<String>();
        return clients.stream().filter(client -> seen.add(client.project())).toList();
    }

    @Override
    public String host() {
        return clients.get(0).host();
    }

    @Override
    public Location at() {
        return clients.get(0).at();
    }

    @Override
    public List<Location> sources() {
        return clients.stream().map(BrokerClient::at).distinct().toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("messaging-clients");
    }

    @Override
    public String seen() {
        return projects().size() + " projects use virtual host " + vhost;
    }
}
