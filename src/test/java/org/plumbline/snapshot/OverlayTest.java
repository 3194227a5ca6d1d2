package org.plumbline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void lay_out() throws IOException {
        write("base/hosts/ctl1/etc/nova/nova.conf", "base");
        write("base/hosts/ctl1/etc/hosts", "127.0.0.1 localhost");
        write("base/hosts/ctl1/commands/crm_mon.txt", "text");
        write("case/hosts/ctl1/etc/nova/nova.conf", "case");
        write("case/hosts/ctl2/etc/nova/nova.conf", "new");
    }

    @Test
    void the_later_tree_wins_and_the_rest_stays() throws SnapshotException {
        var snapshot = SnapshotReader.read(List.of(folder.resolve("base"), folder.resolve("case")));

        assertThat(snapshot.name()).isEqualTo("base");
        assertThat(snapshot.hosts()).extracting(HostFiles::name).containsExactly("ctl1", "ctl2");
        var ctl1 = snapshot.host("ctl1").orElseThrow();
        assertThat(ctl1.file("/etc/nova/nova.conf").orElseThrow().text()).isEqualTo("case");
        assertThat(ctl1.files()).containsKey("/etc/hosts");
        assertThat(ctl1.outputs()).containsOnlyKeys("crm_mon", "hosts");
    }

    @Test
    void copies_of_hosts_stand_beside_each_other_even_when_their_archives_are_alike() throws Exception {
        for (var host : List.of("a", "b", "c")) {
            write(host + "/etc/hostname", host);
            Files.write(folder.resolve(host + ".tar"), Trees.tar(folder.resolve(host), "sosreport/"));
        }
        write("d/etc/hostname", "d");

        var snapshot = SnapshotReader.read(
                List.of(folder.resolve("a.tar"), folder.resolve("b.tar"), folder.resolve("c"), folder.resolve("d")));

        assertThat(snapshot.hosts()).extracting(HostFiles::name).containsExactly("a", "b", "c", "d");
    }

    @Test
    void what_is_left_out_of_the_first_tree_can_come_back_in_a_later_one() throws SnapshotException {
        var snapshot = SnapshotReader.read(
                List.of(folder.resolve("base"), folder.resolve("case")),
                path -> Glob.matches("hosts/*/etc/nova", path) || path.endsWith("/crm_mon.txt"));

        var ctl1 = snapshot.host("ctl1").orElseThrow();
        assertThat(ctl1.file("/etc/nova/nova.conf").orElseThrow().text()).isEqualTo("case");
        assertThat(ctl1.outputs()).containsOnlyKeys("hosts");
    }

    @Test
    void a_folder_that_is_left_out_is_gone_with_all_that_is_in_it() throws SnapshotException {
        var snapshot = SnapshotReader.read(List.of(folder.resolve("base")), "hosts/ctl1/etc/nova"::equals);

        var ctl1 = snapshot.host("ctl1").orElseThrow();
        assertThat(ctl1.files()).containsOnlyKeys("/etc/hosts");
        assertThat(ctl1.hasFolder("/etc/nova")).isFalse();
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), text);
    }
}
