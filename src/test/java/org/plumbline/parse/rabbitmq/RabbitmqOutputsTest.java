package org.plumbline.parse.rabbitmq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class RabbitmqOutputsTest {

    private static final Location OUT = new Location("ctl1", "rabbitmqctl", 0);
    private static final List<String> NODES = List.of("rabbit@ctl1", "rabbit@ctl2", "rabbit@ctl3");
    private static final String LAB = "lab/snapshots/ha/hosts/ctl1/commands/";
    private static final String CORPUS = "corpus/parser/rabbitmq/";

    private static final String OLD_CLUSTER = """
            Cluster status of node 'rabbit@ctl-1' ...
            [{nodes,[{disc,['rabbit@ctl-1','rabbit@ctl-2']},{ram,['rabbit@ctl-3']}]},
             {running_nodes,['rabbit@ctl-2','rabbit@ctl-1']},
             {cluster_name,<<"openstack">>},
             {partitions,[{'rabbit@ctl-1',['rabbit@ctl-3']}]},
             {alarms,[{'rabbit@ctl-2',[file_descriptor_limit]},
                      {'rabbit@ctl-1',[{{resource_limit,disk,'rabbit@ctl-2'},[]}]}]}]
            """;

    private static final String OLD_STATUS = """
            Status of node rabbit@ctl1 ...
            [{pid,2161},
             {running_applications,
                 [{rabbitmq_management,"RabbitMQ Management Console","3.6.10"},
                  {rabbit,"RabbitMQ","3.6.10"},
                  {kernel,"ERTS  CXC 138 10","5.4.1"}]},
             {os,{unix,linux}},
             {erlang_version,
                 "Erlang/OTP 20 [erts-9.2] [source] [64-bit] [smp:8:8]\\n"},
             {memory,[{connection_readers,0},{total,98765}]},
             {alarms,[memory]},
             {listeners,[{clustering,25672,"::"},{amqp,5672,"10.0.0.11"}]},
             {vm_memory_high_watermark,0.4},
             {vm_memory_limit,6613098496},
             {disk_free_limit,50000000},
             {disk_free,42949672960},
             {file_descriptors,
                 [{total_limit,65436},{total_used,28},{sockets_limit,58890},{sockets_used,26}]},
             {processes,[{limit,1048576},{used,500}]},
             {kernel,{net_ticktime,60}}]
            """;

    @Test
    void text_and_json_tell_the_same_about_a_cluster() throws IOException {
        var json = RabbitmqClusterStatus.parse(OUT, read(LAB + "rabbitmqctl-cluster_status.json"));
        var text = RabbitmqClusterStatus.parse(OUT, read(LAB + "rabbitmqctl-cluster_status.txt"));
        assertThat(json.problems()).isEmpty();
        assertThat(text.problems()).isEmpty();
        for (var status : List.of(json.value(), text.value())) {
            assertThat(status.clusterName()).isEqualTo("openstack");
            assertThat(status.diskNodes()).isEqualTo(NODES);
            assertThat(status.ramNodes()).isEmpty();
            assertThat(status.runningNodes()).containsExactlyInAnyOrderElementsOf(NODES);
            assertThat(status.versions().keySet()).containsExactlyElementsOf(NODES);
            assertThat(status.versions().values())
                    .extracting(version -> version.rabbitmq() + " on " + version.erlang())
                    .containsOnly("3.10.8 on 25.2.3");
            assertThat(status.partitions()).isEmpty();
            assertThat(status.alarms()).isEmpty();
            assertThat(status.maintenance()).isEmpty();
            assertThat(status.listeners()).hasSize(12);
            assertThat(status.featureFlags())
                    .hasSize(9)
                    .extracting(RabbitmqFeatureFlag::state)
                    .containsOnly("enabled");
        }
        assertThat(text.value().reporter()).isEqualTo("rabbit@ctl1");
        assertThat(text.value().listeners().get(3))
                .isEqualTo(new RabbitmqListener("rabbit@ctl1", "10.0.0.11", 5672, "amqp", OUT.line(43)));
        assertThat(text.value().versions().get("rabbit@ctl2").at()).isEqualTo(OUT.line(21));
    }

    @Test
    void text_of_4_0_without_bold_titles() throws IOException {
        var status = RabbitmqClusterStatus.parse(OUT, read(CORPUS + "run-4.0.5-3nodes/rabbitmqctl_cluster_status"))
                .value();
        assertThat(status.clusterName()).isEqualTo("rabbit1@vm");
        assertThat(status.runningNodes())
                .containsExactly("rabbit1@localhost", "rabbit2@localhost", "rabbit3@localhost");
        assertThat(status.featureFlags().stream().filter(flag -> flag.state().equals("disabled")))
                .extracting(RabbitmqFeatureFlag::name)
                .containsExactly("khepri_db");
    }

    @Test
    void trouble_in_text() {
        var status = RabbitmqClusterStatus.parse(OUT, """
                Cluster status of node rabbit@a ...
                Disk Nodes

                rabbit@a
                rabbit@b

                Running Nodes

                rabbit@a

                Maintenance status

                Node: rabbit@a, status: marked for maintenance

                Alarms

                Free disk space alarm on node rabbit@b
                Memory alarm on node rabbit@a

                Network Partitions

                Node rabbit@a cannot communicate with rabbit@b, rabbit@c
                """).value();
        assertThat(status.partitions()).isEqualTo(Map.of("rabbit@a", List.of("rabbit@b", "rabbit@c")));
        assertThat(status.alarms())
                .containsExactly(
                        new RabbitmqAlarm("rabbit@b", "disk", OUT.line(17)),
                        new RabbitmqAlarm("rabbit@a", "memory", OUT.line(18)));
        assertThat(status.maintenance()).isEqualTo(Map.of("rabbit@a", "marked for maintenance"));
    }

    @Test
    void trouble_in_json() {
        var status = RabbitmqClusterStatus.parse(OUT, """
                {"alarms":[{"node":"rabbit@a","resource":"memory","type":"resource_limit"}],
                 "disk_nodes":["rabbit@a"],"ram_nodes":["rabbit@b"],"running_nodes":["rabbit@a"],
                 "maintenance_status":{"rabbit@b":"unknown"},
                 "partitions":{"rabbit@a":["rabbit@b"]}}
                """).value();
        assertThat(status.ramNodes()).containsExactly("rabbit@b");
        assertThat(RabbitmqClusterStatus.parse(OUT, "[]\n{\"disk_nodes\":[\"a\"]}")
                        .value()
                        .diskNodes())
                .containsExactly("a");
        assertThat(status.partitions()).isEqualTo(Map.of("rabbit@a", List.of("rabbit@b")));
        assertThat(status.alarms()).containsExactly(new RabbitmqAlarm("rabbit@a", "memory", OUT.line(1)));
        assertThat(status.maintenance()).isEqualTo(Map.of("rabbit@b", "unknown"));
    }

    @Test
    void erlang_terms_of_3_6() {
        var parsed = RabbitmqClusterStatus.parse(OUT, OLD_CLUSTER);
        var status = parsed.value();
        assertThat(parsed.problems()).isEmpty();
        assertThat(status.reporter()).isEqualTo("rabbit@ctl-1");
        assertThat(status.diskNodes()).containsExactly("rabbit@ctl-1", "rabbit@ctl-2");
        assertThat(status.ramNodes()).containsExactly("rabbit@ctl-3");
        assertThat(status.runningNodes()).containsExactly("rabbit@ctl-2", "rabbit@ctl-1");
        assertThat(status.clusterName()).isEqualTo("openstack");
        assertThat(status.partitions()).isEqualTo(Map.of("rabbit@ctl-1", List.of("rabbit@ctl-3")));
        assertThat(status.alarms())
                .extracting(RabbitmqAlarm::node, RabbitmqAlarm::resource)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("rabbit@ctl-2", "file_descriptors"),
                        org.assertj.core.groups.Tuple.tuple("rabbit@ctl-2", "disk"));
    }

    @Test
    void what_is_no_status_is_a_problem() {
        assertThat(RabbitmqClusterStatus.parse(OUT, "Error: unable to perform an operation\n")
                        .problems())
                .containsExactly(new Problem(OUT, "this is no cluster status", true));
        assertThat(RabbitmqStatus.parse(OUT, "Error: unable to connect\n").problems())
                .containsExactly(new Problem(OUT, "the status names no version", true));
        assertThat(RabbitmqUser.parse(OUT, "{\"error\":\"not_authorised\",\"reason\":\"x\"}")
                        .problems())
                .containsExactly(new Problem(OUT.line(1), "this is no list but an error or another object", true));
    }

    @Test
    void status_of_a_node() throws IOException {
        var json =
                RabbitmqStatus.parse(OUT, read(LAB + "rabbitmqctl-status.json")).value();
        assertThat(json)
                .isEqualTo(new RabbitmqStatus(
                        "rabbit@ctl1",
                        "3.10.8",
                        "25",
                        List.of(),
                        null,
                        2_000_000_000L,
                        175_276_032L,
                        63_212_052_480L,
                        1_000_000_000L,
                        19_903L,
                        392L,
                        15L,
                        List.of("/etc/rabbitmq/rabbitmq.conf"),
                        List.of(),
                        OUT.line(1)));
        var text = RabbitmqStatus.parse(OUT, read(CORPUS + "run-4.0.5-3nodes/rabbitmqctl_status"))
                .value();
        assertThat(text)
                .isEqualTo(new RabbitmqStatus(
                        "rabbit1@localhost",
                        "4.0.5",
                        "27",
                        List.of(),
                        0.6,
                        15_165_900_000L,
                        115_900_000L,
                        59_903_400_000L,
                        50_000_000L,
                        19_903L,
                        0L,
                        60L,
                        List.of("/tmp/rmq/n1/rabbitmq.conf"),
                        List.of(),
                        OUT));
        var old = RabbitmqStatus.parse(OUT, OLD_STATUS).value();
        assertThat(old)
                .isEqualTo(new RabbitmqStatus(
                        "rabbit@ctl1",
                        "3.6.10",
                        "20",
                        List.of(new RabbitmqAlarm("rabbit@ctl1", "memory", OUT.line(11))),
                        0.4,
                        6_613_098_496L,
                        98_765L,
                        42_949_672_960L,
                        50_000_000L,
                        65_436L,
                        28L,
                        60L,
                        List.of(),
                        List.of(),
                        OUT.line(2)));
    }

    @Test
    void nodes_of_the_management_api() throws IOException {
        var nodes = RabbitmqStatus.nodes(OUT, read("lab/snapshots/ha/api/rabbitmq/ctl1/nodes.json"))
                .value();
        assertThat(nodes).extracting(RabbitmqStatus::node).containsExactlyInAnyOrderElementsOf(NODES);
        assertThat(nodes).allSatisfy(node -> {
            assertThat(node.memoryLimit()).isEqualTo(2_000_000_000L);
            assertThat(node.fileDescriptors()).isEqualTo(20_000L);
            assertThat(node.partitions()).isEmpty();
        });
        var alarmed = RabbitmqStatus.nodes(
                        OUT, "[{\"name\":\"rabbit@a\",\"disk_free_alarm\":true,\"partitions\":[\"rabbit@b\"]}]")
                .value()
                .get(0);
        assertThat(alarmed.alarms()).containsExactly(new RabbitmqAlarm("rabbit@a", "disk", OUT.line(1)));
        assertThat(alarmed.partitions()).containsExactly("rabbit@b");
        assertThat(RabbitmqStatus.nodes(OUT, read(CORPUS + "management-api-json/nodes-3.7.0.json"))
                        .value()
                        .get(0)
                        .rabbitmqVersion())
                .isEqualTo("3.7.0.milestone14+12.gc8efc41");
    }

    @Test
    void queues_as_json_of_the_command_and_of_the_api() throws IOException {
        var queues = RabbitmqQueue.parse(OUT, read(LAB + "rabbitmqctl-list_queues.json"));
        var quorum = named(queues.value(), "q-server-resource-versions.ctl1");
        assertThat(queues.problems()).isEmpty();
        assertThat(quorum.type()).isEqualTo("quorum");
        assertThat(quorum.leader()).isEqualTo("rabbit@ctl1");
        assertThat(quorum.members()).containsExactlyInAnyOrderElementsOf(NODES);
        assertThat(quorum.online()).containsExactlyInAnyOrderElementsOf(NODES);
        assertThat(quorum.durable()).isTrue();
        assertThat(quorum.exclusive()).isNull();
        assertThat(quorum.arguments()).isEqualTo(Map.of("x-queue-type", "quorum"));
        assertThat(quorum.at().line()).isEqualTo(3);
        var api = RabbitmqQueue.parse(OUT, read("lab/snapshots/ha/api/rabbitmq/ctl1/queues.json"))
                .value();
        assertThat(api).hasSize(232);
        assertThat(named(api, "barbican.workers").vhost()).isEqualTo("/");
        var mirrored = api.stream()
                .filter(queue ->
                        queue.vhost().equals("legacy") && queue.policy().equals("ha-two"))
                .findFirst()
                .orElseThrow();
        assertThat(mirrored.mirrors()).hasSize(1);
        assertThat(mirrored.synchronisedMirrors()).isEqualTo(mirrored.mirrors());
    }

    @Test
    void queues_as_text_of_a_report() throws IOException {
        var report = read(CORPUS + "rabbitmqctl-report/rabbitmqctl_report.focal-3.8.2");
        int from = report.indexOf("Timeout: 60.0 seconds ...\nListing queues for vhost openstack");
        var text = report.substring(from, report.indexOf("Listing exchanges", from));
        var queues = RabbitmqQueue.parse(OUT, text);
        assertThat(queues.problems()).isEmpty();
        assertThat(queues.value()).hasSize(194);
        var reply = named(queues.value(), "reply_da7b45b40ceb4b20a89ec19e28d61d7c");
        assertThat(reply.vhost()).isEqualTo("openstack");
        assertThat(reply.type()).isEqualTo("classic");
        assertThat(reply.leader()).isEqualTo("rabbit@juju-04f1e3-1-lxd-5");
        assertThat(reply.mirrors()).isEmpty();
        assertThat(reply.policy()).isEqualTo("HA");
        assertThat(reply.consumers()).isEqualTo(1);
        assertThat(reply.arguments()).isEqualTo(Map.of("x-expires", "1800000"));
        assertThat(reply.at().line()).isEqualTo(8);
    }

    @Test
    void policies_of_every_form() throws IOException {
        var json = RabbitmqPolicy.parse(OUT, read(LAB + "rabbitmqctl-list_policies.json"));
        assertThat(json.problems()).isEmpty();
        assertThat(json.value())
                .containsExactly(new RabbitmqPolicy(
                        "legacy",
                        "ha-two",
                        "^mirrored\\.",
                        "all",
                        Map.of("ha-mode", "exactly", "ha-params", "2", "ha-sync-mode", "automatic"),
                        0,
                        OUT.line(3)));
        var text = RabbitmqPolicy.parse(OUT, """
                Listing policies for vhost "openstack" ...
                vhost\tname\tpattern\tapply-to\tdefinition\tpriority
                openstack\tHA\t^(?!amq\\.).*\tall\t{"ha-mode":"all","ha-sync-mode":"automatic"}\t0
                """);
        assertThat(text.value())
                .containsExactly(new RabbitmqPolicy(
                        "openstack",
                        "HA",
                        "^(?!amq\\.).*",
                        "all",
                        Map.of("ha-mode", "all", "ha-sync-mode", "automatic"),
                        0,
                        OUT.line(3)));
        var old =
                RabbitmqPolicy.parse(OUT, "Listing policies ...\n/\tHA\t^x\tall\t{\"ha-mode\":\"all\"}\t1\n...done.\n");
        assertThat(old.value())
                .extracting(RabbitmqPolicy::vhost, RabbitmqPolicy::priority)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/", 1L));
    }

    @Test
    void users_of_every_form() throws IOException {
        assertThat(RabbitmqUser.parse(OUT, read(LAB + "rabbitmqctl-list_users.json"))
                        .value())
                .containsExactly(
                        new RabbitmqUser("guest", List.of("administrator"), OUT.line(2)),
                        new RabbitmqUser("monitor", List.of("monitoring"), OUT.line(3)),
                        new RabbitmqUser("openstack", List.of(), OUT.line(4)));
        assertThat(RabbitmqUser.parse(OUT, read(CORPUS + "run-4.0.5-3nodes/rabbitmqctl_list_users"))
                        .value())
                .extracting(RabbitmqUser::name)
                .containsExactly("guest", "openstack");
        assertThat(RabbitmqUser.parse(
                                OUT, "Listing users ...\nuser1\t[monitoring, user]\nguest\t[administrator]\n...done.\n")
                        .value())
                .containsExactly(
                        new RabbitmqUser("user1", List.of("monitoring", "user"), OUT.line(2)),
                        new RabbitmqUser("guest", List.of("administrator"), OUT.line(3)));
    }

    @Test
    void vhosts_flags_and_permissions() throws IOException {
        assertThat(RabbitmqVhost.parse(OUT, read(LAB + "rabbitmqctl-list_vhosts.json"))
                        .value())
                .containsExactly(new RabbitmqVhost("/", "", OUT.line(2)), new RabbitmqVhost("legacy", "", OUT.line(3)));
        assertThat(RabbitmqVhost.parse(OUT, read(CORPUS + "run-4.0.5-3nodes/api_vhosts.json"))
                        .value())
                .extracting(RabbitmqVhost::defaultQueueType)
                .containsExactly("classic");
        assertThat(RabbitmqFeatureFlag.parse(OUT, read(CORPUS + "run-4.0.5-3nodes/rabbitmqctl_list_feature_flags"))
                        .value())
                .hasSize(26)
                .contains(new RabbitmqFeatureFlag("khepri_db", "disabled", "", OUT.line(11)));
        assertThat(RabbitmqPermission.parse(OUT, read(CORPUS + "run-4.0.5-3nodes/rabbitmqctl_list_permissions"))
                        .value())
                .containsExactly(
                        new RabbitmqPermission("/", "guest", ".*", ".*", ".*", OUT.line(3)),
                        new RabbitmqPermission("/", "openstack", ".*", ".*", ".*", OUT.line(4)));
    }

    @Test
    void definitions_without_passwords() throws IOException {
        var exported = RabbitmqDefinitions.parse(
                        OUT, read(CORPUS + "run-4.0.5-3nodes/rabbitmqctl_export_definitions.json"))
                .value();
        assertThat(exported.rabbitmqVersion()).isEqualTo("4.0.5");
        assertThat(exported.users()).extracting(RabbitmqUser::name).containsExactly("guest", "openstack");
        assertThat(exported.toString()).doesNotContain("klltyVPeqR1cTSsp");
        assertThat(named(exported.queues(), "compute").type()).isEqualTo("quorum");
        var kolla = RabbitmqDefinitions.parse(
                        OUT,
                        read("corpus/clouds/osism-testbed-kolla-2024.2/hosts/testbed-node-0"
                                + "/etc/kolla/rabbitmq/definitions.json"))
                .value();
        assertThat(kolla.users())
                .containsExactly(
                        new RabbitmqUser("openstack", List.of("administrator"), OUT.line(6)),
                        new RabbitmqUser("monitoring", List.of("monitoring"), OUT.line(7)));
        assertThat(kolla.permissions()).hasSize(2);
        assertThat(kolla.toString()).doesNotContain("uGwup3qq");
    }

    @Test
    void alarms_and_listeners_of_diagnostics() throws IOException {
        assertThat(RabbitmqAlarm.parse(OUT, read(LAB + "rabbitmq-diagnostics-alarms.txt")))
                .isEqualTo(Parsed.of(List.of()));
        assertThat(RabbitmqAlarm.parse(OUT, "Node rabbit@a reported alarms:\n\n\tMemory alarm on node rabbit@b\n")
                        .value())
                .containsExactly(new RabbitmqAlarm("rabbit@b", "memory", OUT.line(3)));
        assertThat(RabbitmqAlarm.parse(OUT, "Error: timeout\n").problems()).hasSize(1);
        assertThat(RabbitmqListener.parse(OUT, read(LAB + "rabbitmq-diagnostics-listeners.txt"))
                        .value())
                .hasSize(4)
                .contains(new RabbitmqListener("rabbit@ctl1", "10.0.0.11", 5672, "amqp", OUT.line(5)));
    }

    @Test
    void plugins() {
        assertThat(EnabledPlugins.parse(OUT, "[rabbitmq_management,\n rabbitmq_prometheus].\n")
                        .value())
                .containsExactly(
                        new Entry("", "rabbitmq_management", "", OUT.line(1)),
                        new Entry("", "rabbitmq_prometheus", "", OUT.line(2)));
    }

    private static RabbitmqQueue named(List<RabbitmqQueue> queues, String name) {
        Predicate<RabbitmqQueue> sameName = queue -> queue.name().equals(name);
        return queues.stream().filter(sameName).findFirst().orElseThrow();
    }

    private static String read(String path) throws IOException {
        return Files.readString(Shared.path(path));
    }
}
