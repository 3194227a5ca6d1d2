package org.plumbline.facts.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Setting.State;
import org.plumbline.parse.Entry;
import org.plumbline.parse.database.MysqlOption;
import org.plumbline.snapshot.Location;

class DatabaseVariablesTest {

    private static final Location FILE = new Location("ctl1", "/etc/mysql/my.cnf", 0);
    private static final Location QUERY = new Location("ctl1", "SHOW GLOBAL VARIABLES", 0);

    @Test
    void the_running_value_beats_the_file() {
        var both = variables(Map.of("max_connections", "100"), true, Map.of("max_connections", "200"), true, "");
        assertThat(both.effective("max_connections").value()).isEqualTo("100");
        assertThat(both.effective("max_connections").at()).isEqualTo(QUERY.line(1));
        assertThat(both.effective("nosuch").state()).isEqualTo(State.UNSET);
    }

    @Test
    void a_masked_running_value_yields_to_the_file() {
        var masked = variables(Map.of("wsrep_sst_auth", "********"), true, Map.of("wsrep_sst_auth", "sst:x"), true, "");
        assertThat(masked.effective("wsrep_sst_auth").value()).isEqualTo("sst:x");
        var alone = variables(Map.of("wsrep_sst_auth", "********"), true, Map.of(), true, "");
        assertThat(alone.effective("wsrep_sst_auth").state()).isEqualTo(State.MASKED);
    }

    @Test
    void what_matters_at_the_next_start_is_taken_from_the_file() {
        var both = variables(
                Map.of("wsrep_cluster_address", "gcomm://"),
                true,
                Map.of("wsrep_cluster_address", "gcomm://a,b"),
                true,
                "");
        assertThat(both.effective("wsrep_cluster_address").value()).isEqualTo("gcomm://a,b");
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "binlog_format,        10.11.6-MariaDB, MIXED",
        "binlog_format,        10.1.48-MariaDB, STATEMENT",
        "binlog_format,        8.0.36,          ROW",
        "binlog_format,        '',",
        "innodb_log_file_size, 10.3.39-MariaDB, 50331648",
        "innodb_log_file_size, 10.10.1-MariaDB, 100663296",
        "have_ssl,             11.8.6-MariaDB,  YES",
        "max_connections,      '',              151",
        "nosuch,               10.11.6-MariaDB,",
    })
    void a_default_is_that_of_the_installed_version(String variable, String version, String value) {
        var effective = variables(Map.of(), false, Map.of("port", "3306"), true, version)
                .effective(variable);
        assertThat(effective.known() ? effective.value() : null).isEqualTo(value);
    }

    @Test
    void without_the_main_file_no_default_is_claimed() {
        var partial = variables(Map.of(), false, Map.of("port", "3307"), false, "10.11.6-MariaDB");
        assertThat(partial.effective("port").value()).isEqualTo("3307");
        assertThat(partial.effective("wsrep_on").state()).isEqualTo(State.UNREADABLE);
    }

    @Test
    void provider_options_go_by_their_own_names() {
        var file =
                variables(Map.of(), false, Map.of("wsrep_provider_options", "gcache.size = 1G; pc.weight=2"), true, "");
        assertThat(file.effective("gcache.size").value()).isEqualTo("1G");
        assertThat(file.effective("pc.ignore_sb").state()).isEqualTo(State.DEFAULT);
        var running = variables(Map.of("wsrep_provider_options", "pc.weight = 1; "), true, Map.of(), true, "");
        assertThat(running.effective("pc.weight").value()).isEqualTo("1");
        assertThat(running.effective("socket.ssl").state()).isEqualTo(State.UNSET);
    }

    @ParameterizedTest(name = "log_bin = {0}: {1}")
    @CsvSource({"/var/lib/mysql/bin, true", "mysql-bin, true", "ON, true", "OFF, false", "0, false"})
    void the_binary_log_is_on_with_any_base_name(String value, boolean on) {
        var file = variables(Map.of(), false, Map.of("log_bin", value), true, "");
        assertThat(file.effective("log_bin").isTrue()).isEqualTo(on);
    }

    private static DatabaseVariables variables(
            Map<String, String> running, boolean all, Map<String, String> files, boolean mainSeen, String version) {
        var entries = new HashMap<String, Entry>();
        running.forEach((name, value) -> entries.put(name, new Entry("", name, value, QUERY.line(1))));
        var options = new HashMap<String, MysqlOption>();
        files.forEach((name, value) -> options.put(name, new MysqlOption("mysqld", name, value, FILE.line(2))));
        return new DatabaseVariables(entries, all, options, mainSeen, version, FILE);
    }
}
