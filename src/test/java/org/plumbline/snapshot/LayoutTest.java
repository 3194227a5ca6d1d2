package org.plumbline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;

/** Snapshots that others made. */
class LayoutTest {

    @TempDir
    private Path folder;

    @Test
    void an_sosreport_gives_files_and_outputs_under_the_names_of_the_table() throws Exception {
        Trees.write(folder, "sos_commands/host/hostname", "ctl1.example.org\n");
        Trees.write(folder, "sos_commands/date/date", "Wed May 14 04:22:18 PM CEST 2025\n");
        Trees.write(folder, "etc/nova/nova.conf", "[DEFAULT]\n");
        Trees.write(folder, "proc/meminfo", "MemTotal: 1 kB\n");
        Trees.write(folder, "sos_commands/pacemaker/crm_mon_-1_-A_-n_-r_-t", "Cluster Summary:\n");
        Trees.write(folder, "sos_commands/process/ps_alxwww", "F UID PID\n");
        Trees.write(folder, "sos_commands/process/ps_auxwwwm", "USER PID\n");
        Trees.write(
                folder,
                "sos_commands/rabbitmq/docker_exec_-t_rabbitmq-bundle_docker_0_rabbitmqctl_report",
                "Reporting\n");
        Trees.write(
                folder,
                "sos_commands/ovn_central/ovs-appctl_-t_.var.run.ovn.ovnnb_db.ctl_cluster.status_OVN_Northbound",
                "a1b2\n");
        Trees.write(folder, "sos_containers/ceph-mon-ctl1/sos_commands/ceph_mon/ceph_versions", "{\"mon\": {}}\n");
        Trees.write(folder, "sos_commands/corosync/corosync-cfgtool_-s", "Could not initialize\n");
        Trees.write(folder, "sos_commands/mysql/mysqladmin_whatever", "?\n");
        Trees.write(folder, "sos_reports/manifest.json", """
                {"end_time": "2025-05-14 14:30:00.000001", "components": {"report": {"plugins": {"corosync": {"commands": [
                  {"filepath": "sos_commands/corosync/corosync-cfgtool_-s", "return_code": 1}]}}}}}
                """);

        var snapshot = SnapshotReader.read(folder);

        assertThat(snapshot.collectedAt()).isEqualTo(Instant.parse("2025-05-14T14:30:00.000001Z"));
        var host = snapshot.hosts().get(0);
        assertThat(host.name()).isEqualTo("ctl1.example.org");
        assertThat(host.files()).containsOnlyKeys("/etc/nova/nova.conf", "/proc/meminfo");
        assertThat(host.outputs())
                .containsOnlyKeys(
                        "ceph-versions",
                        "crm_mon",
                        "date",
                        "meminfo",
                        "ovn-nb-cluster-status",
                        "ps",
                        "rabbitmqctl-report");
        assertThat(host.output("ps").orElseThrow().text()).isEqualTo("USER PID\n");
        assertThat(host.output("ceph-versions").orElseThrow().format()).isEqualTo("json");
        assertThat(host.output("crm_mon").orElseThrow().at())
                .isEqualTo(new Location("ctl1.example.org", "crm_mon -1 -A -n -r -t", 0));
        assertThat(host.blindSpot("corosync-cfgtool-s").orElseThrow().reason())
                .isEqualTo("the command ended with exit code 1");
    }

    @ParameterizedTest
    @CsvSource({
        "Wed May 14 14:22:18 UTC 2025, 2025-05-14T14:22:18Z",
        "Wed May 14 04:22:18 PM CEST 2025, 2025-05-14T14:22:18Z",
        "Wed May 14 12:02:03 AM UTC 2025, 2025-05-14T00:02:03Z",
        "Wed 14 May 2025 02:22:18 PM UTC, 2025-05-14T14:22:18Z",
        "Sun Nov  2 07:08:09 UTC 2025, 2025-11-02T07:08:09Z",
        "2025-05-14T14:22:18Z, 2025-05-14T14:22:18Z",
        "2025-05-14T16:22:18+02:00, 2025-05-14T14:22:18Z",
    })
    void the_time_of_collection_is_what_the_clock_said(String date, Instant time) throws Exception {
        Trees.write(folder, "h/etc/hostname", "h\n");
        Trees.write(folder, "h/sos_commands/date/date", date + "\n");

        assertThat(SnapshotReader.read(folder).collectedAt()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({"gestern", "Wed May 99 25:00:00 UTC 2025", "''"})
    void a_time_that_cannot_be_understood_is_no_time(String date) throws Exception {
        Trees.write(folder, "h/etc/hostname", "h\n");
        Trees.write(folder, "h/sos_commands/date/date", date + "\n");

        assertThat(SnapshotReader.read(folder).collectedAt()).isNull();
    }

    @Test
    void hosts_are_called_as_they_call_themselves_unless_two_say_the_same() throws Exception {
        Trees.write(folder, "a/etc/hostname", "ctl1\n");
        Trees.write(folder, "b/etc/hostname", "# comment\nctl2.example.org\n");
        Trees.write(folder, "c/etc/hostname", "localhost\n");
        Trees.write(folder, "d/etc/hostname", "clone\n");
        Trees.write(folder, "e/etc/hostname", "clone\n");
        Trees.write(folder, "f/etc/nova/nova.conf", "x\n");
        Trees.write(folder, "g/etc/hostname", "evil<script>\n");

        assertThat(SnapshotReader.read(folder).hosts())
                .extracting(HostFiles::name)
                .containsExactly("c", "ctl1", "ctl2.example.org", "d", "e", "evil_script_", "f");
    }

    @Test
    void in_a_snapshot_of_ours_hosts_are_called_as_their_folders() throws Exception {
        Trees.write(folder, "hosts/ctl1/etc/hostname", "other\n");
        Trees.write(folder, "snapshot.json", """
                {"format": "plumbline/snapshot/1", "name": "test", "collectedAt": "2026-11-22T13:02:23Z",
                 "hosts": [{"name": "ctl1", "machine": "rack1"}],
                 "blindSpots": [{"host": "ctl1", "input": "/etc/shadow", "reason": "permission denied", "hint": "use sudo"},
                                {"host": "ctl9", "input": "*", "reason": "no route to host", "hint": ""}]}
                """);

        var snapshot = SnapshotReader.read(folder);

        assertThat(snapshot.name()).isEqualTo("test");
        assertThat(snapshot.hosts()).singleElement().satisfies(host -> {
            assertThat(host.name()).isEqualTo("ctl1");
            assertThat(host.machine()).isEqualTo("rack1");
            assertThat(host.blindSpot("/etc/shadow"))
                    .contains(new BlindSpot("ctl1", "/etc/shadow", "permission denied", "use sudo"));
        });
        assertThat(snapshot.blindSpots()).containsExactly(new BlindSpot("ctl9", "*", "no route to host", ""));
    }

    @Test
    void lxc_containers_are_hosts_on_their_machine() throws Exception {
        Trees.write(folder, "infra1/etc/hostname", "infra1\n");
        Trees.write(folder, "infra1/etc/haproxy/haproxy.cfg", "global\n");
        Trees.write(
                folder, "infra1/var/lib/lxc/infra1_galera_container-ae248cf0/rootfs/etc/mysql/my.cnf", "[mysqld]\n");
        Trees.write(folder, "infra1/var/lib/lxc/infra1_galera_container-ae248cf0/config", "lxc.x = 1\n");

        var hosts = SnapshotReader.read(folder).hosts();

        assertThat(hosts).extracting(HostFiles::name).containsExactly("infra1", "infra1_galera_container-ae248cf0");
        assertThat(hosts.get(1).machine()).isEqualTo("infra1");
        assertThat(hosts.get(1).files()).containsOnlyKeys("/etc/mysql/my.cnf");
    }

    @Test
    void a_copy_of_etc_alone_is_a_host() throws Exception {
        Trees.write(folder, "copy/hostname", "ctl1\n");
        Trees.write(folder, "copy/nova/nova.conf", "[DEFAULT]\n");

        var host = SnapshotReader.read(folder.resolve("copy")).hosts().get(0);

        assertThat(host.name()).isEqualTo("ctl1");
        assertThat(host.files()).containsOnlyKeys("/etc/hostname", "/etc/nova/nova.conf");
        var archive = Files.write(folder.resolve("x.tar"), Trees.tar(folder.resolve("copy"), "etc-of-ctl1/"));
        assertThat(SnapshotReader.read(archive).hosts().get(0).files())
                .containsOnlyKeys("/etc/hostname", "/etc/nova/nova.conf");
    }

    @Test
    void only_folders_that_the_table_names_are_looked_into() throws Exception {
        Trees.write(folder, "etc/hostname", "h\n");
        Trees.write(folder, "etc/unheard/of.conf", "x\n");
        Trees.write(folder, "sys/deep/down/file", "x\n");
        Trees.write(folder, "var/log/nova/nova-api.log", "x\n");

        var host = SnapshotReader.read(folder).hosts().get(0);

        assertThat(host.files()).containsOnlyKeys("/etc/hostname");
        assertThat(host.listing()).containsExactly("/etc/hostname", "/etc/unheard/of.conf");
    }

    @Test
    void a_command_that_failed_is_a_blind_spot_unless_its_exit_code_says_something() throws Exception {
        Trees.write(folder, "hosts/h/commands/crm_mon.xml", "");
        Trees.write(folder, "hosts/h/commands/rabbitmqctl-status.json", "{}");
        Trees.write(folder, "hosts/h/commands/systemctl-is-system-running.txt", "degraded\n");
        Trees.write(folder, "hosts/h/commands/nova-status-upgrade-check.txt", "");
        Trees.write(folder, "hosts/h/commands/etcd-member-list.json", "");
        Trees.write(folder, "hosts/h/commands/grastate.txt", "");
        Trees.write(
                folder,
                "hosts/h/commands/grastate.txt.stderr",
                "cat: /var/lib/mysql/grastate.dat: No such file or directory\n");
        Trees.write(folder, "hosts/h/commands/index.json", """
                {"reachable": true, "commands": [
                  {"file": "crm_mon.xml", "command": "crm_mon -1 --output-as=xml", "rc": 102},
                  {"file": "rabbitmqctl-status.json", "command": "rabbitmqctl status", "rc": 69},
                  {"file": "systemctl-is-system-running.txt", "command": "systemctl is-system-running", "rc": 1},
                  {"file": "nova-status-upgrade-check.txt", "command": "nova-status upgrade check", "rc": 1},
                  {"file": "etcd-member-list.json", "command": "etcdctl member list", "rc": 127},
                  {"file": "grastate.txt", "command": "cat /var/lib/mysql/grastate.dat", "rc": 1}]}
                """);

        var host = SnapshotReader.read(folder).hosts().get(0);

        assertThat(host.outputs()).containsOnlyKeys("systemctl-is-system-running");
        assertThat(host.blindSpots())
                .extracting(BlindSpot::input)
                .containsExactly("crm_mon", "nova-status-upgrade-check", "rabbitmqctl-status");
        assertThat(host.blindSpot("crm_mon").orElseThrow().hint()).isEqualTo("run as root: crm_mon -1 --output-as=xml");
    }

    @Test
    void the_better_structured_form_of_an_output_wins_unless_it_failed() throws Exception {
        Trees.write(folder, "hosts/h/commands/crm_mon.txt", "text");
        Trees.write(folder, "hosts/h/commands/crm_mon.xml", "<crm_mon/>");
        Trees.write(folder, "hosts/h/commands/rabbitmqctl-cluster_status.txt", "Cluster status");
        Trees.write(folder, "hosts/h/commands/rabbitmqctl-cluster_status.json", "");
        Trees.write(
                folder,
                "hosts/h/commands/index.json",
                "{\"commands\": [{\"file\": \"rabbitmqctl-cluster_status.json\", \"command\": \"x\", \"rc\": 69}]}");

        var host = SnapshotReader.read(folder).hosts().get(0);

        assertThat(host.output("crm_mon").orElseThrow().format()).isEqualTo("xml");
        assertThat(host.output("rabbitmqctl-cluster_status").orElseThrow().text())
                .isEqualTo("Cluster status");
    }

    @Test
    void a_file_that_a_command_would_only_print_is_its_output_too() throws Exception {
        Trees.write(folder, "hosts/h/var/lib/mysql/grastate.dat", "# GALERA saved state\n");

        var output =
                SnapshotReader.read(folder).hosts().get(0).output("grastate").orElseThrow();

        assertThat(output.at()).isEqualTo(new Location("h", "/var/lib/mysql/grastate.dat", 0));
        assertThat(output.text()).isEqualTo("# GALERA saved state\n");
    }

    @Test
    void a_real_sosreport_is_understood() throws SnapshotException {
        var snapshot = SnapshotReader.read(Shared.path("corpus/hosts/sunbeam-2025-noble"));

        assertThat(snapshot.collectedAt()).isEqualTo(Instant.parse("2025-05-14T14:22:18Z"));
        var host = snapshot.hosts().get(0);
        assertThat(host.outputs()).containsKeys("dpkg", "ovs-vsctl-open_vswitch", "snap-list", "uptime");
    }
}
