package org.plumbline.cloud.messaging;

import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.snapshot.Location;

/**
 * A queue of a RabbitMQ broker.
 *
 * @param type {@code classic}, {@code quorum} or {@code stream}; empty where the output does not say
 * @param shared whether several clients rely on it: neither exclusive nor deleted with its last consumer nor expiring
 *     when unused, as the reply and fanout queues of oslo.messaging are
 * @param members nodes with a replica of a quorum queue or stream
 * @param online those of them that are up
 * @param mirrors mirrors of a classic queue that hold all its messages, where the release still mirrors
 * @param ready messages that wait for a consumer; -1 where the output does not say
 * @param unacknowledged messages that a consumer has and did not confirm; -1 where the output does not say
 * @param consumers -1 where the output does not say
 */
public record BrokerQueue(
        String vhost,
        String name,
        String type,
        boolean shared,
        String leader,
        int members,
        int online,
        int mirrors,
        long ready,
        long unacknowledged,
        long consumers,
        Location at)
        implements Located {

    private static final List<String> NOTIFICATIONS = List.of("notifications", "versioned_notifications");

    public boolean replicated() {
        return type.equals("quorum") || type.equals("stream");
    }

    /** Its messages are lost, and the queue gone, with one node. */
    public boolean onOneNode() {
        return type.equals("classic") && shared && mirrors == 0;
    }

    /** Takes notifications, which nobody may be there to read. */
    public boolean notifications() {
        return NOTIFICATIONS.stream().anyMatch(prefix -> name.equals(prefix) || name.startsWith(prefix + "."));
    }

    /** Messages wait, and nobody fetches them. */
    public boolean abandoned() {
        return shared && consumers == 0 && ready > 0;
    }

    @Override
    public String seen() {
        var replicas = replicated()
                ? ", %d of %d members online".formatted(online, members)
                : mirrors > 0 ? ", %d mirrors".formatted(mirrors) : "";
        var waiting = ready > 0 ? ", %d messages ready, %d consumers".formatted(ready, consumers) : "";
        return "%s queue %s%s%s".formatted(type, name, replicas, waiting);
    }
}
