package org.plumbline.cloud.coordination;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Quoted;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The etcd cluster as one of its members tells it.
 *
 * @param members names of those that vote and have started
 * @param idle members that have never started or have no vote
 * @param unhealthy what it says of endpoints that do not answer
 * @param alarms what it says of lacking space or damaged data
 * @param probed whether the health of all endpoints was asked for
 * @param largest size in bytes of the largest database among its members; -1 where it was not told
 */
public record EtcdView(
        String host,
        List<String> members,
        List<Quoted> idle,
        List<Quoted> unhealthy,
        List<Quoted> alarms,
        List<Location> probed,
        long largest,
        Location at)
        implements Subject {

    /** One failure stops it. */
    public boolean fragile() {
        return members.size() < 3;
    }

    /** A member more than it needs: no more failures survived, and a split in two halves stops both. */
    public boolean even() {
        return members.size() > 3 && members.size() % 2 == 0;
    }

    public boolean hasIdle() {
        return !idle.isEmpty();
    }

    public boolean isUnhealthy() {
        return !unhealthy.isEmpty();
    }

    public boolean hasAlarms() {
        return !alarms.isEmpty();
    }

    @Override
    public List<Location> sources() {
        return Stream.concat(Stream.of(at), probed.stream()).toList();
    }

    public List<Located> trouble() {
        return Stream.concat(unhealthy.stream(), alarms.stream())
                .<Located>map(quoted -> quoted)
                .toList();
    }

    @Override
    public List<String> subjects() {
        return List.of("etcd-cluster");
    }

    @Override
    public String seen() {
        return "etcd has the members " + String.join(", ", members);
    }
}
