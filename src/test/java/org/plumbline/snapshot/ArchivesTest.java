package org.plumbline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchivesTest {

    private static final Limits SMALL = new Limits(1000, 1000, 24, 1 << 20, 64 << 20, 20, 1 << 20, 1 << 20);

    @TempDir
    private Path folder;

    private Path tree;

    @BeforeEach
    void lay_out() throws IOException {
        tree = folder.resolve("cloud");
        for (var host : List.of("ctl1", "ctl2", "ctl3")) {
            Trees.write(tree, "hosts/" + host + "/etc/hostname", host + "\n");
            Trees.write(
                    tree,
                    "hosts/" + host + "/etc/nova/nova.conf",
                    "[database]\nconnection = mysql://nova:pw12345678@db/nova\n");
            Trees.write(tree, "hosts/" + host + "/etc/neutron/plugins/ml2/ml2_conf.ini", "[ml2]\n");
            Trees.link(tree, "hosts/" + host + "/etc/neutron/plugin.ini", "/etc/neutron/plugins/ml2/ml2_conf.ini");
            Trees.link(tree, "hosts/" + host + "/etc/os-release", "../usr/lib/os-release");
            Trees.write(tree, "hosts/" + host + "/usr/lib/os-release", "ID=debian\n");
            Trees.write(tree, "hosts/" + host + "/etc/unknown/thing.conf", "x\n");
            Trees.write(tree, "hosts/" + host + "/commands/crm_mon.xml", "<crm_mon/>");
            Trees.write(tree, "hosts/" + host + "/sys/class/net/eth0/mtu", "1500\n");
            Trees.write(
                    tree, "hosts/" + host + "/var/lib/lxc/" + host + "_galera/rootfs/etc/mysql/my.cnf", "[mysqld]\n");
        }
        Trees.write(tree, "api/compute/os-services.json", "{\"services\": []}");
        Trees.write(tree, "snapshot.json", "{\"collectedAt\": \"2026-11-22T13:02:23Z\"}");
        Trees.write(tree, "topology.yaml", "racks: {}\n");
    }

    @Test
    void an_archive_is_the_same_snapshot_as_its_directory() throws Exception {
        var directory = Trees.dump(SnapshotReader.read(tree));

        assertThat(directory).contains("host ctl2_galera on ctl2", "== /etc/neutron/plugin.ini", "ID=debian");
        assertThat(Trees.dump(read("cloud.tar", Trees.tar(tree, "")))).isEqualTo(directory);
        assertThat(Trees.dump(read("cloud.tar.gz", Trees.gzip(Trees.tar(tree, "")))))
                .isEqualTo(directory);
        assertThat(Trees.dump(read("cloud.tgz", Trees.gzip(Trees.tar(tree, "./")))))
                .isEqualTo(directory);
        assertThat(Trees.dump(read("cloud.tar.xz", Trees.xz(Trees.tar(tree, "cloud-2026/")))))
                .isEqualTo(directory);
        assertThat(Trees.dump(read("cloud", Trees.gzip(Trees.tar(tree, "/"))))).isEqualTo(directory);
    }

    @Test
    void a_folder_of_archives_is_the_same_snapshot_as_a_folder_of_trees() throws Exception {
        var archives = folder.resolve("cloud-archives/cloud");
        Files.createDirectories(archives);
        for (var host : List.of("ctl1", "ctl2")) {
            Files.write(
                    archives.resolve(host + ".tar.gz"),
                    Trees.gzip(Trees.tar(tree.resolve("hosts/" + host), host + "-x/")));
        }
        Files.write(archives.resolve("ctl3.tar.xz"), Trees.xz(Trees.tar(tree.resolve("hosts/ctl3"), "")));

        var snapshot = SnapshotReader.read(archives);

        assertThat(snapshot.blindSpots()).isEmpty();
        Files.createDirectories(folder.resolve("trees"));
        Files.move(tree.resolve("hosts"), folder.resolve("trees/cloud"));
        assertThat(Trees.dump(snapshot)).isEqualTo(Trees.dump(SnapshotReader.read(folder.resolve("trees/cloud"))));
    }

    @Test
    void archives_inside_an_archive_are_hosts() throws Exception {
        Files.createDirectories(folder.resolve("outer"));
        for (var host : List.of("ctl1", "ctl2")) {
            Files.write(
                    folder.resolve("outer/sos-" + host + ".tar.xz"),
                    Trees.xz(Trees.tar(tree.resolve("hosts/" + host), "sos/")));
        }

        var snapshot = read("collection.tar.gz", Trees.gzip(Trees.tar(folder.resolve("outer"), "collection/")));

        assertThat(snapshot.hosts()).extracting(HostFiles::name).contains("ctl1", "ctl2");
        assertThat(snapshot.blindSpots()).isEmpty();
    }

    @Test
    void what_came_before_a_cut_is_kept_and_every_host_says_that_it_may_be_incomplete() throws Exception {
        for (var packed : List.of(Trees.tar(tree, ""), Trees.gzip(Trees.tar(tree, "")))) {
            var snapshot = read("cut.tar", Arrays.copyOf(packed, packed.length * 4 / 5));

            assertThat(snapshot.hosts()).isNotEmpty();
            assertThat(snapshot.hosts())
                    .allSatisfy(host -> assertThat(host.blindSpot("*")).isPresent());
            assertThat(snapshot.blindSpots())
                    .anySatisfy(spot -> assertThat(spot.reason()).contains("damaged or cut off"));
        }
    }

    @Test
    void an_archive_that_is_cut_off_before_anything_came_is_refused_with_the_reason() throws IOException {
        var packed = Trees.xz(Trees.tar(tree, ""));

        assertThatThrownBy(() -> read("cut.tar.xz", Arrays.copyOf(packed, packed.length / 2)))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void damaged_archives_never_end_in_anything_but_blind_spots_or_a_clear_refusal() throws Exception {
        var random = new Random(42);
        var tar = Trees.tar(tree, "");
        for (var whole : List.of(tar, Trees.gzip(tar), Trees.xz(tar))) {
            for (int round = 0; round < 150; round++) {
                var damaged =
                        Arrays.copyOf(whole, random.nextInt(4) == 0 ? 1 + random.nextInt(whole.length) : whole.length);
                for (int i = 0; i <= round % 20; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                try {
                    Trees.dump(read("damaged", damaged));
                } catch (SnapshotException e) {
                    assertThat(e).hasMessageContaining("damaged");
                }
            }
        }
    }

    @Test
    void entries_that_lead_out_of_the_archive_are_left_out_and_told() throws Exception {
        var snapshot = read(
                "evil.tar",
                Trees.tar(
                        List.of(
                                entry("../../etc/nova/nova.conf"),
                                entry("h/etc/../../../etc/passwd"),
                                entry("h/etc/nova/nova.conf")),
                        "x=1\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(snapshot.hosts()).singleElement().satisfies(host -> assertThat(host.files())
                .containsOnlyKeys("/etc/nova/nova.conf"));
        assertThat(snapshot.blindSpots())
                .extracting(BlindSpot::reason)
                .containsExactly("2 entries of the archive name places outside it and were left out");
    }

    @Test
    void links_end_at_the_root_of_the_host() throws Exception {
        var hard = new TarArchiveEntry("h/etc/nova/hard.conf", TarConstants.LF_LINK);
        hard.setLinkName("h/etc/nova/nova.conf");
        var outside = new TarArchiveEntry("h/etc/nova/outside.conf", TarConstants.LF_SYMLINK);
        outside.setLinkName("../../../../../../../../etc/passwd");
        var loop = new TarArchiveEntry("h/etc/nova/loop.conf", TarConstants.LF_SYMLINK);
        loop.setLinkName("loop.conf");

        var host = read(
                        "links.tar",
                        Trees.tar(
                                List.of(entry("h/etc/nova/nova.conf"), hard, outside, loop),
                                "x=1\n".getBytes(StandardCharsets.UTF_8)))
                .hosts()
                .get(0);

        assertThat(host.files()).containsOnlyKeys("/etc/nova/hard.conf", "/etc/nova/nova.conf");
        assertThat(host.blindSpot("/etc/nova/outside.conf").orElseThrow().reason())
                .isEqualTo("is a link to /etc/passwd, which is not in the snapshot");
        assertThat(host.blindSpot("/etc/nova/loop.conf").orElseThrow().reason())
                .isEqualTo("is a link that leads back to itself");
    }

    @Test
    void an_archive_that_grows_without_end_is_left_where_it_gets_absurd() throws Exception {
        Trees.write(tree, "hosts/ctl1/etc/nova/nova.conf", "x=1\n");
        var zeros = new byte[8 << 20];
        var bomb = Trees.gzip(Trees.tar(
                List.of(entry("h/etc/nova/nova.conf"), entry("h/var/log/zeros"), entry("h/var/log/more")), zeros));
        Files.write(folder.resolve("bomb.tgz"), bomb);

        var host = SnapshotReader.read(List.of(folder.resolve("bomb.tgz")), path -> false, SMALL)
                .hosts()
                .get(0);

        assertThat(host.blindSpot("*").orElseThrow().reason()).contains("unpacks to far more than its size");
        assertThat(host.blindSpot("/etc/nova/nova.conf").orElseThrow().reason()).isEqualTo("is larger than 4096 KiB");
    }

    @Test
    void too_many_entries_are_told() throws Exception {
        var entries = IntStream.range(0, 2000)
                .mapToObj(i -> entry("h/etc/nova/f" + i + ".conf"))
                .toList();
        Files.write(folder.resolve("many.tar"), Trees.tar(entries, new byte[] {'x'}));

        var snapshot = SnapshotReader.read(List.of(folder.resolve("many.tar")), path -> false, SMALL);

        assertThat(snapshot.hosts().get(0).files()).hasSizeBetween(990, 1000);
        assertThat(snapshot.hosts().get(0).blindSpot("*").orElseThrow().reason())
                .contains("more than 1000 entries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PK\u0003\u0004zip zip|is an archive of a kind that is not read here",
                "BZh91AY|is an archive of a kind that is not read here",
                "just a text|is neither a directory nor a tar archive",
            })
    void a_file_that_is_no_archive_is_refused_in_words(String content, String message) throws IOException {
        Files.writeString(folder.resolve("x.tar.gz"), content);

        assertThatThrownBy(() -> SnapshotReader.read(folder.resolve("x.tar.gz")))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining(folder.resolve("x.tar.gz").toString())
                .hasMessageContaining(message);
    }

    @Test
    void compressed_files_that_hold_no_archive_are_refused_in_words() throws IOException {
        Files.write(folder.resolve("log.gz"), Trees.gzip("a log".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> SnapshotReader.read(folder.resolve("log.gz")))
                .isInstanceOf(SnapshotException.class)
                .hasMessageContaining("holds no tar archive");
    }

    private static TarArchiveEntry entry(String name) {
        return new TarArchiveEntry(name, true);
    }

    private Snapshot read(String name, byte[] archive) throws IOException, SnapshotException {
        var file = Files.createDirectories(folder.resolve("archives")).resolve(name);
        Files.write(file, archive);
        return SnapshotReader.read(file);
    }
}
