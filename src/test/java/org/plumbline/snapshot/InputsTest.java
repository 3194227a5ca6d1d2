package org.plumbline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.snapshot.Input.Kind;

class InputsTest {

    @Test
    void every_row_says_what_it_is_good_for_and_how_to_get_it() {
        assertThat(Inputs.table().rows()).hasSizeGreaterThan(350).allSatisfy(row -> {
            assertThat(row.id()).isNotBlank();
            assertThat(row.why()).as(row.id()).endsWith(".");
            assertThat(
                            row.kind() == Kind.FILE
                                    ? row.paths().isEmpty()
                                    : row.run().isBlank())
                    .as(row.id())
                    .isFalse();
            assertThat(row.paths()).as(row.id()).allMatch(path -> path.startsWith("/") && !path.contains("{"));
        });
    }

    @Test
    void what_the_build_wrote_is_what_stands_in_the_yaml() throws IOException {
        var yaml = new YAMLMapper().readTree(getClass().getResourceAsStream("inputs.yaml"));

        assertThat(Inputs.table().rows()).hasSize(yaml.size());
        var rabbit = Inputs.table().row("rabbitmqctl-cluster_status").orElseThrow();
        assertThat(rabbit.run()).isEqualTo("rabbitmqctl -q cluster_status --formatter json");
        assertThat(rabbit.container()).isEqualTo("rabbitmq");
        assertThat(rabbit.limit()).isEqualTo(64 << 20);
        assertThat(Inputs.table().row("corosync-authkey").orElseThrow().whole()).isTrue();
    }

    @Test
    void all_paths_of_the_catalog_are_in_the_table() throws IOException {
        var catalog =
                new YAMLMapper().readTree(Shared.path("catalog/catalog.yaml").toFile());
        var missing = new TreeSet<String>();
        for (var set : catalog.path("path_sets")) {
            for (var flavour : set) {
                for (var path : flavour) {
                    addMissing(path.asText(), missing);
                }
            }
        }
        for (var check : catalog.path("checks")) {
            for (var path : check.path("inputs").path("files")) {
                addMissing(path.asText(), missing);
            }
        }

        // most of /etc/pki is what the distribution trusts; the table has the folders of services
        missing.remove("/etc/pki/**");
        assertThat(missing).isEmpty();
    }

    private static void addMissing(String path, TreeSet<String> missing) {
        if (!path.startsWith("/") || path.contains("<") || path.contains(" ")) {
            return;
        }
        var example = path.replaceAll("/var/lib/lxc/[^/]*/rootfs", "")
                .replaceAll("\\{([^,}]*)[^}]*}", "$1")
                .replace("**", "x")
                .replace("*", "x");
        if (Inputs.table().paths().input(example.substring(1).split("/"), 0) == null
                && !example.matches("/etc/x/.*|/etc/kolla/x/.*")) {
            missing.add(path);
        }
    }

    @Test
    void all_outputs_of_the_lab_are_in_the_table() throws IOException {
        try (var files = Files.walk(Shared.path("lab/snapshots"))) {
            var unknown = files.map(path -> path.toString())
                    .filter(path ->
                            path.contains("/commands/") && !path.endsWith("index.json") && !path.endsWith(".stderr"))
                    .map(path -> path.replaceFirst(".*/", "").replaceFirst("\\.[a-z]+$", ""))
                    .filter(id -> Inputs.table().row(id).isEmpty())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(unknown).isEmpty();
        }
    }

    @Test
    void names_of_outputs_are_mangled_as_sos_does() {
        assertThat(SosNames.mangled("/usr/sbin/ip -d addr")).isEqualTo("usr.sbin.ip_-d_addr");
        assertThat(SosNames.mangled("ps axo pid,ppid")).isEqualTo("ps_axo_pid_ppid");
        assertThat(SosNames.mangled("ovs-appctl -t /var/run/ovn/ovnnb_db.ctl cluster/status OVN_Northbound"))
                .isEqualTo("ovs-appctl_-t_.var.run.ovn.ovnnb_db.ctl_cluster.status_OVN_Northbound");
    }
}
