package org.plumbline.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

class DatabaseModelTest {

    private static final Location AT = new Location("ctl1", "/etc/mysql/my.cnf", 3);

    @ParameterizedTest(name = "{0}: one loss {1}, even {2}")
    @CsvSource({
        "'1',         false, false",
        "'1 1',       false, true",
        "'1 0',       false, false",
        "'1 1 1',     true,  false",
        "'2 1 0',     false, false",
        "'1 1 1 1',   true,  true",
        "'2 1 1 1',   true,  false",
        "'2 1 1',     false, true",
        "'1 1 1 1 1', true,  false",
        "'0 0 0',     false, true",
    })
    void a_cluster_needs_more_than_half_of_its_votes(String votes, boolean survives, boolean even) {
        var voters = new ArrayList<GaleraVoter>();
        for (var vote : votes.split(" ")) {
            voters.add(new GaleraVoter("n" + voters.size(), Integer.parseInt(vote), false, AT));
        }
        var cluster = new GaleraCluster("c", List.of(), voters, List.of(), List.of());
        assertThat(cluster.survivesOneLoss()).isEqualTo(survives);
        assertThat(cluster.evenVotes()).isEqualTo(even);
    }

    @Test
    void votes_that_only_the_running_cluster_knows_count_too() {
        var voters = List.of(new GaleraVoter("a", 1, false, AT), new GaleraVoter("b", 1, false, AT));
        var serving = status(Map.of("wsrep_cluster_weight", "3", "wsrep_cluster_size", "3"));
        var cluster = new GaleraCluster("c", List.of(), voters, List.of(serving), List.of());
        assertThat(cluster.allVotes()).isEqualTo(3);
        assertThat(cluster.survivesOneLoss()).isTrue();
        assertThat(cluster.lost()).isZero();
        var stray = new DatabaseStatus(
                "b", Map.of("wsrep_cluster_weight", Setting.set("wsrep_cluster_weight", "9", AT)), true, AT);
        assertThat(new GaleraCluster("c", List.of(), voters, List.of(stray), List.of()).allVotes())
                .isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "gcomm://a,b:4567, c       | a b:4567 c",
                "gcomm://                  | ''",
                "gcomm://a?pc.wait_prim=no | a",
                "a,b                       | a b",
            })
    void members_are_read_from_the_cluster_address(String address, String members) {
        assertThat(String.join(
                        " ", server(Map.of("wsrep_cluster_address", address)).members()))
                .isEqualTo(members);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ON,  /usr/lib/galera/libgalera_smm.so, true,  false",
        "1,   /usr/lib/libgalera_smm.so,        true,  false",
        "OFF, /usr/lib/libgalera_smm.so,        false, true",
        "ON,  none,                             false, true",
    })
    void replication_takes_the_switch_and_the_library(String on, String provider, boolean replicated, boolean alone) {
        var server = server(Map.of("wsrep_on", on, "wsrep_provider", provider));
        assertThat(server.replicated()).isEqualTo(replicated);
        assertThat(server.alone()).isEqualTo(alone);
    }

    @Test
    void what_is_not_known_accuses_nobody() {
        var blind = new DatabaseServer("a", name -> Setting.unreadable(name, AT, "not seen"), false, AT);
        assertThat(blind.alone()).isFalse();
        assertThat(blind.replicated()).isFalse();
        assertThat(blind.refusesTls()).isFalse();
        assertThat(blind.replicatesInClear()).isFalse();
        assertThat(blind.keepsLogsForever()).isFalse();
        assertThat(blind.fewFiles()).isFalse();
        assertThat(blind.foundsCluster()).isFalse();
        assertThat(blind.bytes("gcache.size")).isNaN();
        var host = new DatabaseHost(blind, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "", "", AT);
        assertThat(host.poolTooSmall()).isFalse();
        assertThat(host.poolTooLarge()).isFalse();
        assertThat(host.logTooSmall()).isFalse();
        assertThat(host.forgetsWithin(7200)).isFalse();
    }

    @ParameterizedTest(name = "{0} B/s for {1} s: {2} {3}")
    @CsvSource({
        "NaN,    NaN,   false, true",
        "100,    600,   false, true",
        "100,    86400, false, false",
        "100000, 86400, true,  false",
    })
    void a_cache_is_judged_by_a_day_of_traffic_and_doubted_without(
            double rate, double seconds, boolean forgets, boolean doubted) {
        var server = server(Map.of("wsrep_on", "ON", "wsrep_provider", "/lib", "gcache.size", "128M"));
        var host = new DatabaseHost(server, 0, 0, rate, seconds, "", "", AT);
        assertThat(host.forgetsWithin(7200)).isEqualTo(forgets);
        assertThat(host.mayForget()).isEqualTo(doubted);
    }

    @ParameterizedTest(name = "{0} files, {1} connections, {2} tables: {3}")
    @CsvSource({"20000, 4096, 2000, false", "1024, 4096, 400, true", "0, 100, 400, false", "5000, NaN, 400, false"})
    void connections_and_tables_need_files(String files, String connections, String tables, boolean few) {
        var server =
                server(Map.of("open_files_limit", files, "max_connections", connections, "table_open_cache", tables));
        assertThat(server.fewFiles()).isEqualTo(few);
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource({
        "ssl_ca=/etc/ca.pem,                       true",
        "charset=utf8&ssl_mode=REQUIRED,           true",
        "ssl_mode=DISABLED,                        false",
        "charset=utf8,                             false",
        "sslmode=verify-full,                      true",
        "sslmode=disable,                          false",
        "'',                                       false",
    })
    void a_connection_is_encrypted_when_its_url_says_so(String query, boolean encrypted) {
        var connection = Setting.set("database.connection", "mysql+pymysql://u:p@vip/nova?" + query, AT);
        assertThat(new SqlClient("a", "nova", connection, "u", "p", "vip", "nova", query).encrypted())
                .isEqualTo(encrypted);
    }

    @ParameterizedTest(name = "{0}@{1} {2}")
    @CsvSource({
        "'',          localhost, mysql_native_password, true,  false, false",
        "zabbix,      %,         mysql_native_password, false, true,  false",
        "root,        localhost, unix_socket,           false, false, false",
        "root,        %,         mysql_native_password, false, true,  true",
        "mariadb.sys, localhost, mysql_native_password, false, false, false",
        "PUBLIC,      '',        '',                    false, false, false",
        "reader,      '',        '',                    false, false, false",
    })
    void accounts_without_password_are_open_unless_the_socket_proves_them(
            String user, String from, String plugin, boolean anonymous, boolean open, boolean remoteRoot) {
        var account = new DatabaseAccount("a", user, from, plugin, true, false, false, AT);
        assertThat(account.anonymous()).isEqualTo(anonymous);
        assertThat(account.open()).isEqualTo(open);
        assertThat(account.remoteAdministrator()).isEqualTo(remoteRoot);
    }

    private static DatabaseStatus status(Map<String, String> values) {
        var all = new TreeMap<String, Setting>();
        Map.of(
                        "wsrep_cluster_status",
                        "Primary",
                        "wsrep_local_state",
                        "4",
                        "wsrep_connected",
                        "ON",
                        "wsrep_ready",
                        "ON")
                .forEach((name, value) -> all.put(name, Setting.set(name, value, AT)));
        values.forEach((name, value) -> all.put(name, Setting.set(name, value, AT)));
        return new DatabaseStatus("a", all, true, AT);
    }

    private static DatabaseServer server(Map<String, String> values) {
        return new DatabaseServer(
                "a",
                name -> values.containsKey(name) ? Setting.set(name, values.get(name), AT) : Setting.unset(name, AT),
                true,
                AT);
    }
}
