package org.plumbline.cloud.database;

import java.util.List;
import org.plumbline.cloud.Subject;
import org.plumbline.snapshot.Location;

/**
 * A database server against what it holds and what carries it.
 *
 * @param dataBytes data and indexes of all schemas but the server's own; NaN where not known
 * @param memoryBytes the host's memory; NaN where not known
 * @param writeSetRate bytes of write sets per second since it was started; NaN where not known
 * @param upSeconds how long it runs; NaN where not known
 * @param backupTool whether a tool that copies a running server is installed: {@code yes}, {@code no}, or empty when
 *     the packages were not seen
 * @param socketAccount whether the account {@code mysql} may log in from the host itself: {@code yes}, {@code no}, or
 *     empty when the accounts were not seen
 * @param at where the server's variables were read
 */
public record DatabaseHost(
        DatabaseServer server,
        double dataBytes,
        double memoryBytes,
        double writeSetRate,
        double upSeconds,
        String backupTool,
        String socketAccount,
        Location at)
        implements Subject {

    private static final double SHARED = 0.75;
    private static final double QUARTER = 0.25;
    private static final double DAY = 86_400;
    private static final double UNMEASURED = 512L << 20;

    @Override
    public String host() {
        return server.host();
    }

    /** Whether nobody gave the buffer pool a size on a machine that has so much memory. */
    public boolean untuned(double memory) {
        return memoryBytes >= memory
                && server.setting("innodb_buffer_pool_size").known()
                && pool() == 128L << 20;
    }

    /** The buffer pool is smaller than the data and than a quarter of the memory. */
    public boolean poolTooSmall() {
        return pool() < Math.min(dataBytes, QUARTER * memoryBytes);
    }

    /** The buffer pool leaves too little for the other services of a controller. */
    public boolean poolTooLarge() {
        return pool() > SHARED * memoryBytes;
    }

    /** The redo log is so small against the buffer pool that it is flushed all the time. */
    public boolean logTooSmall() {
        return server.bytes("innodb_log_file_size") < 0.1 * pool();
    }

    public boolean dataKnown() {
        return dataBytes >= 0;
    }

    public boolean memoryKnown() {
        return memoryBytes >= 0;
    }

    public boolean holdsMoreThan(double bytes) {
        return dataBytes > bytes;
    }

    public boolean lacksBackupTool() {
        return backupTool.equals("no");
    }

    /** Whether a member that was away so long needs the whole data again, by the traffic of at least a day. */
    public boolean forgetsWithin(double seconds) {
        return server.replicated() && measured() && server.bytes("gcache.size") < writeSetRate * seconds;
    }

    /** A cache as small as the default, and no traffic to hold it against. */
    public boolean mayForget() {
        return server.replicated() && !measured() && server.bytes("gcache.size") < UNMEASURED;
    }

    private boolean measured() {
        return upSeconds >= DAY && writeSetRate >= 0;
    }

    /** {@code 2 hours}, {@code 1.5 hours}. */
    public String hours(double seconds) {
        double hours = seconds / 3600;
        return (hours == Math.rint(hours) ? String.valueOf((long) hours) : String.valueOf(hours))
                + (hours == 1 ? " hour" : " hours");
    }

    public String poolText() {
        return Amounts.text(pool());
    }

    public String dataText() {
        return dataKnown() ? Amounts.text(dataBytes) : "unknown";
    }

    public String memoryText() {
        return memoryKnown() ? Amounts.text(memoryBytes) : "unknown";
    }

    private double pool() {
        return server.bytes("innodb_buffer_pool_size");
    }

    public boolean replicated() {
        return server.replicated();
    }

    /** The state transfer logs in, and is told no account. */
    public boolean transferWithoutLogin() {
        return replicated()
                && transferLogsIn()
                && server.setting("wsrep_sst_auth").isBlank();
    }

    /** Whether the state transfer stops the donor for the whole copy. */
    public boolean blockingTransfer() {
        return server.setting("wsrep_sst_method").is("rsync", "rsync_wan", "mysqldump");
    }

    /** Whether the state transfer logs in at the donor. */
    public boolean transferLogsIn() {
        return server.setting("wsrep_sst_method").is("mariabackup", "mariadb-backup", "xtrabackup", "xtrabackup-v2");
    }

    @Override
    public List<String> subjects() {
        return List.of("database-host");
    }

    @Override
    public String seen() {
        return "buffer pool " + poolText() + ", data " + dataText() + ", memory " + memoryText()
                + (writeSetRate >= 0 ? ", replicates " + Amounts.text(writeSetRate * 3600) + " an hour" : "");
    }
}
