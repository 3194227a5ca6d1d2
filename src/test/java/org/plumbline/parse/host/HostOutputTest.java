package org.plumbline.parse.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.parse.systemd.Systemctl;
import org.plumbline.parse.systemd.SystemdUnit;
import org.plumbline.parse.systemd.SystemdUnitFile;
import org.plumbline.snapshot.Location;

class HostOutputTest {

    private static final Location FILE = new Location("ctl1", "df -PT", 0);

    @Test
    void df_is_read_in_bytes_with_and_without_types() {
        var typed = """
                Filesystem     Type     1024-blocks     Used Available Capacity Mounted on
                /dev/vda       ext4             100       42        58      42% /
                //nas/my share cifs             100       10        90      10% /mnt/my share
                """;
        assertThat(Df.parse(FILE, typed).value())
                .containsExactly(
                        new Filesystem("/dev/vda", "ext4", "/", 102400, 43008, 59392, false, FILE.line(2)),
                        new Filesystem(
                                "//nas/my share", "cifs", "/mnt/my share", 102400, 10240, 92160, false, FILE.line(3)));
        var wrapped = """
                Filesystem           1K-blocks      Used Available Use% Mounted on
                /dev/mapper/vg-a_very_long_name
                                           100        42        58  42% /
                proc                         -         -         -    - /proc
                """;
        var parsed = Df.parse(FILE, wrapped);
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value())
                .containsExactly(new Filesystem(
                        "/dev/mapper/vg-a_very_long_name", "", "/", 102400, 43008, 59392, false, FILE.line(3)));
    }

    @Test
    void df_is_read_with_human_sizes_and_inodes() {
        assertThat(Df.parse(FILE, "Filesystem Size Used Avail Use% Mounted on\n/dev/sda 2.0G 512M 1.5G 25% /var\n")
                        .value())
                .containsExactly(new Filesystem(
                        "/dev/sda", "", "/var", 2147483648L, 536870912, 1610612736, false, FILE.line(2)));
        var inodes = Df.parse(FILE, "Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/sda 100 30 70 30% /\n")
                .value()
                .get(0);
        assertThat(inodes).isEqualTo(new Filesystem("/dev/sda", "", "/", 100, 30, 70, true, FILE.line(2)));
        assertThat(inodes.usedShare()).isEqualTo(0.3);
        assertThat(Df.parse(FILE, "bash: df: command not found\n").problems())
                .containsExactly(new Problem(FILE.line(1), "the line is no row of df", false));
    }

    @Test
    void mounts_are_read_from_every_listing() {
        var expected =
                new MountPoint("/var/lib/glance", "nas:/glance", "nfs4", List.of("rw", "vers=4.2"), FILE.line(1));
        assertThat(Mounts.parse(FILE, "nas:/glance on /var/lib/glance type nfs4 (rw,vers=4.2)\n")
                        .value())
                .containsExactly(expected);
        assertThat(Mounts.parse(FILE, "nas:/glance /var/lib/glance nfs4 rw,vers=4.2 0 0\n")
                        .value())
                .containsExactly(expected);
        assertThat(Mounts.parse(FILE, "/dev/sda1 /mnt/a\\040b ext4 rw 0 0")
                        .value()
                        .get(0)
                        .target())
                .isEqualTo("/mnt/a b");
        var tree = """
                TARGET              SOURCE      FSTYPE OPTIONS
                /                   /dev/vda    ext4   rw,relatime
                ├─/proc             proc        proc   rw
                │ └─/var/lib/glance nas:/glance nfs4   rw,vers=4.2
                """;
        assertThat(Mounts.parse(FILE, tree).value())
                .containsExactly(
                        new MountPoint("/", "/dev/vda", "ext4", List.of("rw", "relatime"), FILE.line(2)),
                        new MountPoint("/proc", "proc", "proc", List.of("rw"), FILE.line(3)),
                        new MountPoint(
                                "/var/lib/glance", "nas:/glance", "nfs4", List.of("rw", "vers=4.2"), FILE.line(4)));
        assertThat(Mounts.parse(FILE, "mount\n").problems()).hasSize(1);
    }

    @Test
    void memory_is_read_in_bytes_from_the_kernel_and_from_free() {
        var kernel = Meminfo.parse(FILE, "MemTotal:       24684092 kB\nHugePages_Total:     4\n")
                .value();
        assertThat(kernel.get("MemTotal")).isEqualTo(new Amount("MemTotal", 25276510208L, FILE.line(1)));
        assertThat(kernel.get("HugePages_Total")).isEqualTo(new Amount("HugePages_Total", 4, FILE.line(2)));
        var table = """
                       total        used        free      shared  buff/cache   available
                Mem:      24           1          20           0           3          22
                Swap:      8           0           8
                """;
        assertThat(Meminfo.parse(new Location("a", "free -g", 0), table).value())
                .containsEntry("MemTotal", new Amount("MemTotal", 24L << 30, new Location("a", "free -g", 2)))
                .containsEntry("MemAvailable", new Amount("MemAvailable", 22L << 30, new Location("a", "free -g", 2)))
                .containsEntry("SwapTotal", new Amount("SwapTotal", 8L << 30, new Location("a", "free -g", 3)));
        assertThat(Meminfo.parse(new Location("a", "free -h", 0), "total free\nMem: 1.5Gi 512Mi\n")
                        .value())
                .extractingByKey("MemTotal")
                .extracting(Amount::value)
                .isEqualTo(1610612736L);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'2\n', 2, 1",
        "'Architecture:  x86_64\nCPU(s):        8\nOn-line CPU(s) list: 0-7\n', 8, 2",
        "'{\"lscpu\": [\n{\"field\": \"CPU(s):\", \"data\": \"16\"}]}', 16, 2",
        "'processor\t: 0\nmodel\t: x\nprocessor\t: 1\n', 2, 3",
    })
    void processors_are_counted(String text, int online, int line) {
        assertThat(Cpus.parse(FILE, text).value()).contains(new Cpus(online, FILE.line(line)));
    }

    @Test
    void a_text_without_processors_is_a_problem() {
        assertThat(Cpus.parse(FILE, "nproc: command not found").problems()).hasSize(1);
        assertThat(Cpus.parse(FILE, "").value()).isEmpty();
    }

    @Test
    void processes_are_read_by_their_header() {
        var text = """
                your 131072x1 screen size is bogus. expect trouble
                    PID    PPID USER                      STARTED   RSS NLWP COMMAND
                     37       1 memcache Sun Nov 22 12:48:04 2026 18584   10 /usr/bin/memcached -m 128  -l 10.0.0.11
                """;
        assertThat(Ps.parse(FILE, text).value())
                .containsExactly(new OsProcess(
                        37,
                        1,
                        "memcache",
                        18584L << 10,
                        "Sun Nov 22 12:48:04 2026",
                        "/usr/bin/memcached -m 128  -l 10.0.0.11",
                        FILE.line(3)));
        assertThat(Ps.parse(FILE, text).value().get(0).program()).isEqualTo("memcached");
        assertThat(Ps.parse(FILE, "nothing\n").problems())
                .containsExactly(new Problem(FILE, "there is no header with PID and COMMAND", true));
    }

    @Test
    void every_column_selection_of_ps_in_the_corpus_is_read() throws IOException {
        var folder = Shared.path("corpus/parser/host/insights-core/ps");
        var aux = Ps.parse(FILE, Files.readString(folder.resolve("psauxww_test.txt")));
        assertThat(aux.problems()).isEmpty();
        assertThat(aux.value()).hasSize(7);
        assertThat(aux.value().get(5))
                .isEqualTo(new OsProcess(
                        2713, -1, "user_01", 3077224L << 10, "Nov21", "/usr/lib64/firefox/firefox", FILE.line(8)));
        assertThat(Ps.parse(FILE, Files.readString(folder.resolve("psef_test.txt")))
                        .value())
                .extracting(process ->
                        process.user() + ' ' + process.parent() + ' ' + process.started() + ' ' + process.program())
                .contains("nginx 111434 22:32 nginx:", "root 1 03:54 openshift");
        assertThat(Ps.parse(FILE, Files.readString(folder.resolve("ps_alxwww_data.txt")))
                        .value())
                .extracting(OsProcess::user)
                .endsWith("0", "81");
        var threads = Ps.parse(FILE, Files.readString(folder.resolve("ps_auxwwwm.txt")));
        assertThat(threads.problems()).isEmpty();
        assertThat(threads.value()).extracting(OsProcess::program).contains("smartd", "chronyd");
        var bad = Ps.parse(FILE, Files.readString(folder.resolve("psauxcww_bad.txt")));
        assertThat(bad.value()).isEmpty();
        assertThat(bad.problems()).extracting(problem -> problem.at().line()).containsExactly(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LISTEN 0 4096 127.0.0.1:2379 0.0.0.0:* users:((\"etcd\",pid=253,fd=9))    | ``  | 127.0.0.1 | 2379 | etcd",
                "tcp LISTEN 0 128 [::]:22 [::]:* users:((\"sshd\",pid=1,fd=4),(\"sshd\",pid=2,fd=4)) | tcp | :: | 22 | sshd",
                "udp UNCONN 0 0 127.0.0.53%lo:53 0.0.0.0:*                                 | udp | 127.0.0.53 | 53 | ``",
                "0 128 *:80 *:*                                                            | ``  | * | 80 | ``",
                "LISTEN 0 5 [fe80::1]%eth0:546 [::]:*                                      | ``  | fe80::1 | 546 | ``",
                "tcp        0      0 0.0.0.0:3306  0.0.0.0:*  LISTEN      1234/mariadbd    | tcp | 0.0.0.0 | 3306 | mariadbd",
                "tcp6       0      0 :::80         :::*       LISTEN      7/nginx: master  | tcp | :: | 80 | nginx: master",
                "udp        0      0 0.0.0.0:123   0.0.0.0:*              -                | udp | 0.0.0.0 | 123 | ``",
            })
    void listening_sockets_are_read_from_ss_and_netstat(
            String line, String protocol, String address, int port, String owner) {
        assertThat(ListeningSockets.parse(FILE, "Netid State\n" + line).value())
                .containsExactly(new ListeningSocket(
                        protocol, address, port, owner.isEmpty() ? List.of() : List.of(owner), FILE.line(2)));
    }

    @Test
    void connections_and_other_sockets_are_left_out() {
        var parsed = ListeningSockets.parse(FILE, """
                Active Internet connections (servers and established)
                Proto Recv-Q Send-Q Local Address Foreign Address State PID/Program name
                tcp 0 0 10.0.0.1:22 10.0.0.2:3999 ESTABLISHED 3/sshd
                unix 2 [ ACC ] STREAM LISTENING 123 /run/x
                tcp 0 0 10.0.0.1:ssh 0.0.0.0:* LISTEN -
                """);
        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.problems()).extracting(problem -> problem.at().line()).containsExactly(5);
    }

    @Test
    void units_are_read_from_json_and_text() {
        var mariadb = new SystemdUnit("mariadb.service", "loaded", "failed", "failed", FILE.line(2));
        var text = """
                  UNIT            LOAD   ACTIVE SUB    DESCRIPTION
                ● mariadb.service loaded failed failed MariaDB 10.11 database server
                  ssh.service     loaded active running OpenBSD Secure Shell server

                LOAD   = Reflects whether the unit definition was properly loaded.
                2 loaded units listed.
                """;
        assertThat(Systemctl.units(FILE, text).value())
                .containsExactly(mariadb, new SystemdUnit("ssh.service", "loaded", "active", "running", FILE.line(3)));
        assertThat(Systemctl.units(
                                FILE,
                                "[\n{\"unit\":\"mariadb.service\",\"load\":\"loaded\",\"active\":\"failed\","
                                        + "\"sub\":\"failed\",\"description\":\"x\"}]")
                        .value())
                .containsExactly(mariadb);
        assertThat(Systemctl.units(FILE, "0 loaded units listed.\n")).isEqualTo(Parsed.of(List.of()));
        assertThat(Systemctl.units(FILE, "[]\n")).isEqualTo(Parsed.of(List.of()));
        assertThat(Systemctl.units(FILE, "Failed to connect to bus\n").problems())
                .hasSize(1);
    }

    @Test
    void unit_files_are_read_from_json_and_text() {
        var text = "UNIT FILE STATE PRESET\nmariadb.service enabled enabled\ngetty@.service static -\n";
        var expected = List.of(
                new SystemdUnitFile("mariadb.service", "enabled", "enabled", FILE.line(2)),
                new SystemdUnitFile("getty@.service", "static", "", FILE.line(3)));
        assertThat(Systemctl.unitFiles(FILE, text).value()).isEqualTo(expected);
        assertThat(Systemctl.unitFiles(
                                FILE,
                                "[\n{\"unit_file\":\"mariadb.service\",\"state\":\"enabled\",\"vendor_preset\":"
                                        + "\"enabled\"},\n{\"unit_file\":\"getty@.service\",\"state\":\"static\",\"preset\":null}]")
                        .value())
                .isEqualTo(expected);
    }

    @Test
    void containers_are_read_from_json_and_tables() throws IOException {
        var docker = "{\"Names\":\"mariadb\",\"Image\":\"kolla/mariadb\",\"State\":\"running\","
                + "\"Status\":\"Up 2 days (unhealthy)\"}\n{\"Names\":\"old\",\"Image\":\"i\",\"State\":\"exited\","
                + "\"Status\":\"Exited (1)\"}\n";
        var containers = Containers.parse(FILE, docker).value();
        assertThat(containers)
                .containsExactly(
                        new Container("mariadb", "kolla/mariadb", "running", "Up 2 days (unhealthy)", FILE.line(1)),
                        new Container("old", "i", "exited", "Exited (1)", FILE.line(2)));
        assertThat(containers.get(0).isUnhealthy()).isTrue();
        var podman = "[\n {\"Names\": [\"a\"], \"Image\": \"i\", \"State\": \"running\", \"Status\": \"Up\","
                + " \"Ports\": [{\"host_ip\": \"\"}]}\n]";
        assertThat(Containers.parse(FILE, podman).value())
                .containsExactly(new Container("a", "i", "running", "Up", FILE.line(2)));
        var table = Files.readString(
                Shared.path("corpus/parser/host/insights-core/podman_list/podman_list_containers.txt"));
        assertThat(Containers.parse(FILE, table).value())
                .containsExactly(
                        new Container("angry_saha", "rhel7_httpd", "", "Up 37 seconds", FILE.line(2)),
                        new Container(
                                "tender_rosalind",
                                "bd8638c869ea40a9269d87e9af6741574562af9ee013e03ac2745fb5f59e2478",
                                "",
                                "Exited (137) 18 hours ago",
                                FILE.line(3)));
        assertThat(Containers.parse(FILE, "docker: not found").problems()).hasSize(1);
    }

    @Test
    void the_recordings_of_the_lab_are_read_whole() throws IOException {
        for (var host : List.of("ha/hosts/ctl1", "ha/hosts/cmp1", "poc/hosts/controller", "poc/hosts/compute2")) {
            var folder = Shared.path("lab/snapshots/" + host + "/commands");
            assertWhole(Df.parse(FILE, Files.readString(folder.resolve("df.txt"))));
            assertWhole(Mounts.parse(FILE, Files.readString(folder.resolve("findmnt.json"))));
            assertThat(Meminfo.parse(FILE, Files.readString(folder.resolve("meminfo.txt")))
                            .problems())
                    .isEmpty();
            assertWhole(Ps.parse(FILE, Files.readString(folder.resolve("ps.txt"))));
            assertWhole(ListeningSockets.parse(FILE, Files.readString(folder.resolve("ss-tcp-listen.txt"))));
            assertWhole(ListeningSockets.parse(FILE, Files.readString(folder.resolve("ss-udp-listen.txt"))));
            assertWhole(Systemctl.units(FILE, Files.readString(folder.resolve("systemctl-units.json"))));
            assertWhole(Systemctl.unitFiles(FILE, Files.readString(folder.resolve("systemctl-unit-files.json"))));
        }
        var sockets = ListeningSockets.parse(
                FILE, Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl1/commands/ss-tcp-listen.txt")));
        assertThat(sockets.value()).hasSize(52);
    }

    private static void assertWhole(Parsed<? extends List<?>> parsed) {
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value()).isNotEmpty();
    }

    @Test
    void mutated_output_never_breaks_a_reader() {
        var random = new Random(17);
        var seed = """
                Filesystem Type 1024-blocks Used Available Capacity Mounted on
                /dev/vda ext4 100 42 58 42% /
                PID USER STARTED COMMAND
                1 root Sun Nov 22 12:48:03 2026 /sbin/init
                LISTEN 0 4096 127.0.0.1:2379 0.0.0.0:* users:(("etcd",pid=253,fd=9))
                {"unit":"a.service","names":["x"],"target":"/"}
                CONTAINER ID IMAGE STATUS NAMES
                a on /b type c (rw)
                """;
        int lines = seed.split("\n", -1).length + 8;
        for (int round = 0; round < 400; round++) {
            var text = new StringBuilder(seed.substring(random.nextInt(seed.length())));
            for (int i = 0; i < 8; i++) {
                text.insert(random.nextInt(text.length() + 1), "\"/:%({[\n9 -,é".charAt(random.nextInt(13)));
            }
            var input = text.toString();
            for (var parsed : List.of(
                    Df.parse(FILE, input),
                    Mounts.parse(FILE, input),
                    Meminfo.parse(FILE, input),
                    Cpus.parse(FILE, input),
                    Ps.parse(FILE, input),
                    ListeningSockets.parse(FILE, input),
                    Systemctl.units(FILE, input),
                    Systemctl.unitFiles(FILE, input),
                    Containers.parse(FILE, input))) {
                assertThat(parsed.problems()).allMatch(problem -> problem.at().line() <= lines);
            }
        }
    }
}
