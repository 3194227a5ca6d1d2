package org.plumbline.parse.ceph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class CephTest {

    private static final Location FILE = new Location("ctl1", "ceph", 0);

    @Test
    void the_status_of_recent_releases_holds_numbers() {
        var status = CephStatus.parse(FILE, """
                        {"fsid": "f", "health": {"status": "HEALTH_WARN", "checks": {
                          "OSD_DOWN": {"severity": "HEALTH_WARN", "summary": {"message": "1 osds down", "count": 1}, "muted": false}},
                          "mutes": [{"code": "POOL_NO_REDUNDANCY", "sticky": true, "summary": "x", "count": 7}]},
                         "quorum": [0, 1, 2], "quorum_names": ["a", "b", "c"],
                         "monmap": {"epoch": 3, "min_mon_release_name": "squid", "num_mons": 3},
                         "osdmap": {"epoch": 9, "num_osds": 6, "num_up_osds": 5, "num_in_osds": 6},
                         "mgrmap": {"available": true, "num_standbys": 1},
                         "pgmap": {"pgs_by_state": [{"state_name": "active+clean", "count": 129}]},
                         "servicemap": {"services": {"rgw": {"daemons": {"summary": "",
                           "4242": {"gid": 4242, "metadata": {"hostname": "node1"}},
                           "4243": {"gid": 4243, "metadata": {}}}}}}}
                        """).value();

        assertThat(status.health().status()).isEqualTo("HEALTH_WARN");
        assertThat(status.health().checks())
                .containsExactly(
                        new CephHealth.Check("OSD_DOWN", "HEALTH_WARN", "1 osds down", List.of(), FILE.line(2)));
        assertThat(status.health().mutes()).containsExactly("POOL_NO_REDUNDANCY");
        assertThat(status.quorumNames()).containsExactly("a", "b", "c");
        assertThat(status.monitors()).hasValue(3);
        assertThat(List.of(status.osds(), status.osdsUp(), status.osdsIn()))
                .containsExactly(OptionalLong.of(6), OptionalLong.of(5), OptionalLong.of(6));
        assertThat(status.mgrAvailable()).contains(true);
        assertThat(status.mgrStandbys()).hasValue(1);
        assertThat(status.daemons())
                .extracting(CephStatus.Daemon::service, CephStatus.Daemon::id, CephStatus.Daemon::host)
                .containsExactly(tuple("rgw", "4242", "node1"), tuple("rgw", "4243", ""));
        assertThat(status.pgStates()).isEqualTo(Map.of("active+clean", 129L));
    }

    @Test
    void the_status_of_older_releases_holds_whole_maps() {
        var status = CephStatus.parse(FILE, """
                        {"health": {"checks": {}, "status": "HEALTH_OK", "overall_status": "HEALTH_WARN"},
                         "quorum_names": ["a"], "monmap": {"mons": [{"name": "a"}, {"name": "b"}]},
                         "osdmap": {"osdmap": {"num_osds": 3, "num_up_osds": 3, "num_in_osds": 3, "full": false}},
                         "mgrmap": {"active_name": "a", "available": false, "standbys": []}}
                        """).value();

        assertThat(status.health().status()).isEqualTo("HEALTH_OK");
        assertThat(status.monitors()).hasValue(2);
        assertThat(status.osdsUp()).hasValue(3);
        assertThat(status.mgrAvailable()).contains(false);
        assertThat(status.mgrStandbys()).hasValue(0);
    }

    @Test
    void what_a_status_does_not_tell_stays_unknown() {
        var status = CephStatus.parse(FILE, text("ceph_s_info")).value();

        assertThat(status.health().status()).isEmpty();
        assertThat(status.mgrAvailable()).isEmpty();
        assertThat(status.mgrStandbys()).isEmpty();
        assertThat(status.osds()).isEmpty();
        assertThat(status.pgStates()).isEqualTo(Map.of("active+clean", 1800L));
    }

    @Test
    void health_is_read_from_a_report_and_from_before_luminous() {
        var report = CephHealth.parse(FILE, text("ceph_report")).value();

        assertThat(report.status()).isEqualTo("HEALTH_WARN");
        assertThat(report.checks())
                .extracting(CephHealth.Check::code, CephHealth.Check::message, check -> check.at()
                        .line())
                .containsExactly(
                        tuple("POOL_APP_NOT_ENABLED", "application not enabled on 1 pool(s)", 10),
                        tuple("MON_DOWN", "1/3 mons down, quorum ceph2,ceph_1", 24));
        assertThat(report.checks().get(1).details())
                .containsExactly("mon.ceph3 (rank 0) addr 10.72.37.76:6789/0 is down (out of quorum)");

        assertThat(CephHealth.parse(FILE, text("ceph_health_detail_info"))
                        .value()
                        .status())
                .isEqualTo("HEALTH_OK");
    }

    @Test
    void a_report_without_its_brace_is_a_problem() {
        assertThat(CephHealth.parse(FILE, text("ceph_report_invalid_json")).problems())
                .singleElement()
                .matches(Problem::fatal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'public_addrs': {'addrvec': [{'type': 'v2', 'addr': '10.0.0.1:3300', 'nonce': 0}, {'type': 'v1', 'addr': '10.0.0.1:6789', 'nonce': 0}]}, 'addr': '10.0.0.1:6789/0'} | 10.0.0.1:3300 10.0.0.1:6789",
                "{'addr': '10.0.0.1:6789/0', 'public_addr': '10.0.0.9:6789/0'} | 10.0.0.9:6789",
                "{'addr': '[2001:db8::1]:6789/0'} | [2001:db8::1]:6789",
            })
    void a_monitor_has_addresses_in_every_release(String mon, String addresses) {
        var map = CephMonMap.parse(FILE, ("{'fsid': 'f', 'mons': [" + mon + "]}").replace('\'', '"'))
                .value();

        assertThat(map.monitors().get(0).addresses()).containsExactly(addresses.split(" "));
    }

    @Test
    void the_quorum_of_a_dump_is_named_by_rank() {
        var dump = CephMonMap.parse(FILE, """
                        {"min_mon_release_name": "reef", "mons": [{"rank": 0, "name": "a"}, {"rank": 1, "name": "b"},
                        {"rank": 2, "name": "c"}], "quorum": [0, 2]}""").value();
        var status = CephMonMap.parse(FILE, """
                        {"quorum": [0, 1], "quorum_names": ["a", "b"], "quorum_leader_name": "a",
                         "monmap": {"min_mon_release": 13, "mons": [{"rank": 0, "name": "a"}, {"rank": 1, "name": "b"}]}}""").value();

        assertThat(dump.quorumNames()).containsExactly("a", "c");
        assertThat(dump.minMonRelease()).isEqualTo("reef");
        assertThat(status.quorumNames()).containsExactly("a", "b");
        assertThat(status.leader()).isEqualTo("a");
        assertThat(status.minMonRelease()).isEqualTo("13");
    }

    @Test
    void an_osd_dump_has_flags_ratios_and_pools() {
        var map = CephOsdMap.parse(FILE, """
                        {"flags": "noout,sortbitwise", "full_ratio": 0.95, "backfillfull_ratio": 0.9,
                         "nearfull_ratio": 0.85, "require_osd_release": "reef",
                         "erasure_code_profiles": {"p": {"k": "4", "m": "2"}},
                         "pools": [
                          {"pool": 3, "pool_name": "volumes", "type": 1, "size": 3, "min_size": 2, "crush_rule": 1,
                           "pg_num": 128, "pg_autoscale_mode": "on", "application_metadata": {"rbd": {}},
                           "read_balance": {"score_acting": inf}},
                          {"pool": 4, "pool_name": "ec", "type": 3, "size": 6, "min_size": 5, "erasure_code_profile": "p"}],
                         "osds": [{"osd": 0, "up": 1, "in": 1}, {"osd": 1, "up": 0, "in": 1}, {"osd": 2}]}
                        """).value();

        assertThat(map.flags()).containsExactly("noout", "sortbitwise");
        assertThat(List.of(map.nearfull(), map.backfillfull(), map.full()))
                .containsExactly(OptionalDouble.of(0.85), OptionalDouble.of(0.9), OptionalDouble.of(0.95));
        assertThat(map.requireOsdRelease()).isEqualTo("reef");
        assertThat(map.erasureProfiles()).isEqualTo(Map.of("p", Map.of("k", "4", "m", "2")));
        assertThat(map.pools())
                .extracting(CephPool::name, CephPool::size, CephPool::minSize, pool -> pool.erasure()
                        .orElseThrow())
                .containsExactly(
                        tuple("volumes", OptionalLong.of(3), OptionalLong.of(2), false),
                        tuple("ec", OptionalLong.of(6), OptionalLong.of(5), true));
        assertThat(map.pools().get(0).applications()).containsExactly("rbd");
        assertThat(map.pools().get(0).at()).isEqualTo(FILE.line(5));
        assertThat(map.osds()).extracting(osd -> osd.up().orElse(null)).containsExactly(true, false, null);
    }

    @Test
    void a_pool_from_before_luminous_has_a_ruleset_and_no_ratios() {
        var map = CephOsdMap.parse(FILE, text("ceph_osd_dump_info")).value();

        assertThat(map.flags()).containsExactly("sortbitwise");
        assertThat(map.full()).isEmpty();
        assertThat(map.pools())
                .extracting(CephPool::id, CephPool::name, CephPool::crushRule, CephPool::pgNum)
                .containsExactly(tuple(OptionalLong.of(0), "rbd", OptionalLong.of(0), OptionalLong.of(256)));
    }

    @Test
    void pools_listed_in_detail_carry_a_pool_id() {
        var pools =
                CephPool.parse(FILE, "[{\"pool_id\":2,\"pool_name\":\"images\",\"type\":1,\"size\":2,\"min_size\":1}]");

        assertThat(pools.value())
                .extracting(CephPool::id, CephPool::name, CephPool::size)
                .containsExactly(tuple(OptionalLong.of(2), "images", OptionalLong.of(2)));
    }

    @Test
    void the_tree_tells_which_host_carries_which_osds() {
        var tree = CephOsdTree.parse(FILE, text("ceph_osd_tree")).value();

        assertThat(tree.ofType("host")).hasSize(4);
        assertThat(tree.osdsBelow(tree.named("localhost").orElseThrow()))
                .extracting(CephOsdTree.Node::name)
                .containsExactly("osd.1", "osd.3", "osd.5", "osd.2", "osd.4", "osd.0");
        assertThat(tree.named("osd.4").orElseThrow().status()).isEqualTo("down");
        assertThat(tree.osdsBelow(tree.named("default").orElseThrow())).hasSize(6);
    }

    @Test
    void a_tree_that_bites_its_tail_ends() {
        var tree = CephOsdTree.parse(
                        FILE,
                        "{\"nodes\": [{\"id\": -1, \"name\": \"a\", \"type\": \"root\", \"children\": [-1, -2]}]}")
                .value();

        assertThat(tree.osdsBelow(tree.named("a").orElseThrow())).isEmpty();
    }

    @Test
    void a_rule_tells_its_failure_domains() {
        var rules = CephCrushRule.parse(FILE, """
                        [{"rule_id": 0, "rule_name": "replicated_rule", "type": 1, "steps": [
                           {"op": "take", "item": -1, "item_name": "default~ssd"},
                           {"op": "chooseleaf_firstn", "num": 0, "type": "host"}, {"op": "emit"}]},
                         {"rule_id": 1, "rule_name": "ec", "steps": [{"op": "set_chooseleaf_tries", "num": 5},
                           {"op": "take", "item_name": "default"}, {"op": "choose_indep", "num": 3, "type": "rack"},
                           {"op": "chooseleaf_indep", "num": 2, "type": "host"}, {"op": "emit"}]}]
                        """).value();

        assertThat(rules)
                .extracting(CephCrushRule::name, CephCrushRule::roots, CephCrushRule::failureDomains)
                .containsExactly(
                        tuple("replicated_rule", List.of("default~ssd"), List.of("host")),
                        tuple("ec", List.of("default"), List.of("rack", "host")));
    }

    @Test
    void space_versions_managers_settings_and_users_are_read() {
        var df = CephDf.parse(FILE, text("ceph_df_detail_info")).value();
        assertThat(df.total()).hasValue(17113243648L);
        assertThat(df.used()).hasValue(203120640L);
        assertThat(df.pools()).extracting(CephDf.Pool::name).containsExactly("rbd", "ecpool");

        assertThat(CephOsdDf.parse(FILE, text("ceph_osd_df_info")).value())
                .extracting(CephOsdDf::name, osd -> osd.utilization().getAsDouble())
                .containsExactly(tuple("osd.0", 0.345546));

        var versions = CephVersions.parse(FILE, """
                        {"mon": {"ceph version 18.2.7 (abc) reef (stable)": 3},
                         "osd": {"ceph version 18.2.7 (abc) reef (stable)": 2, "ceph version 17.2.6 (d) quincy (stable)": 1},
                         "mds": {}}""").value();
        assertThat(versions.daemons())
                .isEqualTo(Map.of(
                        "mon", Map.of("18.2.7", 3L), "osd", Map.of("18.2.7", 2L, "17.2.6", 1L), "mds", Map.of()));

        var mgr = CephMgr.parse(
                        FILE,
                        "{\"available\": true, \"active_name\": \"x\", \"standbys\": [{\"gid\": 1, \"name\": \"y\"}]}")
                .value();
        assertThat(mgr.standbys()).contains(List.of("y"));
        assertThat(CephMgr.parse(FILE, "{\"available\": true}").value().standbys())
                .isEmpty();

        assertThat(CephConfigDump.parse(
                                FILE,
                                "[{\"section\":\"global\",\"name\":\"osd_pool_default_size\",\"value\":\"3\",\"level\":\"advanced\",\"mask\":\"\"}]")
                        .value())
                .containsExactly(new Entry("global", "osd_pool_default_size", "3", FILE.line(1)));

        assertThat(CephAuth.parse(
                                FILE,
                                "{\"auth_dump\":[{\"entity\":\"client.cinder\",\"key\":\"‹secret:9f3a1c22:33-63›\",\"caps\":{\"mon\":\"profile rbd\"}}]}")
                        .value())
                .containsExactly(new CephAuth("client.cinder", Map.of("mon", "profile rbd"), FILE.line(1)));
    }

    private static String text(String name) {
        try {
            return Files.readString(
                    Shared.path("corpus/parser/ceph/insights-core/ceph_cmd_json_parsing/" + name + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
