package org.plumbline.parse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Shared;
import org.plumbline.parse.Includes;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class TimeSourcesTest {

    private static final Location FILE = new Location("ctl1", "/etc/chrony/chrony.conf", 0);

    @ParameterizedTest
    @ValueSource(strings = {"! server a", "; server a", "# server a", "% server a", "   # x", ""})
    void x1_lines_that_start_with_a_comment_sign_are_comments(String line) {
        var parsed = chrony(line);

        assertThat(parsed.value().sources()).isEmpty();
        assertThat(parsed.problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rtcsync # yes,          The directive has text after it.",
        "server a iburst # x,    The time source has an option that chronyd does not know.",
        "server,                 The time source lacks its name.",
        "server a minpoll,       An option of the time source lacks its value.",
        "makestep 1,             The directive lacks an argument.",
        "maxclockdrift 1,        chronyd does not know this directive.",
        "pool a iburstt,         The time source has an option that chronyd does not know.",
        "logdir a b,             The directive has text after it.",
    })
    void x1_x4_what_chronyd_refuses_is_fatal(String line, String reason) {
        assertThat(chrony("\n" + line + "\n").problems())
                .extracting(Problem::reason, Problem::at, Problem::fatal)
                .containsOnly(tuple(reason, FILE.line(2), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commandkey 1",
                "dumponexit",
                "local stratum 10 orphan",
                "refclock PHC /dev/ptp0 poll 0 dpoll -2 tai local",
                "allow all",
                "allow all 10.0.0.0/8",
                "cmdallow",
                "mailonchange a 1",
                "bindacqaddress ::",
                "sched_priority 3",
                "initstepslew 30 a b c",
                "pool a maxsources 3 iburst",
            })
    void x4_what_chronyd_accepts_is_no_problem(String line) {
        assertThat(chrony(line).problems()).isEmpty();
    }

    @Test
    void x2_directives_are_read_in_any_case() {
        var conf = chrony("SERVER a IBURST minPoll 4\nMakeStep 1 3\nRefClock PPS /dev/pps0 lock NMEA\n")
                .value();

        assertThat(conf.sources())
                .containsExactly(
                        new TimeSource("server", "a", Map.of("iburst", "", "minpoll", "4"), FILE.line(1)),
                        new TimeSource("refclock", "PPS /dev/pps0", Map.of("lock", "NMEA"), FILE.line(3)));
        assertThat(conf.last("makestep").orElseThrow().args()).containsExactly("1", "3");
    }

    @Test
    void x3_folders_and_files_are_read_where_they_are_named() {
        var b = file("/etc/chrony/conf.d/b.conf", "server b");
        var a = file("/etc/chrony/conf.d/a.conf", "server a");
        var again = file("/run/chrony/a.conf", "server hidden");
        var dhcp = file("/run/dhcp/x.sources", "\nserver dhcp\nrtcsync\n");
        Includes includes = pattern -> switch (pattern) {
            case "/etc/chrony/conf.d/*.conf" -> List.of(b, a);
            case "/run/chrony/*.conf" -> List.of(again);
            case "/run/dhcp/*.sources" -> List.of(dhcp);
            case "/etc/extra" -> List.of(file("/etc/extra", "include /etc/extra"));
            default -> List.of();
        };

        var parsed = ChronyConf.parse(
                FILE,
                "server first\nconfdir /etc/chrony/conf.d /run/chrony\nsourcedir /run/dhcp\ninclude /etc/extra\npool last",
                includes);

        assertThat(parsed.value().sources())
                .extracting(TimeSource::kind, TimeSource::name, source -> source.at()
                        .toString())
                .containsExactly(
                        tuple("server", "first", "ctl1:/etc/chrony/chrony.conf:1"),
                        tuple("server", "a", "ctl1:/etc/chrony/conf.d/a.conf:1"),
                        tuple("server", "b", "ctl1:/etc/chrony/conf.d/b.conf:1"),
                        tuple("server", "dhcp", "ctl1:/run/dhcp/x.sources:2"),
                        tuple("pool", "last", "ctl1:/etc/chrony/chrony.conf:5"));
        assertThat(parsed.problems())
                .extracting(Problem::reason)
                .containsExactly("Only time sources may stand in this file.", "Files include each other too deeply.");
    }

    @Test
    void the_configurations_of_the_corpus_and_the_lab_are_accepted() throws IOException {
        for (var folder : List.of("corpus/parser/chrony-ntp/debian13-packaged", "corpus/clouds/liberty-6node-lab")) {
            try (var paths = Files.walk(Shared.path(folder))) {
                assertThat(paths.filter(path -> path.toString().contains("chrony.conf"))
                                .filter(Files::isRegularFile))
                        .isNotEmpty()
                        .allSatisfy(path -> assertThat(
                                        chrony(Files.readString(path)).problems())
                                .isEmpty());
            }
        }
        assertThat(chrony(lab("ha/hosts/ctl1/etc/chrony/chrony.conf")).value().sources())
                .extracting(TimeSource::kind, TimeSource::name)
                .containsExactly(tuple("peer", "ctl2"), tuple("peer", "ctl3"));
    }

    @Test
    void ntpd_has_its_own_words() {
        var parsed = NtpConf.parse(FILE, """
                driftfile /var/lib/ntp/drift   # kept
                server -4 ntp1.example.org iburst minpoll 4
                pool 2.debian.pool.ntp.org iburst
                server 127.127.1.0
                fudge 127.127.1.0 stratum 10
                peer ctl2
                server
                """, Includes.NONE);

        assertThat(parsed.value().sources())
                .extracting(TimeSource::kind, TimeSource::name, TimeSource::options, source -> source.at()
                        .line())
                .containsExactly(
                        tuple("server", "ntp1.example.org", Map.of("iburst", "", "minpoll", "4"), 2),
                        tuple("pool", "2.debian.pool.ntp.org", Map.of("iburst", ""), 3),
                        tuple("server", "127.127.1.0", Map.of(), 4),
                        tuple("peer", "ctl2", Map.of(), 6));
        assertThat(parsed.value().directives().get(0).args()).containsExactly("/var/lib/ntp/drift");
        assertThat(parsed.problems()).singleElement().extracting(Problem::at).isEqualTo(FILE.line(7));
    }

    @Test
    void timesyncd_collects_servers_until_an_empty_assignment() {
        var main = file("/etc/systemd/timesyncd.conf", "[Time]\nNTP=a b\n#NTP=x\nFallbackNTP=f\n");
        var dropIn = file("/etc/systemd/timesyncd.conf.d/x.conf", "[Time]\nNTP=\nNTP=c\n[Other]\nNTP=d\n");

        assertThat(TimesyncdConf.parse(List.of(main, dropIn)).value())
                .extracting(TimeSource::kind, TimeSource::name, source -> source.at()
                        .toString())
                .containsExactly(
                        tuple("fallback", "f", "ctl1:/etc/systemd/timesyncd.conf:4"),
                        tuple("server", "c", "ctl1:/etc/systemd/timesyncd.conf.d/x.conf:3"));
    }

    @ParameterizedTest
    @CsvSource({"poc/hosts/compute1, ^*10.0.0.11, ^*controller", "ha/hosts/ctl1, =?10.0.0.12, =?ctl2"})
    void sources_read_the_same_as_csv_and_as_text(String host, String csv, String text) {
        var fromCsv = MeasuredSource.parse(FILE, lab(host + "/commands/chronyc-sources.csv"))
                .value();
        var fromText = MeasuredSource.parse(FILE, lab(host + "/commands/chronyc-sources.txt"))
                .value();

        assertThat("" + fromCsv.get(0).mode() + fromCsv.get(0).state()
                        + fromCsv.get(0).name())
                .isEqualTo(csv);
        assertThat("" + fromText.get(0).mode() + fromText.get(0).state()
                        + fromText.get(0).name())
                .isEqualTo(text);
        assertThat(fromText)
                .extracting(MeasuredSource::reach)
                .isEqualTo(fromCsv.stream().map(MeasuredSource::reach).toList());
        assertThat(fromText)
                .extracting(MeasuredSource::stratum)
                .isEqualTo(fromCsv.stream().map(MeasuredSource::stratum).toList());
    }

    @Test
    void the_register_of_polls_is_octal() {
        assertThat(MeasuredSource.parse(FILE, lab("ha/hosts/ctl1/commands/chronyc-sources.csv"))
                        .value())
                .extracting(MeasuredSource::reach, MeasuredSource::selected)
                .containsExactly(tuple(OptionalInt.of(0377), false), tuple(OptionalInt.of(0377), false));
        assertThat(MeasuredSource.parse(FILE, "506 Cannot talk to daemon\n").problems())
                .hasSize(1);
    }

    @Test
    void ntpq_marks_the_selected_source_in_the_first_column() {
        var sources = MeasuredSource.parseNtpq(FILE, """
                             remote           refid      st t when poll reach   delay   offset  jitter
                        ==============================================================================
                        *ntp1.example.or .GPS.            1 u   36   64  377    0.912   -0.034   0.021
                        +10.0.0.2        10.0.0.9         2 u   40   64  377    0.812    0.134   0.121
                         LOCAL(0)        .LOCL.          10 l    -   64    0    0.000    0.000   0.000
                        """).value();

        assertThat(sources)
                .extracting(
                        MeasuredSource::name, MeasuredSource::selected, MeasuredSource::stratum, MeasuredSource::reach)
                .containsExactly(
                        tuple("ntp1.example.or", true, OptionalInt.of(1), OptionalInt.of(0377)),
                        tuple("10.0.0.2", false, OptionalInt.of(2), OptionalInt.of(0377)),
                        tuple("LOCAL(0)", false, OptionalInt.of(10), OptionalInt.of(0)));
        assertThat(sources.get(0).offset()).hasValue(0.000034);
        assertThat(MeasuredSource.parseNtpq(FILE, "/usr/bin/ntpq: read: Connection refused\n")
                        .problems())
                .hasSize(1);
    }

    @Test
    void tracking_tells_offset_and_distance() {
        var csv = ChronyTracking.parse(FILE, lab("poc/hosts/compute1/commands/chronyc-tracking.csv"))
                .value()
                .orElseThrow();
        var text = ChronyTracking.parse(FILE, lab("poc/hosts/compute1/commands/chronyc-tracking.txt"))
                .value()
                .orElseThrow();

        assertThat(csv.reference()).isEqualTo("10.0.0.11");
        assertThat(text.reference()).isEqualTo("controller");
        assertThat(csv.offset()).hasValue(-0.000009320);
        assertThat(text.offset()).hasValue(-0.000009322);
        assertThat(List.of(csv, text)).allSatisfy(tracking -> {
            assertThat(tracking.synchronised()).isTrue();
            assertThat(tracking.localClock()).isFalse();
            assertThat(tracking.stratum()).hasValue(11);
            assertThat(tracking.rootDistance().getAsDouble()).isBetween(0.000108, 0.000109);
        });
        assertThat(ChronyTracking.parse(FILE, lab("ha/hosts/ctl1/commands/chronyc-tracking.csv"))
                        .value()
                        .orElseThrow()
                        .localClock())
                .isTrue();
    }

    @Test
    void a_daemon_without_a_source_is_not_synchronised_and_one_that_is_silent_unknown() {
        var none = ChronyTracking.parse(
                FILE, "00000000,,0,0.000000000,0.000000000,0.0,0.0,0.000,0.000,0.000,1.0,1.0,0.0,Not synchronised\n");

        assertThat(none.value().orElseThrow().synchronised()).isFalse();
        var silent = ChronyTracking.parse(FILE, "506 Cannot talk to daemon\n");
        assertThat(silent.value()).isEmpty();
        assertThat(silent.problems()).singleElement().matches(Problem::fatal);
    }

    @Test
    void activity_and_statistics_are_read() {
        assertThat(ChronyActivity.parse(FILE, lab("ha/hosts/ctl1/commands/chronyc-activity.csv"))
                        .value())
                .contains(new ChronyActivity(2, 0, 0, 0, 0, FILE.line(1)));
        assertThat(ChronyActivity.parse(
                                FILE,
                                "200 OK\n1 sources online\n0 sources offline\n0 sources doing burst (return to online)\n"
                                        + "0 sources doing burst (return to offline)\n3 sources with unknown address\n")
                        .value())
                .map(ChronyActivity::unresolved)
                .contains(3);
        assertThat(ChronySourceStats.parse(FILE, lab("poc/hosts/compute1/commands/chronyc-sourcestats.csv"))
                        .value())
                .extracting(ChronySourceStats::name, stats -> stats.deviation().getAsDouble())
                .containsExactly(tuple("10.0.0.11", 0.000009838));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "NTPSynchronized=no~NTP=yes~LocalRTC=no~Timezone=Etc/UTC                            | false | true  | false | Etc/UTC | 1",
                "      Local time: x~  Time zone: Etc/UTC (UTC, +0000)~System clock synchronized: yes~NTP service: active~RTC in local TZ: no | true | true | false | Etc/UTC | 3",
                "     NTP enabled: no~NTP synchronized: yes                                          | true  | false | -     | ''      | 2",
                "System clock synchronized: no~NTP service: n/a                                      | false | -     | -     | ''      | 1",
                "                                                                                    | -     | -     | -     | ''      | 0",
            })
    void timedatectl_speaks_differently_in_each_release(
            String text, Boolean synchronised, Boolean ntp, Boolean rtc, String zone, int line) {
        var said = Timedatectl.parse(FILE, (text == null ? "" : text).replace('~', '\n'))
                .value();

        assertThat(said)
                .isEqualTo(new Timedatectl(
                        Optional.ofNullable(synchronised),
                        Optional.ofNullable(ntp),
                        Optional.ofNullable(rtc),
                        zone,
                        FILE.line(line)));
    }

    @Test
    void mutated_inputs_never_throw() {
        var random = new Random(20261124);
        var texts = List.of(
                "server a iburst\nconfdir /x\nrefclock PPS /dev/pps0\nlocal\n",
                lab("ha/hosts/ctl1/commands/chronyc-sources.txt"),
                lab("ha/hosts/ctl1/commands/chronyc-tracking.txt"),
                lab("ha/hosts/ctl1/commands/chronyc-tracking.csv"));
        for (int i = 0; i < 1000; i++) {
            var text = new StringBuilder(texts.get(i % texts.size()));
            for (int edits = random.nextInt(30); edits >= 0; edits--) {
                text.setCharAt(random.nextInt(text.length()), "^*=#, :\n0-x".charAt(random.nextInt(11)));
            }
            var mutated = text.toString();
            assertThat(chrony(mutated).value()).isNotNull();
            assertThat(NtpConf.parse(FILE, mutated, Includes.NONE).value()).isNotNull();
            assertThat(MeasuredSource.parse(FILE, mutated).value()).isNotNull();
            assertThat(MeasuredSource.parseNtpq(FILE, "===\n" + mutated).value())
                    .isNotNull();
            assertThat(ChronyTracking.parse(FILE, mutated).value()).isNotNull();
            assertThat(ChronyActivity.parse(FILE, mutated).value()).isNotNull();
            assertThat(Timedatectl.parse(FILE, mutated).value()).isNotNull();
        }
    }

    private static Parsed<ChronyConf> chrony(String text) {
        return ChronyConf.parse(FILE, text, Includes.NONE);
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(new Location("ctl1", path, 0), "", () -> text);
    }

    private static String lab(String path) {
        return text(Shared.path("lab/snapshots/" + path));
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
