package org.plumbline.parse.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Shared;
import org.plumbline.snapshot.Location;

class CrontabTest {

    private static final Location FILE = new Location("ctl1", "/etc/cron.d/backup", 0);

    @Test
    void a_system_table_names_the_user_and_assignments_hold_for_the_jobs_below() {
        var parsed = Crontab.parseSystem(FILE, """
                # m h dom mon dow user command
                @hourly root early
                MAILTO = "ops@example.com"
                  17 2 * * * backup /usr/local/bin/dump  --all
                @daily root run
                """);

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value())
                .extracting(CronJob::user, CronJob::command, CronJob::environment, job -> job.at()
                        .line())
                .containsExactly(
                        tuple("root", "early", Map.of(), 2),
                        tuple("backup", "/usr/local/bin/dump  --all", Map.of("MAILTO", "ops@example.com"), 4),
                        tuple("root", "run", Map.of("MAILTO", "ops@example.com"), 5));
    }

    @Test
    void a_percent_ends_the_command_unless_escaped() {
        var job = Crontab.parseUser(FILE, "0 1 * * * dump > db-$(date +\\%F).sql%line one%line two\n")
                .value()
                .get(0);

        assertThat(job.command()).isEqualTo("dump > db-$(date +%F).sql");
        assertThat(job.input()).isEqualTo("line one\nline two");
        assertThat(job.user()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'0 2 * * *',       24h",
        "'@daily',          24h",
        "'@hourly',         1h",
        "'*/15 * * * *',    15m",
        "'0 2 * * 0',       168h",
        "'0 2 * * 7',       168h",
        "'0 2 * * mon-fri', 72h",
        "'0 2,14 * * *',    12h",
        "'0 8-18/2 * * *',  14h",
        "'0 2 1 * *',       744h",
        "'0 2 1,15 * mon',  168h",
        "'30 3 * jan *',    8041h",
        "'@yearly',         8784h",
    })
    void the_longest_gap_between_runs_is_computed(String schedule, String gap) {
        var expected = Duration.parse("PT" + gap.toUpperCase(Locale.ROOT));

        var job = Crontab.parseUser(FILE, schedule + " x\n").value().get(0);

        // 30 3 * jan * runs last on 31 January and next on 1 January: 335 days, 336 after a leap day.
        assertThat(job.schedule().longestGap().orElseThrow())
                .isBetween(expected.minusHours(25), expected.plusHours(24))
                .satisfies(found -> {
                    if (expected.toHours() < 1000) {
                        assertThat(found).isEqualTo(expected);
                    }
                });
    }

    @Test
    void a_job_at_boot_has_no_gap() {
        assertThat(Crontab.parseUser(FILE, "@reboot x\n")
                        .value()
                        .get(0)
                        .schedule()
                        .longestGap())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * *  /usr/bin/x",
                "60 * * * * x",
                "* 24 * * * x",
                "*/0 * * * * x",
                "5-1 * * * * x",
                "@sometimes x",
                "0 2 * * *",
                "1,,2 * * * * x",
                "a b c d e f"
            })
    void what_cron_would_refuse_is_a_problem(String line) {
        var parsed = Crontab.parseUser(FILE, "\n" + line + "\n0 1 * * * good\n");

        assertThat(parsed.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.at()).isEqualTo(FILE.line(2));
            assertThat(problem.fatal()).isTrue();
        });
        assertThat(parsed.value()).extracting(CronJob::command).containsExactly("good");
    }

    @Test
    void names_lists_ranges_and_steps_mix() {
        var schedule = Crontab.parseUser(FILE, "00-59/20  1,2,3,5,8,13,21 */2 1,MAR,7-Dec/2   Tue,4-Sun   mail\n")
                .value()
                .get(0)
                .schedule();

        assertThat(schedule.minutes()).hasToString("{0, 20, 40}");
        assertThat(schedule.months()).hasToString("{1, 3, 7, 9, 11}");
        assertThat(schedule.daysOfWeek()).hasToString("{0, 2, 4, 5, 6}");
        assertThat(schedule.eitherDay()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "backup,            true,  true",
        "backup.sh,         false, true",
        "backup~,           false, false",
        ".placeholder,      false, false",
        "db.dpkg-dist,      false, false",
        "0hourly,           true,  true",
        "x.rpmsave,         false, false",
    })
    void leftovers_in_a_folder_are_not_run(String name, boolean debian, boolean redHat) {
        assertThat(RunParts.usedOnDebian(name)).isEqualTo(debian);
        assertThat(RunParts.usedOnRedHat(name)).isEqualTo(redHat);
    }

    @Test
    void no_random_line_makes_it_throw() {
        var random = new Random(5);
        for (int round = 0; round < 2_000; round++) {
            var line = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                line.append("*/-,0123456789 @%\\=abdnosu\t\"'".charAt(random.nextInt(29)));
            }
            var parsed = Crontab.parseSystem(FILE, line.toString());
            parsed.value().forEach(job -> assertThat(job.schedule().longestGap().orElse(Duration.ZERO))
                    .isGreaterThanOrEqualTo(Duration.ZERO));
        }
    }

    @Test
    void the_files_of_the_corpus_are_understood() throws IOException {
        var folder = Shared.path("corpus/parser/cron/insights-core/crontab");
        assertThat(Crontab.parseUser(FILE, Files.readString(folder.resolve("crontab_data.txt")))
                        .value())
                .extracting(CronJob::command)
                .contains("/bin/heat-manage purge_deleted -g days 7")
                .hasSize(4);
        assertThat(Crontab.parseUser(FILE, Files.readString(folder.resolve("crontab_bad_data.txt")))
                        .problems())
                .hasSize(2);
        var lab = Shared.path("lab/snapshots/ha/hosts/ctl1/etc/cron.d/e2scrub_all");
        assertThat(Crontab.parseSystem(FILE, Files.readString(lab)).value()).hasSize(2);
    }
}
