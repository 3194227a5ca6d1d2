package org.plumbline.facts.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plumbline.cloud.Setting;
import org.plumbline.cloud.database.DatabaseServer;
import org.plumbline.parse.Entry;
import org.plumbline.parse.database.MysqlOption;
import org.plumbline.parse.database.WsrepProviderOptions;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;

/** The variables of one server: as it runs, else its option files over the defaults of its version. */
final class DatabaseVariables implements DatabaseServer.Variables {

    private static final String PROVIDER = "wsrep_provider_options";
    /** Read when the server starts, so that the next start takes what the file says and not what runs. */
    private static final Set<String> AT_START = Set.of("wsrep_cluster_address", "wsrep_new_cluster");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "wsrep_slave_threads", "wsrep_applier_threads",
            "log_slave_updates", "log_replica_updates",
            "default_storage_engine", "storage_engine");

    private final Map<String, Entry> running;
    private final boolean allRunning;
    private final Map<String, MysqlOption> files;
    private final Map<String, Entry> provider = new HashMap<>();
    private final boolean providerRunning;
    private final String flavour;
    private final String version;
    private final boolean filesSeen;
    private final Location main;

    /**
     * @param running recorded variables by lower-case name; empty when none were
     * @param allRunning whether these are all that the server has
     * @param files options of the option files that this server reads
     * @param installed the version of the installed package, where the running one was not recorded; {@code
     *     10.11.6-MariaDB}, empty when not known
     * @param mainSeen whether the main option file was seen, so that what the files do not set has its default
     * @param main where a variable that nobody sets is not set
     */
    DatabaseVariables(
            Map<String, Entry> running,
            boolean allRunning,
            Map<String, MysqlOption> files,
            boolean mainSeen,
            String installed,
            Location main) {
        this.running = running;
        this.allRunning = allRunning;
        this.files = files;
        this.filesSeen = mainSeen && explainReplication();
        this.main = main;
        var told = running.containsKey("version") ? running.get("version").value() : installed;
        this.flavour = told.isEmpty() || told.contains("MariaDB") ? "mariadb" : "mysql";
        this.version = told.indexOf('-') < 0 ? told : told.substring(0, told.indexOf('-'));
        var list = running.get(PROVIDER);
        this.providerRunning = list != null && !list.value().isBlank();
        for (var entry : providerOptions(list)) {
            provider.put(entry.key(), entry);
        }
    }

    /** A server that replicates though no file tells it to reads a file that was not collected. */
    private boolean explainReplication() {
        var on = running.get("wsrep_on");
        return on == null
                || !on.value().equalsIgnoreCase("on")
                || files.containsKey("wsrep_on")
                || files.containsKey("wsrep_provider");
    }

    private List<Entry> providerOptions(@Nullable Entry list) {
        if (list != null && providerRunning) {
            return WsrepProviderOptions.parse(list.at(), list.value()).value();
        }
        var option = files.get(PROVIDER);
        return option == null || option.value() == null
                ? List.of()
                : WsrepProviderOptions.parse(option.at(), option.value()).value();
    }

    @Override
    public Setting effective(String variable) {
        if (variable.indexOf('.') > 0) {
            var entry = provider.get(variable);
            return entry == null ? byDefault(variable, providerRunning) : set(variable, entry.value(), entry.at());
        }
        var entry = running.containsKey(variable)
                ? running.get(variable)
                : running.get(OTHER_NAMES.getOrDefault(variable, ""));
        var option =
                files.containsKey(variable) ? files.get(variable) : files.get(OTHER_NAMES.getOrDefault(variable, ""));
        if (option != null && AT_START.contains(variable)) {
            return set(variable, option.value() == null ? "ON" : option.value(), option.at());
        }
        if (entry != null && (option == null || !Secret.isMasked(entry.value()))) {
            return set(variable, entry.value(), entry.at());
        }
        if (option != null && (entry != null || !allRunning)) {
            return set(variable, option.value() == null ? "ON" : option.value(), option.at());
        }
        return byDefault(variable, allRunning);
    }

    /** {@code log_bin} takes the base name of the logs as its value, and is then on. */
    private static Setting set(String variable, String value, Location at) {
        boolean on = variable.equals("log_bin") && !value.equalsIgnoreCase("off") && !value.equals("0");
        return Setting.set(variable, on ? "ON" : value, at);
    }

    /** What the running server does not have among its variables does not exist in its version. */
    private Setting byDefault(String variable, boolean complete) {
        if (complete) {
            return Setting.unset(variable, main);
        }
        if (!filesSeen) {
            return Setting.unreadable(
                    variable, main, "its running value was not collected, and not all option files were");
        }
        return MysqlDefaults.find(variable, flavour, version)
                .map(row -> row.value().isEmpty()
                        ? Setting.unset(variable, main)
                        : Setting.byDefault(variable, row.value(), main, row.source()))
                .orElseGet(() -> Setting.unreadable(
                        variable, main, "it is not set, and its default in this version is not known here"));
    }
}
