package org.plumbline.parse.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.Shared;
import org.plumbline.parse.Entry;
import org.plumbline.parse.shell.ShellAssignments;
import org.plumbline.snapshot.Location;

/** Outputs of Corosync, Pacemaker and SBD tools. */
class ClusterOutputTest {

    private static final Location FILE = new Location("ctl1", "command", 0);

    @Test
    void crm_mon_of_pacemaker_2_lists_resources_by_node_and_together() {
        var status = CrmMon.parse(FILE, """
                INFO: crm_mon says something first
                <pacemaker-result api-version="2.25" request="crm_mon -1 -r -n --output-as=xml">
                  <summary>
                    <current_dc present="true" name="ctl2" with_quorum="true"/>
                    <cluster_options stonith-enabled="true" no-quorum-policy="stop" maintenance-mode="false"/>
                  </summary>
                  <nodes>
                    <node name="ctl1" id="1" online="true" standby="false" maintenance="false" type="member">
                      <group id="g" number_resources="1" managed="true">
                        <resource id="vip:0" resource_agent="ocf::heartbeat:IPaddr2" role="Started" active="true" managed="false" failed="false"/>
                      </group>
                    </node>
                    <node name="ctl2" id="2" online="false" standby="true" type="member"/>
                  </nodes>
                  <resources>
                    <bundle id="b"><replica id="0">
                      <resource id="db" resource_agent="ocf:heartbeat:galera" role="Master" target_role="Slave" active="true" orphan="true">
                        <node name="db-0" id="db-0" cached="true"/>
                      </resource></replica></bundle>
                  </resources>
                  <failures>
                    <failure op_key="my_vip_monitor_10000" node="ctl1" exitstatus="not running" exitcode="7"/>
                    <failure op_key="vm_migrate_to_0" node="ctl2" exitcode="1"/>
                  </failures>
                  <fence_history>
                    <fence_event action="reboot" target="ctl2" status="failed" client="x" origin="ctl1" completed="Mon Jan 5 10:00:00 2026"/>
                  </fence_history>
                </pacemaker-result>
                """).value();

        assertThat(status.is("current_dc/with_quorum")).isTrue();
        assertThat(status.summary("cluster_options/no-quorum-policy").orElseThrow())
                .isEqualTo(new Entry("cluster_options", "cluster_options/no-quorum-policy", "stop", FILE.line(5)));
        assertThat(status.nodes())
                .extracting(PacemakerStatus.Node::name, node -> node.is("online"), node -> node.is("standby"))
                .containsExactly(tuple("ctl1", true, false), tuple("ctl2", false, true));
        assertThat(status.resources())
                .extracting(
                        PacemakerStatus.Resource::id,
                        PacemakerStatus.Resource::agent,
                        PacemakerStatus.Resource::role,
                        PacemakerStatus.Resource::targetRole,
                        PacemakerStatus.Resource::nodes,
                        PacemakerStatus.Resource::within,
                        r -> r.at().line())
                .containsExactly(
                        tuple("vip", "ocf:heartbeat:IPaddr2", "Started", "", List.of("ctl1"), List.of("g"), 10),
                        tuple(
                                "db",
                                "ocf:heartbeat:galera",
                                "Promoted",
                                "Unpromoted",
                                List.of("db-0"),
                                List.of("b"),
                                17));
        assertThat(status.resources().get(0).isUnmanaged()).isTrue();
        assertThat(status.resources().get(1).is("orphaned")).isTrue();
        assertThat(status.failures())
                .extracting(PacemakerStatus.Failure::resource, PacemakerStatus.Failure::node)
                .containsExactly(tuple("my_vip", "ctl1"), tuple("vm", "ctl2"));
        assertThat(status.fenceEvents())
                .containsExactly(
                        new FenceEvent("reboot", "ctl2", "failed", "Mon Jan 5 10:00:00 2026", "ctl1", FILE.line(26)));
    }

    @Test
    void crm_mon_of_pacemaker_3_calls_fencing_by_its_name() {
        var status = CrmMon.parse(FILE, """
                <pacemaker-result><summary><cluster_options fencing-enabled="false"/></summary></pacemaker-result>
                """).value();

        assertThat(status.summary("cluster_options/stonith-enabled")
                        .orElseThrow()
                        .value())
                .isEqualTo("false");
    }

    @Test
    void the_crm_mon_files_of_the_corpus_are_understood() throws IOException {
        var folder = Shared.path("corpus/parser/crm_mon");
        var fuel = CrmMon.parse(
                FILE, Files.readString(folder.resolve("run-fuel-openstack-3ctl/crm_mon_-1_-r_--output-as=xml")));
        assertThat(fuel.problems()).isEmpty();
        assertThat(fuel.value().nodes()).hasSize(3);
        assertThat(fuel.value().resources())
                .filteredOn(r -> r.id().equals("p_mysql"))
                .hasSize(3)
                .allSatisfy(r -> assertThat(r.within()).containsExactly("clone_p_mysql"));
        var old = CrmMon.parse(FILE, Files.readString(folder.resolve("hawk-apiserver/crm-mon-1.xml")));
        assertThat(old.value().failures())
                .extracting(PacemakerStatus.Failure::resource)
                .containsExactly("ddd", "ddd");
        var fenced = CrmMon.parse(FILE, Files.readString(folder.resolve("hawk-apiserver/crm-mon-4.xml")));
        assertThat(fenced.value().fenceEvents())
                .extracting(FenceEvent::target, FenceEvent::status, event -> event.at()
                        .line())
                .containsExactly(tuple("node1", "success", 125), tuple("node1", "success", 126));
        var lab = CrmMon.parse(FILE, Files.readString(Shared.path("lab/snapshots/ha/hosts/ctl1/commands/crm_mon.xml")));
        assertThat(lab.value().resources())
                .extracting(PacemakerStatus.Resource::id, PacemakerStatus.Resource::nodes)
                .containsExactly(
                        tuple("fence-lab", List.of("ctl1")),
                        tuple("vip-admin", List.of("ctl2")),
                        tuple("cinder-volume", List.of("ctl3")));
    }

    @Test
    void the_cibs_of_the_corpus_are_understood() throws IOException {
        try (var files = Files.walk(Shared.path("corpus/parser/pacemaker-cib"))) {
            for (var path : files.filter(
                            p -> p.toString().endsWith(".xml") && !p.toString().contains("crm_mon"))
                    .toList()) {
                var parsed = PacemakerCib.parse(FILE, Files.readString(path));
                assertThat(parsed.problems()).as(path.toString()).isEmpty();
                var text = Files.readString(path);
                assertThat(parsed.value().all().filter(r -> r.kind() == PacemakerResource.Kind.PRIMITIVE))
                        .as(path.toString())
                        .hasSize(text.split("<primitive ", -1).length - 1);
            }
        }
    }

    @Test
    void quorumtool_tells_votes_flags_and_members() {
        var status = CorosyncQuorumtool.parse(FILE, """
                Quorum information
                ------------------
                Date:             Wed Jun 29 13:17:02 2016
                Quorum provider:  corosync_votequorum
                Nodes:            2
                Node ID:          1
                Ring ID:          1/8272
                Quorate:          Yes

                Votequorum information
                ----------------------
                Expected votes:   3
                Highest expected: 3
                Total votes:      3
                Quorum:           2 Activity blocked
                Flags:            Quorate Qdevice

                Membership information
                ----------------------
                    Nodeid      Votes    Qdevice Name
                         1          1    A,V,NMW node1 (local)
                0x00000002          1    A,V,NMW node2
                         0          1            Qdevice
                """).value();

        assertThat(status.value("Quorate")).contains("Yes");
        assertThat(status.number("Expected votes")).contains(3);
        assertThat(status.number("Quorum")).contains(2);
        assertThat(status.hasFlag("Qdevice")).isTrue();
        assertThat(status.hasFlag("Q")).isFalse();
        assertThat(status.members())
                .containsExactly(
                        new CorosyncQuorumtool.Member(1, 1, "node1", "A,V,NMW", true, FILE.line(21)),
                        new CorosyncQuorumtool.Member(2, 1, "node2", "A,V,NMW", false, FILE.line(22)),
                        new CorosyncQuorumtool.Member(0, 1, "Qdevice", "", false, FILE.line(23)));
        assertThat(CorosyncQuorumtool.parse(FILE, "Cannot initialize QUORUM service\n")
                        .problems())
                .hasSize(1);
    }

    @Test
    void cfgtool_of_corosync_2_prints_rings() {
        var links = CorosyncCfgtool.parse(FILE, """
                Printing ring status.
                Local node ID 16777226
                RING ID 0
                    id      = 10.0.0.1
                    status  = Marking ringid 0 interface 10.0.0.1 FAULTY
                RING ID 1
                    id      = 172.16.0.1
                    status  = ring 1 active with no faults
                """).value();

        assertThat(links)
                .containsExactly(
                        new CorosyncCfgtool.Link(
                                0,
                                "10.0.0.1",
                                "16777226",
                                false,
                                "Marking ringid 0 interface 10.0.0.1 FAULTY",
                                FILE.line(5)),
                        new CorosyncCfgtool.Link(
                                1, "172.16.0.1", "16777226", true, "ring 1 active with no faults", FILE.line(8)));
    }

    @Test
    void cfgtool_of_corosync_3_prints_links_by_link_and_by_node() {
        var byLink = CorosyncCfgtool.parse(FILE, """
                Local node ID 1, transport knet
                LINK ID 0 udp
                \taddr\t= 10.0.0.11
                \tstatus:
                \t\tnodeid:          1:\tlocalhost
                \t\tnodeid:          2:\tdisconnected
                """).value();
        var byNode = CorosyncCfgtool.parse(FILE, """
                Local node ID 1, transport knet
                nodeid: 2 reachable
                   LINK: 0 udp (10.0.0.11->10.0.0.12) enabled connected mtu: 1397
                   LINK: 1 udp (10.0.1.11->10.0.1.12) enabled mtu: 1397
                """).value();

        assertThat(byLink)
                .containsExactly(
                        new CorosyncCfgtool.Link(0, "10.0.0.11", "1", true, "localhost", FILE.line(5)),
                        new CorosyncCfgtool.Link(0, "10.0.0.11", "2", false, "disconnected", FILE.line(6)));
        assertThat(byNode)
                .containsExactly(
                        new CorosyncCfgtool.Link(
                                0, "10.0.0.11", "2", true, "enabled connected mtu: 1397", FILE.line(3)),
                        new CorosyncCfgtool.Link(1, "10.0.1.11", "2", false, "enabled mtu: 1397", FILE.line(4)));
    }

    @Test
    void cmapctl_gives_keys_with_their_values() {
        var entries = CorosyncCmap.parse(FILE, """
                runtime.members.1.ip (str) = r(0) ip(10.0.0.11)\s
                totem.token (u32) = 5000
                """).value();

        assertThat(entries)
                .containsExactly(
                        new Entry("runtime", "runtime.members.1.ip", "r(0) ip(10.0.0.11)", FILE.line(1)),
                        new Entry("totem", "totem.token", "5000", FILE.line(2)));
    }

    @Test
    void the_history_of_fencing_is_read_in_old_and_new_words() {
        var events = StonithHistory.parse(FILE, """
                ctl1 was able to reboot node ctl2 on behalf of pacemaker-controld.5 from ctl3 at Mon Jan  5 10:00:00 2026
                reboot of ctl3 failed: delegate=ctl1, client=pacemaker-controld.5, origin=ctl1, completed='2026-01-05 10:00:00Z'
                off of ctl2 pending: client=stonith_admin.9, origin=ctl1
                3 events found
                """).value();

        assertThat(events)
                .containsExactly(
                        new FenceEvent("reboot", "ctl2", "success", "Mon Jan  5 10:00:00 2026", "ctl3", FILE.line(1)),
                        new FenceEvent("reboot", "ctl3", "failed", "2026-01-05 10:00:00Z", "ctl1", FILE.line(2)),
                        new FenceEvent("off", "ctl2", "pending", "", "ctl1", FILE.line(3)));
    }

    @Test
    void the_settings_of_sbd_are_shell_assignments() {
        var settings = ShellAssignments.parse(FILE, """
                # SBD_DEVICE=""
                SBD_DEVICE="/dev/vdc;/dev/vdd"
                SBD_WATCHDOG_TIMEOUT=5
                """).value();

        assertThat(settings)
                .containsExactly(
                        new Entry("", "SBD_DEVICE", "/dev/vdc;/dev/vdd", FILE.line(2)),
                        new Entry("", "SBD_WATCHDOG_TIMEOUT", "5", FILE.line(3)));
    }
}
