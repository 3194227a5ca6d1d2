package org.plumbline.cloud.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.backup.BackupStep.Purpose;
import org.plumbline.snapshot.Location;

class BackupStepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            restic -r sftp:b@vault:/srv backup /etc      ~ REPOSITORY ~ true
            restic -r s3:s3.example.com/b backup /etc    ~ REPOSITORY ~ true
            restic -r /srv/restic backup /etc            ~ REPOSITORY ~ false
            restic -r $REPO backup /etc                  ~ REPOSITORY ~
            restic backup /etc                           ~ REPOSITORY ~
            borg create ssh://b@vault/./r::x /etc        ~ REPOSITORY ~ true
            borg create b@vault:r::x /etc                ~ REPOSITORY ~ true
            borg create /srv/borg::x /etc                ~ REPOSITORY ~ false
            rsync -a /srv/ vault:/srv/                   ~ TRANSFER   ~ true
            rsync -a /srv/ /mnt/disk/                    ~ TRANSFER   ~ false
            rsync -a /srv/ $TARGET                       ~ TRANSFER   ~
            rclone copy /srv remote:b                    ~ TRANSFER   ~ true
            aws s3 cp x s3://b/                          ~ TRANSFER   ~ true
            mysqldump -A                                 ~ DATABASE   ~
            """)
    void where_data_go_is_told_by_the_destination(String line, Purpose purpose, Boolean leaves) {
        assertThat(step(line, purpose).leavesHost().orElse(null)).isEqualTo(leaves);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            restic backup /etc /root          ~ REPOSITORY ~ /etc/nova  ~ true
            restic backup /etc/               ~ REPOSITORY ~ /etc       ~ true
            restic backup /                   ~ REPOSITORY ~ /etc/nova  ~ true
            restic backup /etc/nova           ~ REPOSITORY ~ /etc       ~ false
            restic backup /etc/no             ~ REPOSITORY ~ /etc/nova  ~ false
            tar czf /srv/etc.tgz /etc         ~ ARCHIVE    ~ /etc/nova  ~ true
            rsync -a /srv/ /etc               ~ TRANSFER   ~ /etc/nova  ~ false
            rsync -a /etc vault:/srv          ~ TRANSFER   ~ /etc/nova  ~ true
            """)
    void a_folder_is_covered_by_itself_and_by_those_above_it(
            String line, Purpose purpose, String path, boolean covered) {
        assertThat(step(line, purpose).covers(path)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            mysqldump -A                                   ~ true  ~
            mysqldump --all-databases --single-transaction ~ false ~
            mysqldump keystone                             ~ true  ~ keystone
            mysqldump --single-transaction nova instances  ~ false ~ nova
            mysqldump --single-transaction -B nova cinder  ~ false ~ nova,cinder
            mariadb-backup --backup                        ~ false ~
            """)
    void a_dump_tells_its_schemas_and_whether_it_is_consistent(String line, boolean inconsistent, String schemas) {
        var step = step(line, Purpose.DATABASE);

        assertThat(step.inconsistentDump()).isEqualTo(inconsistent);
        assertThat(String.join(",", step.schemas())).isEqualTo(schemas == null ? "" : schemas);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            restic forget --keep-daily 14 --prune ~ 14
            borg prune --keep-daily=7             ~ 7
            find /srv -mtime +30 -delete          ~ 30
            restic forget --keep-within 30d       ~
            find /srv -mtime +$KEEP -delete       ~
            """)
    void the_generations_kept_are_those_that_the_rule_names(String line, Integer kept) {
        assertThat(step(line, Purpose.RETENTION).generations().orElse(null)).isEqualTo(kept);
    }

    private static BackupStep step(String line, Purpose purpose) {
        var words = Arrays.asList(line.split(" "));
        return new BackupStep(
                purpose,
                words.get(0),
                words.subList(1, words.size()),
                "",
                Map.of(),
                List.of(),
                0,
                new Location("ctl1", "/etc/cron.d/backup", 1));
    }
}
