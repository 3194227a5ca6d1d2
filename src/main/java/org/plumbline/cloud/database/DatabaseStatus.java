package org.plumbline.cloud.database;

import java.util.List;
import java.util.Map;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * What a running database server counts and reports about itself.
 *
 * @param values its status variables by lower-case name
 * @param replicated whether it is a Galera node
 * @param at the recorded output
 */
public record DatabaseStatus(String host, Map<String, Setting> values, boolean replicated, Location at)
        implements Configured {

    @Override
    public Setting setting(String option) {
        var value = values.get(option);
        return value == null ? Setting.unreadable(option, at, "the server does not report it") : value;
    }

    /** It answers queries from the component that has the quorum, with all that the others have. */
    public boolean serves() {
        return setting("wsrep_cluster_status").is("Primary")
                && setting("wsrep_local_state").is("4")
                && setting("wsrep_connected").isTrue()
                && setting("wsrep_ready").isTrue();
    }

    /** It gives its data to another node or to a backup, which takes it out of service for a while. */
    public boolean gives() {
        return setting("wsrep_local_state").is("2")
                && setting("wsrep_cluster_status").is("Primary");
    }

    /** Some of the values that tell whether it serves are not known. */
    public boolean doubtful() {
        return !setting("wsrep_cluster_status").known()
                || !setting("wsrep_local_state").known()
                || !setting("wsrep_connected").known()
                || !setting("wsrep_ready").known();
    }

    /** Its state in words. */
    public String state() {
        return setting("wsrep_cluster_status").value() + ", "
                + setting("wsrep_local_state_comment").value() + ", ready "
                + setting("wsrep_ready").value();
    }

    /** It counts for an hour at least, so that its averages are not those of its start. */
    public boolean settled() {
        var flushed = setting("uptime_since_flush_status");
        return (flushed.known() ? flushed : setting("uptime")).number() >= 3600;
    }

    /** It had more connections at once than that share of what it allows. */
    public boolean usedMoreThan(double share, Setting limit) {
        return setting("max_used_connections").isAbove(share * limit.number());
    }

    /** It turned clients away because it had no connection left. */
    public boolean turnedAway() {
        return setting("connection_errors_max_connections").isAbove(0);
    }

    /** Bytes of write sets per second since the server was started; NaN where it is not known. */
    public double writeSetRate() {
        return (setting("wsrep_replicated_bytes").number()
                        + setting("wsrep_received_bytes").number())
                / setting("uptime").number();
    }

    @Override
    public List<String> subjects() {
        return replicated ? List.of("database-status", "galera-status") : List.of("database-status");
    }

    @Override
    public String seen() {
        return replicated ? "Galera state on " + host + ": " + state() : "status of the database on " + host;
    }
}
