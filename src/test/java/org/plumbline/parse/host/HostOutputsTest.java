package org.plumbline.parse.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.parse.coordination.EtcdConf;
import org.plumbline.parse.coordination.EtcdMembers;
import org.plumbline.parse.coordination.MemcachedOptions;
import org.plumbline.parse.coordination.MemcachedStats;
import org.plumbline.parse.coordination.RedisConf;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.snapshot.Location;

/** Small formats: shell assignments, memcached, redis, etcd, packages, names. */
class HostOutputsTest {

    private static final Location FILE = new Location("ctl1", "/etc/x", 0);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            A=1                           ~ A -> 1
            export A="b c"                ~ A -> b c
            A='b "c"'                     ~ A -> b "c"
            A="b \\"c\\" \\d $X"          ~ `A -> b "c" \\d $X`
            A=b\\ c # comment             ~ A -> b c
            A=""                          ~ `A -> `
            A=b"c d"e                     ~ A -> bc de
            # A=1                         ~ ``
            A=1; B=2                      ~ A -> 1, B -> 2
            if [ x = y ]; then            ~ ``
            A=-kernel\\ x:y               ~ A -> -kernel x:y
            A=http://u:‹secret:9f3a1c22:8-15›@h ~ A -> http://u:‹secret:9f3a1c22:8-15›@h
            """)
    void shell_assignments(String source, String expected) {
        assertThat(ShellAssignments.parse(FILE, source).value().stream()
                        .map(entry -> entry.key() + " -> " + entry.value())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void shell_assignments_over_lines() {
        var parsed = ShellAssignments.parse(FILE, "A=\"1 \\\n2\"\nB=x\\\ny\nexport C=3\nD='open\n");
        assertThat(parsed.value())
                .containsExactly(
                        new Entry("", "A", "1 2", FILE.line(1)),
                        new Entry("", "B", "xy", FILE.line(3)),
                        new Entry("", "C", "3", FILE.line(5)),
                        new Entry("", "D", "open\n", FILE.line(6)));
        assertThat(parsed.problems()).containsExactly(new Problem(FILE.line(6), "a quote is not closed", true));
    }

    @Test
    void memcached_of_debian() {
        var parsed = MemcachedOptions.parse(
                FILE, "# c\n-d\nlogfile /var/log/memcached.log\n-m 128 # MB\n-l 10.0.0.11\n-l ::1\n-U0\n-vv\n");
        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value())
                .containsExactly(
                        new Entry("", "daemon", "true", FILE.line(2)),
                        new Entry("", "memory-limit", "128", FILE.line(4)),
                        new Entry("", "listen", "10.0.0.11", FILE.line(5)),
                        new Entry("", "listen", "::1", FILE.line(6)),
                        new Entry("", "udp-port", "0", FILE.line(7)),
                        new Entry("", "verbose", "true", FILE.line(8)),
                        new Entry("", "verbose", "true", FILE.line(8)));
    }

    @Test
    void memcached_of_red_hat_and_on_the_command_line() {
        assertThat(MemcachedOptions.sysconfig(
                                FILE, "PORT=\"11211\"\nMAXCONN=2048\nOPTIONS=\"-U 0 -l 127.0.0.1 --enable-ssl\"\nX=1\n")
                        .value())
                .containsExactly(
                        new Entry("", "port", "11211", FILE.line(1)),
                        new Entry("", "conn-limit", "2048", FILE.line(2)),
                        new Entry("", "udp-port", "0", FILE.line(3)),
                        new Entry("", "listen", "127.0.0.1", FILE.line(3)),
                        new Entry("", "enable-ssl", "true", FILE.line(3)));
        assertThat(MemcachedOptions.commandLine(
                                FILE,
                                "/usr/bin/memcached -v -l 192.168.16.10 -p 11211 --conn-limit=5000 -U 0 --listen ::1")
                        .value())
                .extracting(entry -> entry.key() + "=" + entry.value())
                .containsExactly(
                        "verbose=true",
                        "listen=192.168.16.10",
                        "port=11211",
                        "conn-limit=5000",
                        "udp-port=0",
                        "listen=::1");
    }

    @Test
    void memcached_statistics() throws IOException {
        var stats = MemcachedStats.parse(FILE, lab("memcached-stats.txt"));
        assertThat(stats.value())
                .contains(
                        new Entry("", "version", "1.6.18", FILE.line(4)),
                        new Entry("", "max_connections", "1024", FILE.line(9)));
        assertThat(MemcachedStats.parse(FILE, "ERROR\n").problems()).hasSize(1);
    }

    @Test
    void redis_and_sentinel() throws IOException {
        var parsed = RedisConf.parse(
                FILE,
                "BIND 10.0.0.1 -::1\n# c\nlogfile \"/a b\\x41\\n\"\nsave ''\nsentinel monitor kolla 10.0.0.1 6379 2\n"
                        + "requirepass \"open\nuser x \"a\"b\n");
        assertThat(parsed.value())
                .containsExactly(
                        new RedisConf.Directive("bind", List.of("10.0.0.1", "-::1"), FILE.line(1)),
                        new RedisConf.Directive("logfile", List.of("/a bA\n"), FILE.line(3)),
                        new RedisConf.Directive("save", List.of(""), FILE.line(4)),
                        new RedisConf.Directive(
                                "sentinel", List.of("monitor", "kolla", "10.0.0.1", "6379", "2"), FILE.line(5)));
        assertThat(parsed.problems()).hasSize(2).extracting(Problem::fatal).containsOnly(true);
        var kolla = Files.readString(Shared.path(
                "corpus/clouds/osism-testbed-kolla-2024.2/hosts/testbed-node-0" + "/etc/kolla/redis/redis.conf"));
        assertThat(RedisConf.parse(FILE, kolla).problems()).isEmpty();
        assertThat(RedisConf.parse(FILE, kolla).value()).hasSize(50);
    }

    @Test
    void etcd_from_the_environment_and_from_yaml() {
        assertThat(EtcdConf.environment(FILE, "DAEMON=x\nETCD_NAME=ctl1\nETCD_INITIAL_CLUSTER=\"ctl1=http://a:2380\"\n")
                        .value())
                .containsExactly(
                        new Entry("", "name", "ctl1", FILE.line(2)),
                        new Entry("", "initial-cluster", "ctl1=http://a:2380", FILE.line(3)));
        assertThat(EtcdConf.yaml(FILE, """
                        name: ctl1
                        # c
                        initial-cluster: ctl1=http://a:2380
                        peer-transport-security:
                          client-cert-auth: true
                        log-outputs: [stderr, /var/log/etcd]
                        snapshot-count: 10000
                        """).value())
                .containsExactly(
                        new Entry("", "name", "ctl1", FILE.line(1)),
                        new Entry("", "initial-cluster", "ctl1=http://a:2380", FILE.line(3)),
                        new Entry("peer-transport-security", "client-cert-auth", "true", FILE.line(5)),
                        new Entry("", "log-outputs", "stderr,/var/log/etcd", FILE.line(6)),
                        new Entry("", "snapshot-count", "10000", FILE.line(7)));
        assertThat(EtcdConf.yaml(FILE, "name: [\n").problems()).hasSize(1);
    }

    @Test
    void etcd_members_and_endpoints() throws IOException {
        assertThat(EtcdMembers.list(FILE, lab("etcd-member-list.json")).value())
                .hasSize(3)
                .contains(new EtcdMembers.Member(
                        "12705992777511576738",
                        "ctl2",
                        List.of("http://10.0.0.12:2380"),
                        List.of("http://10.0.0.12:2379"),
                        false,
                        FILE.line(1)));
        assertThat(EtcdMembers.status(FILE, lab("etcd-endpoint-status.json")).value())
                .hasSize(3)
                .contains(new EtcdMembers.Status(
                        "http://10.0.0.13:2379",
                        "11043133690132132449",
                        "3.4.23",
                        "5358063860340536910",
                        24_576,
                        List.of(),
                        FILE.line(1)));
    }

    @Test
    void packages_of_debian() throws IOException {
        var tabbed = DpkgList.parse(FILE, lab("dpkg.txt"));
        assertThat(tabbed.problems()).isEmpty();
        assertThat(tabbed.value())
                .contains(new InstalledPackage("cinder-api", "2:21.3.1-1~deb12u1", "all", FILE.line(25)));
        var columns = DpkgList.parse(
                FILE,
                Files.readString(
                        Shared.path("corpus/hosts/sunbeam-2025-noble/hosts/noble-sunbeam/sos_commands/dpkg/dpkg_-l")));
        assertThat(columns.value()).contains(new InstalledPackage("adduser", "3.137ubuntu1", "all", FILE.line(6)));
        assertThat(DpkgList.parse(FILE, "rc \told\t1\tall\nii \tlibc6:amd64\t2.36\tamd64\nnova\t3\n")
                        .value())
                .containsExactly(
                        new InstalledPackage("libc6", "2.36", "amd64", FILE.line(2)),
                        new InstalledPackage("nova", "3", "", FILE.line(3)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "rpms_package.txt, 6, openssl 1.0.0-27.el6 x86_64",
        "rpms_doctest_example.txt, 11, kernel 3.10.0-327.36.3.el7 x86_64",
        "rpms_package_with_garbage.txt, 5, openssl 1.0.0-27.el6 x86_64",
        "rpms_multiple.txt, 2, yum 3.4.2-132.el7 noarch",
        "error_db.txt, 1, yum-security 1.1.16-21.el5 noarch",
        "error_db_no_pkg.txt, 0, ''",
        "oracleasm_rpms.txt, 4, oracleasm-2.6.18-164.el5 2.0.5-1.el5 x86_64",
        "rpms_json_w_warning.txt, -1, util-linux 2.23.2-26.el7_2.2 x86_64",
    })
    void packages_of_red_hat(String name, int count, String one) throws IOException {
        var parsed = RpmList.parse(
                FILE,
                Files.readString(Shared.path("corpus/parser/host/insights-core/installed_rpms")
                        .resolve(name)));
        var shown = parsed.value().stream()
                .map(found -> found.name() + " " + found.version() + " " + found.architecture())
                .toList();
        if (count >= 0) {
            assertThat(shown).hasSize(count);
        }
        assertThat(parsed.problems()).hasSize(count == 0 ? 1 : 0);
        assertThat(one.isEmpty() ? List.of() : List.of(one)).allMatch(shown::contains);
    }

    @Test
    void packages_of_python() throws IOException {
        assertThat(PipList.parse(FILE, lab("python3-openstack-versions.txt")).value())
                .contains(new InstalledPackage("barbican", "15.0.1", "", FILE.line(18)));
        assertThat(PipList.parse(FILE, "nova==27.1.0\n").value())
                .containsExactly(new InstalledPackage("nova", "27.1.0", "", FILE.line(1)));
        assertThat(PipList.parse(FILE, "[{\"name\": \"nova\", \"version\": \"27.1.0\"}]")
                        .value())
                .containsExactly(new InstalledPackage("nova", "27.1.0", "", FILE.line(1)));
    }

    @Test
    void names_and_addresses() {
        var hosts = HostsFile.parse(FILE, "127.0.0.1 localhost\n10.0.0.2\tctl1.lab ctl1 # c\n# x\n10.0.0.3\n");
        assertThat(hosts.value())
                .containsExactly(
                        new HostsFile.Address("127.0.0.1", List.of("localhost"), FILE.line(1)),
                        new HostsFile.Address("10.0.0.2", List.of("ctl1.lab", "ctl1"), FILE.line(2)));
        assertThat(hosts.problems()).containsExactly(new Problem(FILE.line(4), "the address has no name", false));
        assertThat(ResolvConf.parse(
                                FILE,
                                "; c\nsearch a b\ndomain c\noptions timeout:2\nnameserver 10.0.0.1\noptions rotate\n")
                        .value())
                .isEqualTo(new ResolvConf(
                        List.of(new Entry("", "nameserver", "10.0.0.1", FILE.line(5))),
                        List.of("c"),
                        List.of("timeout:2", "rotate"),
                        FILE));
    }

    @Test
    void operating_system() throws IOException {
        assertThat(OsRelease.parse(FILE, lab("os-release.txt")).value())
                .isEqualTo(new OsRelease("debian", "12", "bookworm", "Debian GNU/Linux 12 (bookworm)", FILE.line(6)));
        assertThat(OsRelease.parse(FILE, "").value()).isEqualTo(new OsRelease("linux", "", "", "Linux", FILE));
    }

    private static String lab(String name) throws IOException {
        return Files.readString(
                Shared.path("lab/snapshots/ha/hosts/ctl1/commands").resolve(name));
    }
}
