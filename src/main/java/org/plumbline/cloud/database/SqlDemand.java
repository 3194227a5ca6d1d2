package org.plumbline.cloud.database;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.cloud.Located;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * The connections that all services together may hold to the writer at once.
 *
 * @param shares what each service on each host may hold, largest first
 */
public record SqlDemand(List<Share> shares) implements Subject {

    /** How far a pool overflows in practice; its limit is far above what a worker has greenthreads for. */
    public static final int LIKELY_OVERFLOW = 10;

    /**
     * What one service on one host may hold.
     *
     * @param workers its processes
     * @param perWorker pool and likely overflow over all its databases
     */
    public record Share(String service, String host, int workers, int perWorker, Location at) implements Located {

        long connections() {
            return (long) workers * perWorker;
        }

        @Override
        public String seen() {
            return service + ": " + workers + (workers == 1 ? " worker" : " workers") + " with up to " + perWorker
                    + " connections";
        }
    }

    public long connections() {
        return shares.stream().mapToLong(Share::connections).sum();
    }

    public boolean exceeds(Setting limit) {
        return limit.isBelow((double) connections());
    }

    /** The services that ask for most. */
    public List<Share> largest() {
        return shares.subList(0, Math.min(5, shares.size()));
    }

    /** A server's limit, and who asks for most. */
    public List<Located> against(DatabaseServer server) {
        var evidence = new ArrayList<Located>(largest());
        evidence.add(server.setting("max_connections"));
        return evidence;
    }

    @Override
    public String host() {
        return shares.get(0).host();
    }

    @Override
    public Location at() {
        return shares.get(0).at();
    }

    @Override
    public List<String> subjects() {
        return List.of("sql-demand");
    }

    @Override
    public String seen() {
        return connections() + " connections asked for";
    }
}
