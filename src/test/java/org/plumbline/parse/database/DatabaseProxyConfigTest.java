package org.plumbline.parse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Row;
import org.plumbline.snapshot.Location;

class DatabaseProxyConfigTest {

    private static final Location PROXYSQL = new Location("ctl1", "/etc/proxysql.cnf", 0);
    private static final Location MAXSCALE = new Location("ctl1", "/etc/maxscale.cnf", 0);
    private static final String CNF = """
            # comment
            datadir="/var/lib/proxysql"
            admin_variables=
            {
                admin_credentials="admin:‹secret:9f3a1c22:1-7:well-known›" // default
                mysql_ifaces : "0.0.0.0:6032;" "/tmp/s";
            }
            /* two
               lines */
            mysql_servers =
            (
                { address = "10.0.0.11", port = 3306, hostgroup = 0; max_connections=0x10 },
                { address="10.0.0.12" port=3306 hostgroup=0 },
            )
            mysql_galera_hostgroups: ( { writer_hostgroup=0; max_writers=1; active=true; } );
            numbers = [ 1, 2.5, 3L ];
            """;

    @Test
    void proxysql_configuration_is_read_as_the_tables_it_fills() {
        var parsed = ProxysqlConfig.parse(PROXYSQL, CNF);
        assertThat(parsed.problems()).isEmpty();
        var tables = parsed.value();
        assertThat(tables.get("").get(0).get("datadir")).contains("/var/lib/proxysql");
        assertThat(tables.get("admin_variables"))
                .containsExactly(new Row(
                        Map.of(
                                "admin_credentials", "admin:‹secret:9f3a1c22:1-7:well-known›",
                                "mysql_ifaces", "0.0.0.0:6032;/tmp/s"),
                        PROXYSQL.line(3)));
        assertThat(tables.get("mysql_servers"))
                .containsExactly(
                        new Row(
                                Map.of(
                                        "address", "10.0.0.11",
                                        "port", "3306",
                                        "hostgroup", "0",
                                        "max_connections", "0x10"),
                                PROXYSQL.line(12)),
                        new Row(Map.of("address", "10.0.0.12", "port", "3306", "hostgroup", "0"), PROXYSQL.line(13)));
        assertThat(tables.get("mysql_galera_hostgroups"))
                .containsExactly(new Row(
                        Map.of("writer_hostgroup", "0", "max_writers", "1", "active", "true"), PROXYSQL.line(15)));
    }

    @Test
    void a_bracket_left_open_is_fatal_and_what_stands_in_it_is_kept() {
        var parsed = Libconfig.parse(PROXYSQL, "a = { b = 1;\nc = ( 2, 3 }\n");
        assertThat(parsed.problems()).contains(new Problem(PROXYSQL.line(2), "the bracket is not closed", true));
        assertThat(parsed.value().get("a")).isPresent();
    }

    @Test
    void bad_libconfig_never_breaks_the_reader() {
        var random = new Random(3);
        int lines = CNF.split("\n", -1).length + 6;
        for (int round = 0; round < 500; round++) {
            var text = new StringBuilder(CNF);
            for (int i = 0; i < 6; i++) {
                text.insert(random.nextInt(text.length()), "{}[]()=;,\"\\\n/*#".charAt(random.nextInt(15)));
            }
            assertThat(Libconfig.parse(PROXYSQL, text.toString()).problems())
                    .allMatch(
                            problem -> problem.at().line() >= 1 && problem.at().line() <= lines);
        }
        assertThat(Libconfig.parse(PROXYSQL, "a=" + "(".repeat(100_000)).problems())
                .isNotEmpty();
    }

    @Test
    void kolla_writes_the_same_tables_as_yaml() throws IOException {
        var text = Files.readString(Shared.path(
                "corpus/clouds/osism-testbed-kolla-2024.2/hosts/testbed-node-0/etc/" + "kolla/proxysql/proxysql.yaml"));
        var parsed = ProxysqlConfig.parse(new Location("n0", "/etc/kolla/proxysql/proxysql.yaml", 0), text);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().get("mysql_servers"))
                .extracting(
                        row -> row.get("address").orElse("") + '@' + row.at().line())
                .containsExactly("192.168.16.10@41", "192.168.16.11@48", "192.168.16.12@55");
        assertThat(parsed.value().get("mysql_galera_hostgroups").get(0).get("max_writers"))
                .contains("1");
        assertThat(parsed.value().get("mysql_variables").get(0).get("interfaces"))
                .contains("192.168.16.9:3306");
    }

    @Test
    void bad_yaml_is_a_problem_at_its_line() {
        var file = new Location("n0", "/etc/kolla/proxysql/proxysql.yaml", 0);
        assertThat(ProxysqlConfig.parse(file, "a: 1\nb: [1, 2\n").problems())
                .containsExactly(new Problem(file.line(3), "the text is no YAML", true));
        assertThat(ProxysqlConfig.parse(file, "[".repeat(5000)).problems()).hasSize(1);
        assertThat(ProxysqlConfig.parse(file, "- a\n").value()).isEmpty();
    }

    @Test
    void maxscale_objects_are_sections_and_indented_lines_go_on() {
        var parsed = MaxscaleConfig.parse(MAXSCALE, """
                # c
                [maxscale]
                threads=auto
                [Galera Monitor]
                type = monitor ; what it is
                servers=n1,
                  n2
                ; c
                nonsense
                [empty]
                """);
        assertThat(parsed.value())
                .containsExactly(
                        Map.entry("maxscale", List.of(new Entry("maxscale", "threads", "auto", MAXSCALE.line(3)))),
                        Map.entry(
                                "Galera Monitor",
                                List.of(
                                        new Entry("Galera Monitor", "type", "monitor", MAXSCALE.line(5)),
                                        new Entry("Galera Monitor", "servers", "n1,,n2", MAXSCALE.line(6)))),
                        Map.entry("empty", List.of()));
        assertThat(parsed.problems())
                .containsExactly(new Problem(MAXSCALE.line(9), "the line is not of the form name=value", true));
    }

    @Test
    void a_node_keeps_its_state_on_disk() {
        var file = new Location("ctl1", "/var/lib/mysql/grastate.dat", 0);
        var text = """
                # GALERA saved state
                version: 2.1
                uuid:    01c97103-e673-11f1-bdb9-9bab453107bd
                seqno:   -1
                safe_to_bootstrap: 0
                """;
        assertThat(Grastate.parse(file, text).value())
                .contains(new Grastate("01c97103-e673-11f1-bdb9-9bab453107bd", -1, false, file));
        assertThat(Grastate.parse(file, "uuid: x\nseqno: 12\n").value()).contains(new Grastate("x", 12, null, file));
        assertThat(Grastate.parse(file, "garbage\n").problems())
                .containsExactly(
                        new Problem(file.line(1), "the line is not of the form key: value", false),
                        new Problem(file, "the file holds no uuid", true));
    }

    @Test
    void an_arbitrator_is_configured_in_a_shell_file() {
        var file = new Location("arb", "/etc/default/garb", 0);
        var text = """
                # comment
                GALERA_NODES="10.0.0.11:4567 10.0.0.12"
                export GALERA_GROUP='openstack'
                GALERA_OPTIONS="socket.ssl=yes;gmcast.segment=1" # tls
                """;
        assertThat(Garbd.parse(file, text).value())
                .contains(new Garbd(
                        "openstack",
                        List.of("10.0.0.11:4567", "10.0.0.12"),
                        "socket.ssl=yes;gmcast.segment=1",
                        file.line(2)));
        assertThat(Garbd.parse(file, "# GALERA_NODES=\"\"\nGALERA_GROUP=\"\"\n").value())
                .isEmpty();
    }

    @Test
    void an_arbitrator_may_have_a_file_of_its_own() {
        var file = new Location("arb", "/etc/garb.cnf", 0);
        assertThat(Garbd.parse(file, "group = g\naddress = gcomm://a:4567,b?pc.wait=1\n")
                        .value())
                .contains(new Garbd("g", List.of("a:4567", "b"), "", file.line(2)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/usr/bin/garbd -a gcomm://a,b -g openstack -l /var/log/garbd -d | openstack",
                "garbd --address=gcomm://a,b --group=openstack                   | openstack",
                "garbd openstack gcomm://a,b                                     | openstack",
            })
    void an_arbitrator_shows_in_the_process_list(String command, String group) {
        assertThat(Garbd.commandLine(command, PROXYSQL)).contains(new Garbd(group, List.of("a", "b"), "", PROXYSQL));
    }

    @Test
    void other_processes_are_no_arbitrator() {
        assertThat(Garbd.commandLine("vi /etc/default/garbd", PROXYSQL)).isEmpty();
        assertThat(Garbd.commandLine("", PROXYSQL)).isEmpty();
    }
}
