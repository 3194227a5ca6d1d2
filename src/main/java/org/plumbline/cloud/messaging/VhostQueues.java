package org.plumbline.cloud.messaging;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The queues of one virtual host.
 *
 * @param cluster name of the cluster
 * @param used whether a service is configured to use the virtual host, or no service's configuration was seen
 * @param clusterSize members of the cluster; 0 where that is not known
 * @param mirroring whether the release mirrors classic queues; it did until 3.13
 * @param policies the policies of the virtual host that mirror queues
 * @param sources every listing that tells of queues
 */
public record VhostQueues(
        String cluster,
        String vhost,
        boolean used,
        int clusterSize,
        boolean mirroring,
        List<BrokerQueue> queues,
        List<BrokerPolicy> policies,
        List<Location> sources,
        Location at)
        implements Subject {

    /** As many queues as a person wants to see; the count is in the message. */
    private static final int SAMPLE = 10;

    /** A quorum queue has three members unless somebody asks for more. */
    private static final int MEMBERS = 3;

    public List<BrokerQueue> shared() {
        return queues.stream().filter(BrokerQueue::shared).toList();
    }

    public List<BrokerQueue> onOneNode() {
        return those(BrokerQueue::onOneNode);
    }

    public boolean hasQueuesOnOneNode() {
        return !onOneNode().isEmpty();
    }

    /** Queues of which the listing does not tell the type, so that nothing can be said of their replicas. */
    public List<BrokerQueue> untyped() {
        return those(q -> q.shared() && q.type().isEmpty());
    }

    public boolean hasUntypedQueues() {
        return !untyped().isEmpty();
    }

    /** Quorum queues with fewer replicas than the cluster could hold. */
    public List<BrokerQueue> thin() {
        return those(q -> q.replicated() && q.members() < Math.min(MEMBERS, clusterSize));
    }

    public boolean hasThinQueues() {
        return !thin().isEmpty();
    }

    /** Quorum queues with members that are down. */
    public List<BrokerQueue> degraded() {
        return those(q -> q.replicated() && q.online() < q.members());
    }

    public boolean hasDegradedQueues() {
        return !degraded().isEmpty();
    }

    public List<BrokerQueue> longerThan(double messages) {
        return those(q -> q.ready() > messages);
    }

    public boolean hasQueuesLongerThan(double messages) {
        return !longerThan(messages).isEmpty();
    }

    public List<BrokerQueue> unconfirmed(double messages) {
        return those(q -> q.unacknowledged() > messages);
    }

    public boolean hasUnconfirmed(double messages) {
        return !unconfirmed(messages).isEmpty();
    }

    public List<BrokerQueue> unreadNotifications() {
        return those(q -> q.abandoned() && q.notifications());
    }

    public boolean hasUnreadNotifications() {
        return !unreadNotifications().isEmpty();
    }

    public List<BrokerQueue> abandoned() {
        return those(q -> q.abandoned() && !q.notifications());
    }

    public boolean hasAbandonedQueues() {
        return !abandoned().isEmpty();
    }

    public long unread() {
        return unreadNotifications().stream().mapToLong(BrokerQueue::ready).sum();
    }

    public boolean usesQuorumQueues() {
        return queues.stream().anyMatch(BrokerQueue::replicated);
    }

    /** Mirroring is all that could protect its queues, and no policy asks for it. */
    public boolean lacksMirroring() {
        return mirroring && !usesQuorumQueues() && policies.stream().noneMatch(BrokerPolicy::keepsCopies);
    }

    /** The part of the quorum queues that the busiest node leads, in per cent; 0 where there are none. */
    public long leaderShare() {
        long all = leaders().values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? 0 : Math.round(100.0 * leaders().getOrDefault(busiest(), 0L) / all);
    }

    public String busiest() {
        return leaders().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    public boolean leansOnOneNode(double percent, double queuesAtLeast) {
        long all = leaders().values().stream().mapToLong(Long::longValue).sum();
        return clusterSize >= MEMBERS && all >= queuesAtLeast && leaderShare() > percent;
    }

    private Map<String, Long> leaders() {
        return queues.stream()
                .filter(q -> q.type().equals("quorum") && !q.leader().isEmpty())
                .collect(groupingBy(BrokerQueue::leader, TreeMap::new, counting()));
    }

    /** {@code 1 quorum queue}, {@code 3 quorum queues}. */
    public String count(List<BrokerQueue> of, String kind) {
        return of.size() + " " + kind + (of.size() == 1 ? "" : "s");
    }

    /** The first few, as evidence. */
    public List<BrokerQueue> some(List<BrokerQueue> of) {
        return of.stream().limit(SAMPLE).toList();
    }

    private List<BrokerQueue> those(Predicate<BrokerQueue> wanted) {
        return queues.stream().filter(wanted).toList();
    }

    @Override
    public String host() {
        return at.host();
    }

    @Override
    public List<String> subjects() {
        return List.of("rabbitmq-queue");
    }

    @Override
    public String seen() {
        return "virtual host %s with %d queues, %d of them replicated"
                .formatted(vhost, queues.size(), those(BrokerQueue::replicated).size());
    }
}
