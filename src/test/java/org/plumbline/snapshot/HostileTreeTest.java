package org.plumbline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostileTreeTest {

    @TempDir
    private Path folder;

    private Path host;

    @BeforeEach
    void lay_out() throws IOException {
        host = folder.resolve("host");
        Trees.write(host, "etc/nova/nova.conf", "[DEFAULT]\n");
    }

    @Test
    void fifos_and_devices_are_never_opened() throws Exception {
        run("mkfifo", host.resolve("etc/hosts").toString());
        run("mkfifo", host.resolve("etc/nova/pipe.conf").toString());
        Trees.link(host, "etc/nova/device.conf", "/dev/zero");

        var read = onlyHost();

        assertThat(read.files()).containsOnlyKeys("/etc/nova/nova.conf");
        assertThat(reason(read, "/etc/hosts")).isEqualTo("is a device, FIFO or socket");
        assertThat(reason(read, "/etc/nova/pipe.conf")).isEqualTo("is a device, FIFO or socket");
        assertThat(reason(read, "/etc/nova/device.conf"))
                .isEqualTo("is a link to /dev/zero, which is not in the snapshot");
    }

    @Test
    void links_that_lead_in_circles_are_blind_spots() throws Exception {
        Trees.link(host, "etc/neutron/neutron.conf", "other.conf");
        Trees.link(host, "etc/neutron/other.conf", "neutron.conf");
        Trees.link(host, "etc/cinder/again", "..");
        Trees.link(host, "etc/glance/self", ".");

        var read = onlyHost();

        assertThat(reason(read, "/etc/neutron/neutron.conf")).isEqualTo("is a link that leads back to itself");
        assertThat(reason(read, "/etc/glance/self")).isEqualTo("is a link that leads back to itself");
        assertThat(read.files()).containsOnlyKeys("/etc/nova/nova.conf");
    }

    @Test
    void links_do_not_lead_out_of_the_host() throws Exception {
        Trees.write(folder, "secret/nova.conf", "outside\n");
        Trees.link(host, "etc/nova/a.conf", "../../../secret/nova.conf");
        Trees.link(host, "etc/nova/b.conf", folder.resolve("secret/nova.conf").toString());
        Trees.link(host, "etc/nova/c.d", "../../../secret");

        var read = onlyHost();

        assertThat(read.files()).containsOnlyKeys("/etc/nova/nova.conf");
        assertThat(read.blindSpots())
                .extracting(BlindSpot::input)
                .containsExactly("/etc/nova/a.conf", "/etc/nova/b.conf", "/etc/nova/c.d");
    }

    @Test
    void links_inside_the_host_are_followed_as_the_host_would() throws Exception {
        Trees.write(host, "etc/mysql/mariadb.cnf", "[mysqld]\n");
        Trees.link(host, "etc/alternatives/my.cnf", "/etc/mysql/mariadb.cnf");
        Trees.link(host, "etc/mysql/my.cnf", "/etc/alternatives/my.cnf");
        Trees.link(host, "etc/systemd/system/nova-compute.service", "/dev/null");
        Trees.link(host, "etc/systemd/system/sshd.service", "/lib/systemd/system/ssh.service");
        Trees.write(host, "etc/haproxy-real/haproxy.cfg", "global\n");
        Trees.link(host, "etc/haproxy", "haproxy-real");

        var read = onlyHost();

        assertThat(read.file("/etc/mysql/my.cnf").orElseThrow().text()).isEqualTo("[mysqld]\n");
        assertThat(read.file("/etc/systemd/system/nova-compute.service")
                        .orElseThrow()
                        .text())
                .isEmpty();
        assertThat(read.file("/etc/haproxy/haproxy.cfg").orElseThrow().text()).isEqualTo("global\n");
        assertThat(read.blindSpots()).isEmpty();
    }

    @Test
    void a_huge_sparse_log_costs_nothing_and_a_huge_configuration_is_a_blind_spot() throws Exception {
        sparse("var/log/nova/nova-api.log", 2L << 30);
        sparse("etc/cinder/cinder.conf", 1L << 40);

        var read = onlyHost();

        assertThat(reason(read, "/etc/cinder/cinder.conf")).isEqualTo("is larger than 4096 KiB");
        assertThat(read.blindSpots()).hasSize(1);
    }

    @Test
    void binary_junk_in_every_known_place_is_a_blind_spot_each() throws Exception {
        var random = new Random(7);
        int written = 0;
        for (var input : Inputs.table().rows()) {
            for (var pattern : input.paths()) {
                var path = host.resolve(pattern.substring(1).replace("**", "x").replace("*", "x"));
                if (!Files.exists(path) && canHold(path)) {
                    var junk = new byte[300];
                    random.nextBytes(junk);
                    junk[20] = 0;
                    Files.createDirectories(path.getParent());
                    Files.write(path, junk);
                    written++;
                }
            }
        }
        for (var input : List.of("crm_mon.xml", "rabbitmqctl-status.json", "unknown.txt", "index.json")) {
            Files.createDirectories(host.resolve("commands"));
            Files.write(host.resolve("commands/" + input), new byte[] {0, 1, 2, (byte) 0xff});
        }

        var snapshot = SnapshotReader.read(host);

        assertThat(written).isGreaterThan(300);
        assertThat(snapshot.hosts()).allSatisfy(read -> {
            read.files().values().forEach(SourceFile::text);
            read.outputs().values().forEach(SourceFile::text);
        });
        var read = snapshot.hosts().get(0);
        assertThat(read.blindSpots())
                .filteredOn(spot -> spot.reason().equals("is not a text"))
                .hasSizeGreaterThan(300);
        assertThat(reason(read, "rabbitmqctl-status")).isEqualTo("is not a text");
        assertThat(read.file("/etc/corosync/authkey").orElseThrow().text()).matches("‹secret:[0-9a-f]{8}:64\\+›\n");
    }

    private boolean canHold(Path path) {
        for (var parent = path.getParent(); parent != null && parent.startsWith(host); parent = parent.getParent()) {
            if (Files.isRegularFile(parent)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void texts_in_latin_1_are_read_and_a_bom_is_kept() throws Exception {
        Files.write(host.resolve("etc/nova/nova.conf"), "# Schlüssel\nx = ü\n".getBytes(StandardCharsets.ISO_8859_1));
        Trees.write(host, "etc/nova/bom.conf", "\uFEFF[DEFAULT]\n");
        Trees.write(host, "etc/nova/replacement.conf", "# \uFFFD ü\n");

        var read = onlyHost();

        assertThat(read.file("/etc/nova/nova.conf").orElseThrow().text()).isEqualTo("# Schlüssel\nx = ü\n");
        assertThat(read.file("/etc/nova/bom.conf").orElseThrow().text()).isEqualTo("\uFEFF[DEFAULT]\n");
        assertThat(read.file("/etc/nova/replacement.conf").orElseThrow().text()).isEqualTo("# \uFFFD ü\n");
    }

    @Test
    void an_endless_line_is_cut_and_the_lines_behind_it_keep_their_numbers() throws Exception {
        Trees.write(host, "etc/nova/nova.conf", "a = 1\nb = " + "x".repeat(3 << 20) + "\nc = 3\n");
        Trees.write(host, "commands/rabbitmqctl-status.json", "{\"x\": \"" + "y".repeat(3 << 20) + "\"}");

        var read = onlyHost();

        var lines = read.file("/etc/nova/nova.conf").orElseThrow().text().split("\n");
        assertThat(lines).hasSize(3).endsWith("c = 3");
        assertThat(lines[1]).endsWith("…").hasSizeLessThan((1 << 20) + 1);
        assertThat(read.blindSpots())
                .containsExactly(
                        new BlindSpot("host", "/etc/nova/nova.conf", 2, "has lines longer than 1048576 bytes", ""));
        assertThat(read.output("rabbitmqctl-status").orElseThrow().text()).hasSizeGreaterThan(3 << 20);
    }

    @Test
    void deep_and_odd_names_are_told_and_do_no_harm() throws Exception {
        Trees.write(host, "etc/nova/" + "d/".repeat(40) + "x.conf", "x\n");
        Trees.write(host, "etc/nova/a\nb.conf", "x\n");
        Trees.write(host, "etc/nova/\u001b[31mred.conf", "x\n");

        var read = onlyHost();

        assertThat(read.files()).containsOnlyKeys("/etc/nova/nova.conf");
        assertThat(read.blindSpots())
                .extracting(BlindSpot::reason)
                .containsExactlyInAnyOrder(
                        "has a name with control characters",
                        "has a name with control characters",
                        "lies more than 24 folders deep");
        assertThat(read.blindSpots())
                .allSatisfy(spot -> assertThat(spot.input()).doesNotContainPattern("\\p{Cntrl}"));
    }

    @Test
    void what_is_no_snapshot_is_refused_in_words() throws IOException {
        var empty = Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> SnapshotReader.read(folder.resolve("nothing")))
                .isInstanceOf(SnapshotException.class)
                .hasMessage(folder.resolve("nothing") + " does not exist");
        assertThatThrownBy(() -> SnapshotReader.read(empty))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("holds no host");
        assertThatThrownBy(() -> SnapshotReader.read(Path.of("/dev/null")))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("device");
    }

    private HostFiles onlyHost() throws SnapshotException {
        var hosts = SnapshotReader.read(host).hosts();
        assertThat(hosts).hasSize(1);
        return hosts.get(0);
    }

    private static String reason(HostFiles host, String input) {
        return host.blindSpot(input).orElseThrow().reason();
    }

    private void sparse(String path, long size) throws IOException {
        Files.createDirectories(host.resolve(path).getParent());
        try (var file = new RandomAccessFile(host.resolve(path).toFile(), "rw")) {
            file.setLength(size);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}
