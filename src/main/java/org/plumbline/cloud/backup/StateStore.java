package org.plumbline.cloud.backup;

import java.util.List;
import java.util.Optional;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A program that keeps state of the cloud besides the database: etcd, OVN, the Ceph monitors, RabbitMQ.
 *
 * @param name the software
 * @param host the first host that carries it
 * @param saved the command or setting that makes it restorable; empty when none does
 * @param attested whether the operator states that it is saved
 * @param certain whether every scheduled job was seen
 * @param sources every place that was looked at
 * @param at the sign that it runs
 */
public record StateStore(
        String name,
        String host,
        Optional<Located> saved,
        boolean attested,
        boolean certain,
        List<Location> sources,
        Location at)
        implements Subject {

    @Override
    public List<String> subjects() {
        return name.equals("rabbitmq") ? List.of("broker-definitions") : List.of("state-store");
    }

    public boolean lost() {
        return saved.isEmpty() && !attested && certain;
    }

    public boolean perhapsLost() {
        return saved.isEmpty() && !attested && !certain;
    }

    /** The state can be made again from the database. */
    public boolean derived() {
        return name.equals("ovn-central");
    }

    @Override
    public String seen() {
        return name + " runs";
    }
}
