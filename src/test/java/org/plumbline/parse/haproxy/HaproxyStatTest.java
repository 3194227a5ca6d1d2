package org.plumbline.parse.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class HaproxyStatTest {

    private static final Location STAT = new Location("ctl1", "show stat", 0);
    private static final String COLUMNS = "pxname,svname,qcur,qmax,scur,smax,slim,stot,bin,bout,dreq,dresp,ereq,econ,"
            + "eresp,wretr,wredis,status,weight,act,bck,chkfail,chkdown,lastchg,downtime,qlimit,pid,iid,sid,throttle,"
            + "lbtot,tracked,type,last_chk,new_column,";
    private static final String ROW =
            "db,ctl1,,,3,,,,,,,,,,,,,UP 1/2,1,1,0,,,765,,,1,3,1,,,,2,\"say \"\"no, \"\"\",x,\n";

    @Test
    void the_header_may_lack_its_hash_and_columns_may_be_new() {
        for (var header : new String[] {"# " + COLUMNS, COLUMNS}) {
            var parsed = HaproxyStat.parse(STAT, header + "\n" + ROW + "\n");
            var row = parsed.value().get(0);

            assertThat(parsed.problems()).isEmpty();
            assertThat(row.proxy()).isEqualTo("db");
            assertThat(row.server()).isEqualTo("ctl1");
            assertThat(row.status()).isEqualTo("UP 1/2");
            assertThat(row.isServer()).isTrue();
            assertThat(row.number("lastchg")).hasValue(765);
            assertThat(row.number("qcur")).isEmpty();
            assertThat(row.field("last_chk")).isEqualTo("say \"no, \"");
            assertThat(row.field("new_column")).isEqualTo("x");
            assertThat(row.at()).isEqualTo(STAT.line(2));
        }
    }

    @Test
    void several_processes_may_answer_one_after_the_other() {
        assertThat(HaproxyStat.parse(STAT, "# " + COLUMNS + "\n" + ROW + "\n# " + COLUMNS + "\n" + ROW)
                        .value())
                .hasSize(2);
    }

    @Test
    void without_a_header_the_columns_that_never_changed_are_read() throws IOException {
        var text = Files.readString(Shared.path("corpus/parser/haproxy-stats/haproxy_exporter/haproxy.csv"));
        var parsed = HaproxyStat.parse(STAT, text);

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value()).hasSize((int) text.lines().count());
        assertThat(parsed.value().get(0).proxy()).isEqualTo("service-0");
        assertThat(parsed.value().get(0).status()).isEqualTo("UP");
    }

    @Test
    void both_forms_of_the_laboratory_say_the_same() throws IOException {
        var folder = Shared.path("lab/snapshots/ha/hosts/ctl2/commands");
        var csv = HaproxyStat.parse(STAT, Files.readString(folder.resolve("haproxy-show-stat.csv")));
        var json = HaproxyStat.parse(STAT, Files.readString(folder.resolve("haproxy-show-stat.json")));

        assertThat(csv.problems()).isEmpty();
        assertThat(json.problems()).isEmpty();
        assertThat(csv.value()).hasSize(87);
        for (var name : new String[] {"pxname", "svname", "status", "type", "act", "bck", "addr", "mode", "lastchg"}) {
            assertThat(json.value())
                    .extracting(row -> row.field(name))
                    .as(name)
                    .isEqualTo(csv.value().stream().map(row -> row.field(name)).toList());
        }
        assertThat(csv.value().stream().filter(HaproxyStat::isServer))
                .allMatch(row -> row.status().startsWith("UP"));
    }

    @Test
    void what_is_no_row_is_told() {
        assertThat(HaproxyStat.parse(STAT, "Permission denied\n").problems())
                .containsExactly(new Problem(STAT.line(1), "this is no row of statistics", false));
        assertThat(HaproxyStat.parse(STAT, "[[{\"objType\":").problems())
                .containsExactly(new Problem(STAT, "this is not valid JSON", true));
        assertThat(HaproxyStat.parse(STAT, "").value()).isEmpty();
    }

    @Test
    void damaged_output_never_throws() throws IOException {
        var random = new Random(3);
        var text = Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl2/commands/haproxy-show-stat.json"));
        for (int round = 0; round < 100; round++) {
            var damaged = new StringBuilder(text.substring(0, random.nextInt(text.length())));
            if (damaged.length() > 0) {
                damaged.setCharAt(random.nextInt(damaged.length()), "[]{},\"".charAt(random.nextInt(6)));
            }
            assertThat(HaproxyStat.parse(STAT, damaged.toString()).value()).hasSizeLessThanOrEqualTo(87);
        }
    }

    @Test
    void show_info_is_a_list_of_names_and_values() throws IOException {
        var text = Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl2/commands/haproxy-show-info.txt"));
        var parsed = HaproxyInfo.parse(STAT, text);
        var info = parsed.value();

        assertThat(parsed.problems()).isEmpty();
        assertThat(info.version()).isEqualTo("2.6.12");
        assertThat(info.number("Maxconn")).hasValue(4000);
        assertThat(info.number("Ulimit-n")).hasValue(8111);
        assertThat(info.number("Uptime")).isEmpty();
        assertThat(info.entry("Unstoppable Jobs").orElseThrow().at().line()).isEqualTo(52);
        assertThat(HaproxyInfo.parse(STAT, "no\n").problems()).hasSize(1);
    }
}
