package org.plumbline.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Shared;
import org.plumbline.parse.ovs.OvsShow;
import org.plumbline.parse.ovs.OvsdbRow;
import org.plumbline.parse.ovs.RaftStatus;
import org.plumbline.parse.swift.SwiftRing;
import org.plumbline.snapshot.Location;

class OvsAndSwiftTest {

    private static final Location FILE = new Location("ctl1", "ovs", 0);

    @Test
    void the_leader_of_a_cluster_knows_all_members() {
        var raft = RaftStatus.parse(FILE, resource("cluster-status-leader.txt"))
                .value()
                .orElseThrow();

        assertThat(raft.database()).isEqualTo("OVN_Northbound");
        assertThat(raft.serverId()).isEqualTo("f746");
        assertThat(raft.member()).isTrue();
        assertThat(raft.role()).isEqualTo("leader");
        assertThat(raft.leader()).isEqualTo("self");
        assertThat(raft.electionTimer()).hasValue(1000);
        assertThat(raft.uncommitted()).hasValue(0);
        assertThat(raft.servers())
                .extracting(
                        RaftStatus.Server::id, RaftStatus.Server::address, RaftStatus.Server::self, s -> s.at().line())
                .containsExactly(
                        tuple("f71d", "tcp:127.0.0.1:16642", false, 21),
                        tuple("2de9", "tcp:127.0.0.1:16643", false, 22),
                        tuple("f746", "tcp:127.0.0.1:16641", true, 23));
        assertThat(raft.servers().get(2).silence()).isEmpty();
    }

    @Test
    void a_member_without_quorum_says_so() {
        var raft = RaftStatus.parse(FILE, resource("cluster-status-noquorum.txt"))
                .value()
                .orElseThrow();

        assertThat(raft.member()).isFalse();
        assertThat(raft.status()).isEqualTo("disconnected from the cluster (election timeout)");
        assertThat(raft.role()).isEqualTo("candidate");
        assertThat(raft.leader()).isEqualTo("unknown");
        assertThat(raft.servers().get(2).silence()).isEqualTo(OptionalLong.of(12247));
    }

    @Test
    void a_database_that_is_not_clustered_has_no_status() {
        var parsed = RaftStatus.parse(FILE, "\"cluster/status\" is not a valid command (use \"list-commands\" …)\n");

        assertThat(parsed.value()).isEmpty();
        assertThat(parsed.problems()).singleElement().matches(problem -> !problem.fatal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "table", "list"})
    void rows_read_the_same_in_every_format(String format) {
        var routers =
                OvsdbRow.parse(FILE, resource("ovn-logical-router." + format)).value();
        var chassis =
                OvsdbRow.parse(FILE, resource("ovn-gateway-chassis." + format)).value();

        assertThat(routers).hasSize(1);
        assertThat(routers.get(0).text("name")).contains("r1");
        assertThat(routers.get(0).text("enabled")).isEmpty();
        assertThat(routers.get(0).set("ports"))
                .containsExactly("44c9907e-3b69-4818-8baf-bab6d710b5ef", "dc9a299f-d2eb-46b6-8da5-7dce5ac52b37");
        assertThat(routers.get(0).map("external_ids"))
                .isEqualTo(Map.of("neutron:router_name", "r one, with [odd] {chars} \"q\""));
        assertThat(routers.get(0).map("options")).isEqualTo(Map.of("x", "1"));
        assertThat(chassis)
                .extracting(row -> row.text("chassis_name").orElseThrow(), row -> row.text("priority")
                        .orElseThrow())
                .containsExactlyInAnyOrder(tuple("c1", "20"), tuple("c2", "10"));
    }

    @Test
    void rows_know_where_they_stand() {
        var rows = OvsdbRow.parse(FILE, "_uuid : a\nname  : x\n\n_uuid : b\nname  : \"y\"\n_uuid : c\n")
                .value();

        assertThat(rows)
                .extracting(
                        row -> row.text("_uuid").orElseThrow(), row -> row.at().line())
                .containsExactly(tuple("a", 1), tuple("b", 4), tuple("c", 6));
    }

    @Test
    void the_bridges_of_the_corpus_are_read() {
        var bridges = OvsdbRow.parse(
                        FILE, shared("corpus/parser/ovs/insights-core/ovs_vsctl/ovs_vsctl_list_bridges_all.txt"))
                .value();

        assertThat(bridges).extracting(row -> row.text("name").orElseThrow()).containsExactly("br-int", "br-tun");
        assertThat(bridges.get(0).map("other_config"))
                .isEqualTo(Map.of("disable-in-band", "true", "mac-table-size", "2048"));
        assertThat(bridges.get(0).text("fail_mode")).contains("secure");
        assertThat(bridges.get(1).text("fail_mode")).isEmpty();
        assertThat(OvsdbRow.parse(
                                FILE,
                                shared(
                                        "corpus/parser/ovs/insights-core/ovs_vsctl/ovs_vsctl_list_bridges_filtered1.txt"))
                        .value())
                .hasSize(2);
    }

    @Test
    void a_switch_shows_bridges_ports_bonds_and_errors() {
        var show = OvsShow.parse(FILE, resource("ovs-vsctl-show.txt")).value();

        assertThat(show.version()).isEqualTo("3.1.0");
        assertThat(show.managers()).containsExactly("ptcp:6640:127.0.0.1");
        assertThat(show.bridges())
                .extracting(OvsShow.Bridge::name, OvsShow.Bridge::failMode, OvsShow.Bridge::controllers)
                .containsExactly(
                        tuple("br-ex", "", List.of("tcp:127.0.0.1:6633")), tuple("br-int", "secure", List.of()));
        var external = show.bridges().get(0);
        assertThat(external.ports())
                .extracting(OvsShow.Port::name, port -> port.interfaces().size(), port -> port.at()
                        .line())
                .containsExactly(tuple("eno2", 1, 5), tuple("br-ex", 1, 9), tuple("bond0", 2, 12));
        assertThat(external.ports().get(0).interfaces().get(0).error())
                .isEqualTo("could not open network device eno2 (No such device)");
        var tunnel = show.bridges().get(1).ports().get(0).interfaces().get(0);
        assertThat(tunnel.type()).isEqualTo("geneve");
        assertThat(tunnel.options()).isEqualTo(Map.of("csum", "true", "key", "flow", "remote_ip", "10.0.0.22"));
        assertThat(OvsShow.parse(FILE, "ovs-vsctl: unix:/db.sock: database connection failed\n")
                        .problems())
                .singleElement()
                .matches(Problem::fatal);
    }

    @Test
    void a_ring_tells_replicas_zones_and_devices() {
        var ring = SwiftRing.parse(FILE, resource("swift-ring-builder.txt"))
                .value()
                .get(0);

        assertThat(ring.builder()).isEqualTo("object.builder");
        assertThat(ring.partitions()).hasValue(1024);
        assertThat(ring.replicas()).hasValue(3.0);
        assertThat(ring.balance()).hasValue(999.99);
        assertThat(ring.dispersion()).hasValue(0.0);
        assertThat(ring.file()).isEqualTo("is obsolete");
        assertThat(ring.devices()).hasSize(6);
        assertThat(ring.devices().get(5))
                .isEqualTo(new SwiftRing.Device(5, 1, 3, "10.0.0.53", "sdc", 0.0, 512, false, FILE.line(12)));
    }

    @Test
    void addresses_may_be_ipv6_and_devices_on_their_way_out() {
        var rings = SwiftRing.parse(FILE, resource("swift-ring-builder.txt") + resource("swift-ring-builder-v6.txt"))
                .value();

        assertThat(rings).extracting(SwiftRing::builder).containsExactly("object.builder", "x.builder");
        assertThat(rings.get(1).replicas()).hasValue(2.5);
        assertThat(rings.get(1).devices())
                .extracting(SwiftRing.Device::address, SwiftRing.Device::region, SwiftRing.Device::removed)
                .containsExactly(tuple("[2001:db8::1]", 1, false), tuple("10.0.0.2", 2, true));
    }

    @Test
    void older_releases_write_port_and_address_apart() {
        var ring = SwiftRing.parse(FILE, """
                        account.builder, build version 4
                        1024 partitions, 3.000000 replicas, 1 regions, 2 zones, 2 devices, 0.00 balance
                        The minimum number of hours before a partition can be reassigned is 1
                        Devices:    id  region  zone      ip address  port  replication ip  replication port      name weight partitions balance meta
                                     0       1     1       10.0.0.51  6002       10.0.0.51              6002      sdb 100.00        768    0.00
                                     1       1     2       10.0.0.52  6002       10.0.0.52              6002      sdb 100.00        768    0.00
                        """).value().get(0);

        assertThat(ring.dispersion()).isEmpty();
        assertThat(ring.devices())
                .extracting(SwiftRing.Device::zone, SwiftRing.Device::address, SwiftRing.Device::partitions)
                .containsExactly(tuple(1, "10.0.0.51", 768L), tuple(2, "10.0.0.52", 768L));
        assertThat(SwiftRing.parse(FILE, "command not found\n").problems())
                .singleElement()
                .matches(Problem::fatal);
    }

    @Test
    void mutated_inputs_never_throw() {
        var random = new Random(20261124);
        var names = List.of(
                "cluster-status-leader.txt",
                "ovn-logical-router.json",
                "ovn-logical-router.table",
                "ovn-logical-router.list",
                "ovs-vsctl-show.txt",
                "swift-ring-builder.txt");
        for (int i = 0; i < 1200; i++) {
            var text = new StringBuilder(resource(names.get(i % names.size())));
            for (int edits = random.nextInt(40); edits >= 0; edits--) {
                text.setCharAt(random.nextInt(text.length()), "[]{}\"\\=:, -\n(0".charAt(random.nextInt(14)));
            }
            var mutated = text.toString();
            assertThat(RaftStatus.parse(FILE, mutated).value()).isNotNull();
            assertThat(OvsdbRow.parse(FILE, mutated).value()).isNotNull();
            assertThat(OvsShow.parse(FILE, mutated).value()).isNotNull();
            assertThat(SwiftRing.parse(FILE, mutated).value()).isNotNull();
        }
    }

    private static String resource(String name) {
        try (var in = OvsAndSwiftTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shared(String path) {
        try {
            return Files.readString(Shared.path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
