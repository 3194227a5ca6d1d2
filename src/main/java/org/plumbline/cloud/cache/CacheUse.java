package org.plumbline.cloud.cache;

import java.util.List;
import java.util.stream.Stream;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.cache.CacheList.Purpose;
import org.plumbline.snapshot.Location;

/**
 * What the replicas of one service keep in memcached, and where.
 *
 * @param lists one per host; at least one
 * @param controllers machines of the control plane
 * @param dead servers in the lists that are seen hosts without a running memcached
 */
public record CacheUse(String project, Purpose purpose, List<CacheList> lists, int controllers, List<String> dead)
        implements Located {

    /** Replicas look for the same entry on different servers. */
    public boolean disagrees() {
        return known().map(CacheList::names).distinct().count() > 1
                && !lists.stream().allMatch(CacheList::local);
    }

    /** One server for several controllers. */
    public boolean narrow() {
        return controllers > 1 && known().anyMatch(list -> list.names().size() == 1 && !list.local());
    }

    /** Every keystone keeps its own, and learns nothing of what another one revoked. */
    public boolean divided() {
        return lists.size() > 1
                && purpose == Purpose.LOOKUPS
                && project.equals("keystone")
                && lists.stream().anyMatch(CacheList::local);
    }

    public boolean namesDeadServers() {
        return !dead.isEmpty();
    }

    public boolean keysDiffer() {
        return lists.stream()
                        .map(CacheList::key)
                        .filter(Setting::isSet)
                        .filter(Setting::known)
                        .map(Setting::value)
                        .distinct()
                        .count()
                > 1;
    }

    public boolean unclear() {
        return lists.stream().anyMatch(list -> !list.servers().known());
    }

    private Stream<CacheList> known() {
        return lists.stream().filter(list -> list.servers().known());
    }

    /** {@code what keystone has looked up}. */
    public String what() {
        return switch (purpose) {
            case TOKENS -> "the tokens that " + project + " has checked";
            case LOOKUPS -> "what " + project + " has looked up";
        };
    }

    @Override
    public Location at() {
        return lists.get(0).at();
    }

    @Override
    public String seen() {
        return lists.get(0).seen();
    }
}
