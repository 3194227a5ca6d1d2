package org.plumbline.cloud.database;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.cloud.Configured;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

/**
 * A MariaDB or MySQL server and its variables: the running values where they were recorded, else its option files over
 * the defaults of its version. Options of the Galera provider go by their own names: {@code pc.weight}.
 *
 * @param variables its effective variables, names with underscores
 * @param running whether the values are those of the running process
 * @param at the recorded variables, or its first option file
 */
public record DatabaseServer(String host, Variables variables, boolean running, Location at) implements Configured {

    /** The effective variables of one server. */
    @FunctionalInterface
    public interface Variables {

        /** The effective value; never null. */
        Setting effective(String variable);
    }

    @Override
    public Setting setting(String option) {
        return variables.effective(option);
    }

    /** Whether it is a member of a Galera cluster. */
    public boolean replicated() {
        return setting("wsrep_on").isTrue() && setting("wsrep_provider").isNot("none");
    }

    /** It is known to hold the only copy of its data. */
    public boolean alone() {
        return (setting("wsrep_on").isFalse()
                        || setting("wsrep_provider").isBlank()
                        || setting("wsrep_provider").is("none"))
                && setting("group_replication_group_name").isBlank();
    }

    /** The members that it looks for when it starts, as written; without options. */
    public List<String> members() {
        var address = setting("wsrep_cluster_address").value();
        int scheme = address.indexOf("://");
        int options = address.indexOf('?');
        var list = address.substring(scheme < 0 ? 0 : scheme + 3, options < 0 ? address.length() : options);
        var members = new ArrayList<String>();
        for (var member : list.split(",")) {
            if (!member.isBlank()) {
                members.add(member.strip());
            }
        }
        return List.copyOf(members);
    }

    /** Known to name no member, so that every start founds a new cluster. */
    public boolean foundsCluster() {
        return setting("wsrep_cluster_address").known() && members().isEmpty();
    }

    /** Its votes in the cluster; 1 where its configuration does not say. */
    public int votes() {
        double weight = setting("pc.weight").number();
        return weight >= 0 ? (int) weight : 1;
    }

    /** Known not to offer TLS to its clients: without a certificate, in a version that makes none of its own. */
    public boolean refusesTls() {
        var offer = setting("have_ssl");
        boolean bare = setting("ssl_cert").isBlank() || setting("ssl_key").isBlank();
        return offer.is("DISABLED", "NO") && (offer.isSet() || bare);
    }

    /** Known to replicate in clear. */
    public boolean replicatesInClear() {
        boolean settled = setting("socket.ssl").known()
                && setting("socket.ssl_key").known()
                && setting("socket.ssl_cert").known();
        return replicated()
                && settled
                && !setting("socket.ssl").isTrue()
                && (setting("socket.ssl_key").isBlank()
                        || setting("socket.ssl_cert").isBlank());
    }

    /**
     * It may open fewer files than its connections and its table cache need: 10, one per connection, two per table
     * (MariaDB, open_files_limit).
     */
    public boolean fewFiles() {
        double needed = 10
                + setting("max_connections").number()
                + 2 * setting("table_open_cache").number();
        return setting("open_files_limit").isAbove(0)
                && setting("open_files_limit").isBelow(needed);
    }

    /** What tells whether it offers TLS. */
    public List<Setting> tlsSettings() {
        return List.of(setting("have_ssl"), setting("ssl_cert"));
    }

    /** It writes binary logs and never removes one. */
    public boolean keepsLogsForever() {
        return setting("log_bin").isTrue()
                && setting("expire_logs_days").known()
                && setting("binlog_expire_logs_seconds").known()
                && !setting("expire_logs_days").isAbove(0)
                && !setting("binlog_expire_logs_seconds").isAbove(0);
    }

    /** A variable that is a size, in bytes; NaN where it is not known. */
    public double bytes(String option) {
        return Amounts.bytes(setting(option));
    }

    @Override
    public List<String> subjects() {
        return replicated() ? List.of("database-server", "galera-node") : List.of("database-server");
    }

    @Override
    public String seen() {
        return "database server on " + host;
    }
}
