package org.plumbline.parse.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.parse.shell.ShellWords;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class SystemdUnitConfigTest {

    private static final Location FILE = new Location("ctl1", "/etc/systemd/system/a.service", 0);

    @Test
    void keys_repeat_lines_continue_and_there_is_no_shell() {
        var unit = unit("a.service", file("/etc/systemd/system/a.service", """
                # comment
                [Unit]
                After=a.service
                After = b.service
                [Service]
                ExecStart=prog >> file 2>&1
                ExecStartPre=/bin/one \\
                # in between
                  two %i
                Environment="A=1 2" B=3
                """));

        assertThat(unit.values("Unit", "After")).extracting(Entry::value).containsExactly("a.service", "b.service");
        assertThat(ShellWords.split(
                        unit.value("Service", "ExecStart").orElseThrow().value()))
                .containsExactly("prog", ">>", "file", "2>&1");
        assertThat(unit.value("Service", "ExecStartPre").orElseThrow())
                .isEqualTo(new Entry("Service", "ExecStartPre", "/bin/one    two %i", FILE.line(7)));
        assertThat(unit.environment()).isEqualTo(Map.of("A", "1 2", "B", "3"));
    }

    @Test
    void an_empty_assignment_takes_back_all_before_it_also_from_a_drop_in() {
        var unit = unit(
                "a.timer",
                file("/lib/systemd/system/a.timer", "[Timer]\nOnCalendar=daily\nPersistent=true\n"),
                file("/etc/systemd/system/a.timer.d/x.conf", "[Timer]\nOnCalendar=\nOnCalendar=Mon 02:00\n"));

        assertThat(unit.values("Timer", "OnCalendar")).extracting(Entry::value).containsExactly("Mon 02:00");
        assertThat(unit.value("Timer", "Persistent").orElseThrow().value()).isEqualTo("true");
        assertThat(unit.at().source()).isEqualTo("/lib/systemd/system/a.timer");
    }

    @Test
    void the_weightiest_folder_counts_and_drop_ins_are_read_by_name() {
        var unit = unit(
                "db@one.service",
                file("/usr/lib/systemd/system/db@.service", "[Service]\nUser=vendor\n"),
                file("/etc/systemd/system/db@.service", "[Service]\nUser=admin\n"),
                file("/etc/systemd/system/db@.service.d/20.conf", "[Service]\nNice=20\n"),
                file("/etc/systemd/system/db@one.service.d/10.conf", "[Service]\nNice=10\n"),
                file("/run/systemd/system/db@one.service.d/20.conf", "[Service]\nNice=5\n"),
                file("/etc/systemd/system/service.d/05.conf", "[Service]\nLimitNOFILE=1\n"),
                file("/etc/systemd/system/other.service.d/30.conf", "[Service]\nNice=99\n"),
                file("/etc/systemd/system/db@.service.d/30.conf.bak", "[Service]\nNice=99\n"));

        assertThat(unit.value("Service", "User").orElseThrow().value()).isEqualTo("admin");
        assertThat(unit.values("Service", "Nice")).extracting(Entry::value).containsExactly("10", "5");
        assertThat(unit.value("Service", "LimitNOFILE")).isPresent();
        assertThat(unit.masked()).isFalse();
    }

    @Test
    void an_empty_file_masks_the_unit_and_nothing_is_nothing() {
        assertThat(unit("a.service", file("/etc/systemd/system/a.service", "")).masked())
                .isTrue();
        assertThat(SystemdUnitConfig.load("b.service", List.of())).isEmpty();
    }

    @Test
    void lines_outside_sections_or_without_a_key_are_told() {
        var parsed = SystemdUnitConfig.parse(FILE, "A=1\n[Service]\nnonsense\n[Broken\nUser=x\n");

        assertThat(parsed.problems())
                .extracting(problem -> problem.at().line(), Problem::fatal)
                .containsExactly(tuple(1, false), tuple(3, false), tuple(4, true));
        assertThat(parsed.value()).extracting(Entry::key).containsExactly("User");
    }

    @Test
    void timers_are_read_from_json() {
        var timers = SystemctlTimers.parse(FILE, """
                [{"next":1795352583888062,"left":1,"last":0,"passed":0,"unit":"a.timer","activates":"a.service"},
                 {"next":null,"left":null,"last":1795352583000000,"passed":0,"unit":"b.timer","activates":""}]
                """).value();

        assertThat(timers)
                .containsExactly(
                        new SystemctlTimers.Timer(
                                "a.timer",
                                "a.service",
                                Instant.parse("2026-11-22T13:03:03.888062Z"),
                                null,
                                FILE.line(1)),
                        new SystemctlTimers.Timer(
                                "b.timer", "", null, Instant.parse("2026-11-22T13:03:03Z"), FILE.line(2)));
        assertThat(SystemctlTimers.parse(FILE, "[{\"unit\":\"a.timer\"},{\"un").problems())
                .hasSize(1);
    }

    @Test
    void timers_are_read_from_the_table_of_old_and_new_releases() {
        var timers = SystemctlTimers.parse(FILE, """
                NEXT                        LEFT          LAST                        PASSED       UNIT            ACTIVATES
                Sun 2026-11-22 14:00:00 UTC 55min left    Sun 2026-11-22 13:00:00 UTC 4min 3s ago  a.timer         a.service
                Mon 2026-11-23 00:00:00 UTC 10h           -                           -            b.timer         b.service
                n/a                         n/a           Sat 2026-11-21 02:00:00 UTC 1 day ago    c.timer         c.service
                -                           -             -                           -            d.timer

                4 timers listed.
                """).value();

        assertThat(timers)
                .extracting(
                        SystemctlTimers.Timer::unit,
                        SystemctlTimers.Timer::activates,
                        SystemctlTimers.Timer::next,
                        SystemctlTimers.Timer::last)
                .containsExactly(
                        tuple(
                                "a.timer",
                                "a.service",
                                Instant.parse("2026-11-22T14:00:00Z"),
                                Instant.parse("2026-11-22T13:00:00Z")),
                        tuple("b.timer", "b.service", Instant.parse("2026-11-23T00:00:00Z"), null),
                        tuple("c.timer", "c.service", null, Instant.parse("2026-11-21T02:00:00Z")),
                        tuple("d.timer", "", null, null));
    }

    @Test
    void show_prints_blocks_of_properties() {
        var units = SystemctlShow.parse(FILE, "Restart=no\nId=a.service\nEnvironment=A=1\n\n\nId=b.service\n")
                .value();

        assertThat(units)
                .extracting(SystemctlShow.Unit::id, unit -> unit.at().line())
                .containsExactly(tuple("a.service", 1), tuple("b.service", 6));
        assertThat(units.get(0).value("Environment")).isEqualTo("A=1");
        assertThat(units.get(1).value("Restart")).isEmpty();
    }

    @Test
    void the_units_of_the_corpus_and_the_lab_are_understood() throws IOException {
        try (var files = Files.list(Shared.path("corpus/parser/systemd/debian13-packaged"))) {
            for (var path : files.filter(p -> p.toString().endsWith(".service")).toList()) {
                var parsed = SystemdUnitConfig.parse(FILE, Files.readString(path));
                assertThat(parsed.problems()).as(path.toString()).isEmpty();
                assertThat(parsed.value()).as(path.toString()).anyMatch(e -> e.key()
                        .equals("ExecStart"));
            }
        }
        var show = Shared.path("lab/snapshots/ha/hosts/ctl1/commands/systemctl-show-services.txt");
        assertThat(SystemctlShow.parse(FILE, Files.readString(show)).value())
                .filteredOn(unit -> unit.id().equals("rabbitmq-server.service"))
                .singleElement()
                .satisfies(unit -> assertThat(unit.value("LimitNOFILE")).isEqualTo("65536"));
        var timers = Shared.path("lab/snapshots/ha/hosts/ctl1/commands/systemctl-timers.json");
        assertThat(SystemctlTimers.parse(FILE, Files.readString(timers)).value())
                .filteredOn(SystemctlTimers.Timer::isScheduled)
                .extracting(SystemctlTimers.Timer::unit)
                .containsExactly("systemd-tmpfiles-clean.timer", "logrotate.timer");
    }

    private static SystemdUnitConfig unit(String name, SourceFile... files) {
        return SystemdUnitConfig.load(name, Arrays.asList(files)).orElseThrow().value();
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(new Location("ctl1", path, 0), "", () -> text);
    }
}
