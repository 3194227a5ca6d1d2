package org.plumbline.parse.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.Row;
import org.plumbline.snapshot.Location;

class MysqlOutputTest {

    private static final Location FILE = new Location("ctl1", "mysql -B -e …", 0);

    @Test
    void batch_output_is_read_with_and_without_its_header() {
        var with = "Variable_name\tValue\nwsrep_on\tON\nwsrep_OSU_method\tTOI\n";
        var without = "wsrep_on\tON\nwsrep_OSU_method\tTOI\n";
        assertThat(MysqlOutput.variables(FILE, with).value())
                .containsExactly(
                        Map.entry("wsrep_on", new Entry("", "wsrep_on", "ON", FILE.line(2))),
                        Map.entry("wsrep_osu_method", new Entry("", "wsrep_osu_method", "TOI", FILE.line(3))));
        assertThat(MysqlOutput.variables(FILE, without).value().get("wsrep_osu_method"))
                .isEqualTo(new Entry("", "wsrep_osu_method", "TOI", FILE.line(2)));
    }

    @Test
    void batch_output_escapes_tabs_line_feeds_and_backslashes() {
        var row =
                MysqlOutput.parse(FILE, "a\tb\nx\\ty\\nz\\\\n\tNULL\n").value().get(0);
        assertThat(row.get("A")).contains("x\ty\nz\\n");
        assertThat(row.get("b")).isEmpty();
        assertThat(row.get("nosuch")).isEmpty();
    }

    @Test
    void a_box_may_hold_bars_and_line_feeds_in_a_value() {
        var parsed = MysqlOutput.parse(FILE, """
                +---------------+----------+
                | Variable_name | Value    |
                +---------------+----------+
                | ft            | + -><(|) |
                | init_connect  | SET a
                SET b |
                | init_file     |          |
                +---------------+----------+
                3 rows in set (0.00 sec)
                """);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value())
                .containsExactly(
                        row(4, "ft", "+ -><(|)"), row(5, "init_connect", "SET a\nSET b"), row(7, "init_file", ""));
    }

    @Test
    void vertical_output_aligns_its_colons() {
        var parsed = MysqlOutput.parse(FILE, """
                *************************** 1. row ***************************
                Variable_name: wsrep_on
                        Value: ON
                *************************** 2. row ***************************
                Variable_name: init_connect
                        Value: SET a: 1
                SET b: 2
                2 rows in set (0.001 sec)
                """);
        assertThat(parsed.value())
                .containsExactly(row(1, "wsrep_on", "ON"), row(4, "init_connect", "SET a: 1\nSET b: 2"));
    }

    @Test
    void an_error_of_the_client_is_no_empty_result() {
        var parsed = MysqlOutput.parse(FILE, "ERROR 2002 (HY000): Can't connect to local server\n");
        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.problems()).containsExactly(new Problem(FILE.line(1), "the client reported an error", true));
    }

    @Test
    void a_torn_row_is_reported_and_the_others_are_kept() {
        var parsed = MysqlOutput.parse(FILE, "User\tHost\nroot\nnova\t%\n");
        assertThat(parsed.value()).extracting(row -> row.get("user").orElse("")).containsExactly("nova");
        assertThat(parsed.problems())
                .containsExactly(new Problem(FILE.line(2), "the row has another number of columns", false));
    }

    @Test
    void damaged_boxes_give_what_is_whole() throws IOException {
        var folder = Shared.path("corpus/parser/mysql-cmd/insights-core/mysqladmin");
        var wrong = MysqlOutput.variables(FILE, Files.readString(folder.resolve("input_foramt_wrong.txt")));
        assertThat(wrong.value()).containsOnlyKeys("aria_block_size", "version_compile_machine");
        assertThat(wrong.problems()).extracting(problem -> problem.at().line()).containsExactly(5, 6, 7);
        var tail = MysqlOutput.variables(FILE, Files.readString(folder.resolve("input_still_parsable_1.txt")));
        assertThat(tail.value().get("aria_checkpoint_interval").value()).isEqualTo("30   |    23");
        var normal = MysqlOutput.variables(FILE, Files.readString(folder.resolve("input_normal.txt")));
        assertThat(normal.problems()).isEmpty();
        assertThat(normal.value()).hasSize(14);
        assertThat(normal.value().get("version").value()).isEqualTo("5.5.56-MariaDB");
        assertThat(normal.value().get("init_file").value()).isEmpty();
        var empty = MysqlOutput.parse(FILE, Files.readString(folder.resolve("input_empty.txt")));
        assertThat(empty).isEqualTo(Parsed.of(List.of()));
    }

    @Test
    void a_box_and_batch_output_of_one_status_are_equal() throws IOException {
        var folder = Shared.path("corpus/parser/mysql-cmd/run-galera-11.8-3nodes");
        var box = MysqlOutput.variables(
                FILE, Files.readString(folder.resolve("mysql_show_global_status_wsrep.3nodes_primary")));
        var batch = MysqlOutput.variables(
                FILE, Files.readString(folder.resolve("mysql_-B_show_global_status_wsrep.3nodes_primary")));
        assertThat(box.problems()).isEmpty();
        assertThat(batch.problems()).isEmpty();
        assertThat(box.value().keySet()).isEqualTo(batch.value().keySet());
        assertThat(box.value().get("wsrep_cluster_status").value()).isEqualTo("Primary");
        var wide = MysqlOutput.variables(FILE, Files.readString(folder.resolve("mysql_show_global_variables_wsrep")));
        var provider = WsrepProviderOptions.parse(
                FILE, wide.value().get("wsrep_provider_options").value());
        assertThat(provider.problems()).isEmpty();
        assertThat(provider.value())
                .extracting(entry -> entry.key() + '=' + entry.value())
                .contains("pc.weight=1", "pc.ignore_sb=false");
    }

    @Test
    void the_listings_of_the_lab_are_read_whole() throws IOException {
        var folder = Shared.path("lab/snapshots/ha/hosts/ctl1/commands");
        for (var name : List.of(
                "mysql-users",
                "mysql-databases",
                "mysql-tables-without-pk",
                "mysql-processlist",
                "mysql-global-status",
                "mysql-global-variables")) {
            var text = Files.readString(folder.resolve(name + ".tsv"));
            var parsed = MysqlOutput.parse(FILE, text);
            assertThat(parsed.problems()).as(name).isEmpty();
            assertThat(parsed.value()).as(name).hasSize((int) text.lines().count() - 1);
        }
        var users = MysqlOutput.parse(FILE, Files.readString(folder.resolve("mysql-users.tsv")))
                .value();
        assertThat(users.get(1).cells())
                .containsEntry("user", "root")
                .containsEntry("host", "localhost")
                .containsEntry("super_priv", "Y")
                .containsEntry("ssl_type", "");
    }

    @Test
    void mutated_output_never_breaks_the_reader() {
        var random = new Random(5);
        var seeds =
                List.of("a\tb\n1\t2\n", "+---+---+\n| a | b |\n+---+---+\n| 1 | 2 |\n", "*** 1. row ***\na: 1\nb: 2\n");
        for (int round = 0; round < 600; round++) {
            var text = new StringBuilder(seeds.get(round % 3));
            for (int i = 0; i < 6; i++) {
                text.insert(random.nextInt(text.length()), "|+-\t\n:*\\ é".charAt(random.nextInt(10)));
            }
            int lines = text.toString().split("\n", -1).length;
            var parsed = MysqlOutput.parse(FILE, text.toString());
            assertThat(parsed.value())
                    .allMatch(row -> row.at().line() >= 1 && row.at().line() <= lines);
            assertThat(parsed.problems()).allMatch(problem -> problem.at().line() <= lines);
        }
    }

    private static Row row(int line, String name, String value) {
        return new Row(Map.of("variable_name", name, "value", value), FILE.line(line));
    }
}
