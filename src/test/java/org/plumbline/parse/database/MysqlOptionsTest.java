package org.plumbline.parse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.database.MysqlServerOptions.Flavour;
import org.plumbline.snapshot.Glob;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class MysqlOptionsTest {

    private static final Location FILE = new Location("ctl1", "/etc/mysql/my.cnf", 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max-connections=10          | max-connections | 10",
                "  port   =   3307           | port            | 3307",
                "port=3307 # c               | port            | 3307",
                "basedir=/usr#x              | basedir         | /usr",
                "port=3306 ; c               | port            | 3306 ; c",
                "d=\"a # b\"                 | d               | a # b",
                "d=a\\#b                     | d               | a\\",
                "a=\"x y\"                   | a               | x y",
                "c=\"x'y\"                   | c               | x'y",
                "a=\"x\\\"y\"                | a               | x\"y",
                "e='a'b                      | e               | 'a'b",
                "a=\"x y                     | a               | \"x y",
                "a=x\\sy                     | a               | x y",
                "e=x\\\\y                    | e               | x\\y",
                "c=C:\\dir                   | c               | C:\\dir",
                "f=a\\qb                     | f               | a\\qb",
                "log-bin=                    | log-bin         | ``",
                "skip-name-resolve           | skip-name-resolve |",
                "port 3307                   | port 3307       |",
                "wsrep_provider_options=gcache.size=2G;x=1 | wsrep_provider_options | gcache.size=2G;x=1",
                "wsrep_sst_auth=sst:‹secret:9f3a1c22:16-31› | wsrep_sst_auth | sst:‹secret:9f3a1c22:16-31›",
            })
    void a_line_is_read_as_the_server_reads_it(String line, String name, String value) {
        assertThat(parse("[mysqld]\n" + line + "\n").value())
                .containsExactly(new MysqlOption("mysqld", name, value, FILE.line(2)));
    }

    @Test
    void a_tab_may_be_written_as_an_escape() {
        assertThat(parse("[a]\nb=x\\ty").value().get(0).value()).isEqualTo("x\ty");
    }

    @Test
    void a_backslash_at_the_end_continues_nothing() {
        assertThat(parse("[mysqld]\na=x \\\n  y\n").value())
                .containsExactly(
                        new MysqlOption("mysqld", "a", "x \\", FILE.line(2)),
                        new MysqlOption("mysqld", "y", null, FILE.line(3)));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"[MYSQLD],mysqld", "[mysqld] # c,mysqld", "[mysqld ],mysqld", "[ mysqld ],' mysqld'"})
    void groups_ignore_case_and_trailing_blanks_but_not_leading_ones(String header, String group) {
        assertThat(parse(header + "\na=1").value())
                .extracting(MysqlOption::group)
                .containsExactly(group);
    }

    @Test
    void what_makes_the_server_refuse_the_file_is_fatal_and_the_rest_is_still_read() {
        var parsed = parse("a=1\n[mysqld]\nb=2\n[broken\nc=3\n");
        assertThat(parsed.problems())
                .containsExactly(
                        new Problem(FILE.line(1), "an option stands before the first group", true),
                        new Problem(FILE.line(4), "the group is not closed by a bracket", true));
        assertThat(parsed.value()).extracting(MysqlOption::name).containsExactly("b", "c");
    }

    @Test
    void a_byte_order_mark_is_fatal_and_carriage_returns_are_not() {
        assertThat(parse("\uFEFF[mysqld]\r\na=1\r\n").problems())
                .extracting(Problem::fatal)
                .contains(true);
        assertThat(parse("[mysqld]\r\na=1\r\nb").value())
                .containsExactly(
                        new MysqlOption("mysqld", "a", "1", FILE.line(2)),
                        new MysqlOption("mysqld", "b", null, FILE.line(3)));
    }

    @Test
    void includes_are_read_where_they_stand_and_the_group_of_the_including_file_goes_on() {
        var parsed = parse(
                """
                [mysqld]
                a=1
                !include /etc/extra
                b=2
                ! includedir   /etc/mysql/conf.d/
                c=3
                """,
                Map.of(
                        "/etc/extra", "[server]\nx=1\n",
                        "/etc/mysql/conf.d/20.cnf", "[mysqld]\ntwenty=1\n",
                        "/etc/mysql/conf.d/.30.cnf", "[mysqld]\nhidden=1\n",
                        "/etc/mysql/conf.d/10.ini", "[mysqld]\nini=1\n"));
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value())
                .extracting(option -> option.group() + '.' + option.name() + '@' + option.at())
                .containsExactly(
                        "mysqld.a@ctl1:/etc/mysql/my.cnf:2",
                        "server.x@ctl1:/etc/extra:2",
                        "mysqld.b@ctl1:/etc/mysql/my.cnf:4",
                        "mysqld.hidden@ctl1:/etc/mysql/conf.d/.30.cnf:2",
                        "mysqld.twenty@ctl1:/etc/mysql/conf.d/20.cnf:2",
                        "mysqld.c@ctl1:/etc/mysql/my.cnf:6");
    }

    @Test
    void an_included_file_is_given_up_at_its_first_error_as_the_server_does() {
        var parsed = parse("!include /etc/bad\n[mysqld]\nb=2\n", Map.of("/etc/bad", "q=1\n[mysqld]\nr=1\n"));
        assertThat(parsed.value()).extracting(MysqlOption::name).containsExactly("b");
        assertThat(parsed.problems())
                .containsExactly(new Problem(
                        new Location("ctl1", "/etc/bad", 1), "an option stands before the first group", true));
    }

    @Test
    void what_is_not_in_the_snapshot_is_said() {
        assertThat(parse("!include /a\n!includedir /b\n").problems())
                .containsExactly(
                        new Problem(FILE.line(1), "the included file is not in the snapshot", false),
                        new Problem(FILE.line(2), "the included folder has no *.cnf file in the snapshot", false));
    }

    @Test
    void files_that_include_each_other_come_to_an_end() {
        var loop = "[mysqld]\na=1\n!includedir /etc/loop\n";
        var parsed = parse(loop, Map.of("/etc/loop/a.cnf", loop, "/etc/loop/b.cnf", loop, "/etc/loop/c.cnf", loop));
        assertThat(parsed.value()).hasSize(1000);
        assertThat(parsed.problems()).isNotEmpty();
    }

    @Test
    void a_mariadb_server_reads_its_groups_and_the_last_assignment_wins() {
        var groups = MysqlServerOptions.groups(Flavour.MARIADB, "11.8.6-MariaDB-0+deb13u1");
        assertThat(groups)
                .containsExactlyInAnyOrder(
                        "mysqld",
                        "server",
                        "mysqld-11.8",
                        "mariadb",
                        "mariadb-11.8",
                        "mariadbd",
                        "mariadbd-11.8",
                        "client-server",
                        "galera");
        assertThat(MysqlServerOptions.groups(Flavour.MYSQL, "8.0.36"))
                .containsExactlyInAnyOrder("mysqld", "server", "mysqld-8.0");
        var options = parse("[mysqld]\na=1\n[server]\na=2\n[mysqld]\na=3\n[mysqld-5.7]\na=4\n[client]\na=5\n")
                .value();
        assertThat(MysqlServerOptions.effective(options, groups, Set.of()))
                .containsExactly(Map.entry("a", new MysqlOption("mysqld", "a", "3", FILE.line(6))));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "max-connections=10,        max_connections,        10",
        "max_conn=11,               max_connections,        11",
        "key_buffer=16M,            key_buffer_size,        16M",
        "myisam-recover=BACKUP,     myisam_recover_options, BACKUP",
        "max=1,                     max,                    1",
        "skip-slow-query-log,       slow_query_log,         OFF",
        "disable-log-bin,           log_bin,                OFF",
        "enable-log-bin,            log_bin,                ON",
        "skip_slow_query_log=0,     slow_query_log,         ON",
        "loose-nosuch=1,            nosuch,                 1",
        "loose-skip-log-bin,        log_bin,                OFF",
        "skip-name-resolve=0,       skip_name_resolve,      0",
    })
    void names_are_resolved_to_the_option_they_mean(String line, String name, String value) {
        var known = Set.of(
                "max_connections",
                "max_connect_errors",
                "key_buffer_size",
                "myisam_recover_options",
                "slow_query_log",
                "log_bin");
        var effective = MysqlServerOptions.effective(parse("[mysqld]\n" + line).value(), Set.of("mysqld"), known);
        assertThat(effective).containsExactly(Map.entry(name, new MysqlOption("mysqld", name, value, FILE.line(2))));
    }

    @Test
    void a_bound_is_no_assignment() {
        var options = parse("[mysqld]\nmaximum-max_connections=50").value();
        assertThat(MysqlServerOptions.effective(options, Set.of("mysqld"), Set.of()))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "1G,1073741824",
        "16M,16777216",
        "64k,65536",
        "4096,4096",
        "2T,2199023255552",
        "-1,-1",
        "1.5G,",
        "G,",
        "'',",
        "8E,",
        "12X,"
    })
    void sizes_have_suffixes_in_powers_of_1024(String text, Long bytes) {
        var size = MysqlSize.parse(text);
        assertThat(size.isPresent() ? size.getAsLong() : null).isEqualTo(bytes);
    }

    @Test
    void provider_options_are_a_list_of_their_own() {
        var parsed = WsrepProviderOptions.parse(FILE.line(7), " gcache.size = 2G; pc.weight=0;;broken;x=a\\;b=c");
        assertThat(parsed.value())
                .containsExactly(
                        new Entry("", "gcache.size", "2G", FILE.line(7)),
                        new Entry("", "pc.weight", "0", FILE.line(7)),
                        new Entry("", "x", "a;b=c", FILE.line(7)));
        assertThat(parsed.problems())
                .containsExactly(new Problem(FILE.line(7), "a provider option is not of the form key=value", true));
    }

    @Test
    void the_packaged_files_of_a_distribution_are_read_whole() throws IOException {
        var folder = Shared.path("lab/snapshots/ha/hosts/ctl1");
        Function<String, Stream<SourceFile>> files = pattern -> {
            try (var all = Files.walk(folder.resolve("etc/mysql"))) {
                return all
                        .filter(path -> Glob.matches(pattern.replace("//", "/"), "/" + folder.relativize(path)))
                        .sorted()
                        .map(path -> new SourceFile(
                                new Location("ctl1", "/" + folder.relativize(path), 0), "", () -> read(path)))
                        .toList()
                        .stream();
            } catch (IOException gone) {
                throw new AssertionError(gone);
            }
        };
        var parsed = MysqlOptions.parse(FILE, read(folder.resolve("etc/mysql/mariadb.cnf")), files);
        assertThat(parsed.problems()).isEmpty();
        var effective = MysqlServerOptions.effective(
                parsed.value(), MysqlServerOptions.groups(Flavour.MARIADB, "10.11.6-MariaDB"), Set.of());
        assertThat(effective.get("bind_address").value()).isEqualTo("10.0.0.11");
        assertThat(effective.get("wsrep_cluster_address").value()).isEqualTo("gcomm://10.0.0.11,10.0.0.12,10.0.0.13");
        assertThat(effective.get("wsrep_cluster_address").at().toString())
                .startsWith("ctl1:/etc/mysql/mariadb.conf.d/99-galera.cnf:");
        assertThat(effective.get("character_set_server").value()).isEqualTo("utf8");
    }

    @Test
    void whatever_stands_in_a_file_every_option_points_at_its_line() {
        var random = new Random(7);
        var pieces = List.of(
                "[mysqld]", "a=1", "\"", "'", "\\", "#", ";", "=", "!include /x", "!", "[", "]", "  ", "\r", "b");
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder("[mysqld]\n");
            for (int i = 0; i < 40; i++) {
                text.append(pieces.get(random.nextInt(pieces.size()))).append(random.nextInt(3) == 0 ? "\n" : "");
            }
            var lines = text.toString().split("\n", -1);
            for (var option : parse(text.toString()).value()) {
                assertThat(lines[option.at().line() - 1]).contains(option.name());
            }
        }
    }

    @Test
    void values_survive_writing_and_reading() {
        var random = new Random(11);
        for (int round = 0; round < 500; round++) {
            var value = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                value.append("ab #;='\"\\\t\n".charAt(random.nextInt(11)));
            }
            var written = value.toString()
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\t", "\\t")
                    .replace("\n", "\\n");
            assertThat(parse("[g]\nname = \"" + written + "\" # c").value())
                    .containsExactly(new MysqlOption("g", "name", value.toString(), FILE.line(2)));
        }
    }

    private static Parsed<List<MysqlOption>> parse(String text) {
        return parse(text, Map.of());
    }

    private static Parsed<List<MysqlOption>> parse(String text, Map<String, String> others) {
        return MysqlOptions.parse(FILE, text, pattern -> new TreeMap<>(others)
                .entrySet().stream()
                        .filter(file -> Glob.matches(pattern, file.getKey()))
                        .map(file -> new SourceFile(new Location("ctl1", file.getKey(), 0), "", file::getValue)));
    }

    private static String read(java.nio.file.Path path) {
        try {
            return Files.readString(path);
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }
}
