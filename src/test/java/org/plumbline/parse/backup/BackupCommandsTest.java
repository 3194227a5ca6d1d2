package org.plumbline.parse.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.parse.shell.ShellScript;
import org.plumbline.parse.shell.ShellWords;
import org.plumbline.snapshot.Location;

class BackupCommandsTest {

    private static final Location FILE = new Location("ctl1", "/usr/local/bin/backup", 0);

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            mariabackup --backup --galera-info --stream=xbstream                  ~ DATABASE mariabackup
            /usr/bin/mariadb-backup --prepare --target-dir=/x                     ~
            sudo -u mysql nice -n 19 ionice -c3 mysqldump --all-databases          ~ DATABASE mysqldump
            xtrabackup --backup | gzip > /b/x.gz                                  ~ DATABASE xtrabackup
            docker exec -u root mariadb mariadb-dump -A                           ~ DATABASE mariadb-dump
            kubectl -n openstack exec db-0 -c mariadb -- mysqldump keystone       ~ DATABASE mysqldump
            kolla-ansible -i inventory mariadb-backup --full                      ~ DATABASE kolla-ansible
            kolla-ansible -i inventory deploy                                     ~
            restic -r s3:s3.example.com/b backup /etc /root                       ~ REPOSITORY restic
            restic forget --keep-daily 14 --prune                                 ~ RETENTION restic
            restic snapshots                                                      ~
            borg create --stats ::etc-{now} /etc                                  ~ REPOSITORY borg
            rsync -a /backup/ backup1:/srv/                                       ~ TRANSFER rsync
            rclone sync /backup remote:bucket                                     ~ TRANSFER rclone
            rclone listremotes                                                    ~
            aws s3 cp /b/x s3://bucket/                                           ~ TRANSFER aws
            gpg -e -r ops dump.sql                                                ~ ENCRYPTION gpg
            gpg --batch --symmetric x                                             ~ ENCRYPTION gpg
            gpg --list-keys                                                       ~
            openssl enc -aes-256-cbc -in x -out y                                 ~ ENCRYPTION openssl
            ETCDCTL_API=3 etcdctl snapshot save /b/etcd.db                        ~ COORDINATION etcdctl
            etcdctl get / --prefix                                                ~
            ovsdb-client backup unix:/run/ovn/ovnnb_db.sock > /b/nb               ~ COORDINATION ovsdb-client
            rabbitmqctl export_definitions /b/defs.json                           ~ DEFINITIONS rabbitmqctl
            rbd export volumes/vol-1 -                                            ~ VOLUMES rbd
            openstack volume backup create --incremental v                        ~ VOLUMES openstack
            find /b -type f -mtime +14 -delete                                    ~ RETENTION find
            find /b -name '*.gz'                                                  ~
            tar -czf /b/etc.tgz /etc                                              ~ ARCHIVE tar
            tar xzf /b/etc.tgz                                                    ~
            timeout -k 5 3600 flock -n /run/l mydumper -o /b                      ~ DATABASE mydumper
            flock /run/l -c 'mysqldump -A > /b/x'                                 ~ DATABASE mysqldump
            bash -lc "cd /b && restic backup ."                                   ~ REPOSITORY restic
            [ -d /b ] && if true; then mysqldump -A; fi                           ~ DATABASE mysqldump
            echo "mysqldump is not run" # mysqldump                               ~
            systemctl stop mariadb                                                ~
            """)
    void tools_are_recognised_behind_wrappers_and_by_what_they_do(String line, String expected) {
        var found = BackupCommands.in(FILE, line).stream()
                .map(c -> c.purpose() + " " + c.tool())
                .toList();

        assertThat(String.join(", ", found)).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void a_script_is_read_with_its_variables_and_pipelines() {
        var commands = BackupCommands.in(FILE, """
                #!/bin/bash
                set -euo pipefail
                DEST=/var/backups/mysql
                KEEP=${KEEP:-14}
                export RESTIC_REPOSITORY="sftp:backup@vault:/srv"
                file="$DEST/all-$(date +%F).sql.gz"
                mysqldump --all-databases \\
                    --single-transaction | gpg -e -r ops > "$file"
                cat <<EOF
                rsync is not run here
                EOF
                for d in $(ls $DEST); do
                  rsync -a "$DEST/" backup1:/srv/mysql/
                done
                restic backup /etc '$DEST'
                find $DEST -mtime +$KEEP -delete
                """);

        assertThat(commands)
                .extracting(BackupCommand::purpose, BackupCommand::tool, c -> c.command()
                        .at()
                        .line())
                .containsExactly(
                        tuple(BackupCommand.Purpose.DATABASE, "mysqldump", 7),
                        tuple(BackupCommand.Purpose.ENCRYPTION, "gpg", 8),
                        tuple(BackupCommand.Purpose.TRANSFER, "rsync", 13),
                        tuple(BackupCommand.Purpose.REPOSITORY, "restic", 15),
                        tuple(BackupCommand.Purpose.RETENTION, "find", 16));
        assertThat(commands.get(0).command().pipeline())
                .isEqualTo(commands.get(1).command().pipeline());
        assertThat(commands.get(2).command().pipeline())
                .isNotEqualTo(commands.get(1).command().pipeline());
        assertThat(commands.get(1).command().writes()).containsExactly("$file");
        assertThat(commands.get(2).operands()).containsExactly("/var/backups/mysql/", "backup1:/srv/mysql/");
        assertThat(commands.get(3).arguments()).containsExactly("backup", "/etc", "$DEST");
        assertThat(commands.get(3).command().environment())
                .containsEntry("RESTIC_REPOSITORY", "sftp:backup@vault:/srv");
        assertThat(commands.get(4).arguments()).containsExactly("/var/backups/mysql", "-mtime", "+14", "-delete");
    }

    @Test
    void over_ssh_the_remote_command_counts_and_the_stream_is_a_transfer() {
        var commands = BackupCommands.in(FILE, "ssh -p 22 root@db1 'mariabackup --backup --stream=xbstream' > /b/x");

        assertThat(commands)
                .extracting(BackupCommand::purpose, BackupCommand::tool, BackupCommand::remote)
                .containsExactly(
                        tuple(BackupCommand.Purpose.DATABASE, "mariabackup", "db1"),
                        tuple(BackupCommand.Purpose.TRANSFER, "ssh", ""));
    }

    @Test
    void markers_of_secrets_are_ordinary_words() {
        var command =
                BackupCommands.in(FILE, "mysqldump -p‹secret:9f3a1c22:8-15› -A").get(0);

        assertThat(command.arguments()).containsExactly("-p‹secret:9f3a1c22:8-15›", "-A");
    }

    @Test
    void shell_words_are_split_as_a_shell_does() {
        assertThat(ShellWords.split("a 'b c' \"d \\\" $E\" f\\ g '' h'i'j"))
                .isEqualTo(List.of("a", "b c", "d \" $E", "f g", "", "hij"));
    }

    @Test
    @Timeout(20)
    void nothing_random_and_nothing_hostile_makes_it_throw_or_hang() {
        var random = new Random(9);
        for (int round = 0; round < 3_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append("$(){}`'\"\\|&;<>\n #=ab2 ".charAt(random.nextInt(22)));
            }
            assertThat(ShellScript.parse(FILE, text.toString()))
                    .allMatch(command -> !command.words().isEmpty());
        }
        var bomb = new StringBuilder("a=" + "x".repeat(1_000) + "\n");
        bomb.append("echo ").append("$a".repeat(200_000)).append('\n');
        bomb.append(">&1 ".repeat(100_000)).append("$(".repeat(100_000));
        assertThat(ShellScript.parse(FILE, bomb.toString(), Map.of())).isNotEmpty();
    }
}
