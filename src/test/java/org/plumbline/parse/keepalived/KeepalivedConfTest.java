package org.plumbline.parse.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.parse.Parsed;
import org.plumbline.snapshot.Glob;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.SourceFile;

class KeepalivedConfTest {

    private static final Location FILE = new Location("ctl1", "/etc/keepalived/keepalived.conf", 0);

    private static Parsed<KeepalivedConf> parse(String text) {
        return parse(text, Map.of());
    }

    private static Parsed<KeepalivedConf> parse(String text, Map<String, String> others) {
        return KeepalivedConf.parse(new SourceFile(FILE, "", () -> text), "ctl1", pattern -> others.keySet().stream()
                .sorted()
                .filter(path -> Glob.matches(pattern, path))
                .map(path -> new SourceFile(new Location("ctl1", path, 0), "", () -> others.get(path)))
                .toList());
    }

    private static VrrpInstance instance(String body) {
        return parse("vrrp_instance V {\n virtual_router_id 5\n" + body + "\n}\n")
                .value()
                .instances()
                .get(0);
    }

    private static List<String> problems(String text) {
        return parse(text).problems().stream()
                .map(problem -> problem.at().line() + ": " + problem.reason())
                .toList();
    }

    @Test
    void comments_start_anywhere_with_a_hash_or_an_exclamation_mark() {
        var instance = instance("""
                ! c
                # c
                priority 150 # x ! y
                advert_int 2!x
                interface "a#b"
                notify_master /bin/\\#x""");

        assertThat(instance.priority()).isEqualTo(150);
        assertThat(instance.advertInterval()).contains(Duration.ofSeconds(2));
        assertThat(instance.interfaceName()).contains("a#b");
        assertThat(instance.block().value("notify_master")).contains("/bin/#x");
        assertThat(instance.at("priority")).isEqualTo(FILE.line(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vrrp_instance V {~virtual_router_id 5~virtual_ipaddress {~10.0.0.9/24~}~}
            vrrp_instance V~{~virtual_router_id 5~virtual_ipaddress~{~10.0.0.9/24~}~}
            vrrp_instance V {~virtual_router_id 5~virtual_ipaddress { 10.0.0.9/24 }~}
            vrrp_instance V {~virtual_router_id 5~virtual_ipaddress {~10.0.0.9/24 } }
            vrrp_instance V{~virtual_router_id 5~virtual_ipaddress{~10.0.0.9/24}~}
            """)
    void braces_may_stand_on_the_line_of_the_keyword_or_on_the_next(String text) {
        var parsed = parse(text.replace("~", "\n"));

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().instances().get(0).addresses())
                .extracting(VrrpAddress::address, VrrpAddress::prefixLength)
                .containsExactly(tuple("10.0.0.9", 24));
    }

    @Test
    void an_address_without_a_prefix_is_a_host_address() {
        var addresses = instance("""
                virtual_ipaddress {
                    10.0.0.9 dev eth0 label eth0:1
                    2001:db8::9
                }
                virtual_ipaddress_excluded {
                    10.0.1.9/24 dev eth1
                }""").addresses();

        assertThat(addresses)
                .containsExactly(
                        new VrrpAddress("10.0.0.9", 32, "eth0", FILE.line(4)),
                        new VrrpAddress("2001:db8::9", 128, "", FILE.line(5)),
                        new VrrpAddress("10.0.1.9", 24, "eth1", FILE.line(8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vrrp_instance V {~virtual_router_id 5~virtual_ipaddress {~1.2.3.4 1.2.3.5~}~} | 4: only the first address of a line is used
            vrrp_instance V {~virtual_router_id 5~priority 256~} | 3: the priority is not between 1 and 255; 100 is used
            vrrp_instance V {~virtual_router_id 5~state MASTER~nopreempt~} | 4: nopreempt has no effect on an instance that starts as MASTER
            vrrp_instance V {~} | 1: the vrrp_instance has no valid virtual_router_id and is removed
            vrrp_instance V {~virtual_router_id 5~}~vrrp_instance V {~virtual_router_id 6~} | 4: another vrrp_instance has this name; this one is ignored
            vrrp_sync_group G {~group {~V~}~} | 3: the sync group names an instance that does not exist
            vrrp_instance V {~virtual_router_id 5~track_script {~s~}~}~vrrp_script s {~} | 4: the tracked script is not defined above and is ignored
            vrrp_instance V {~virtual_router_id 5 | 1: a block is not closed
            } | 1: a closing brace has no opening one
            { | 1: an opening brace has no keyword before it
            script "x | 1: a quote is opened and not closed
            include /etc/absent.conf | 1: the included file is not in the snapshot
            ~SEQ(x | 2: a ~SEQ or ~LST block cannot be read
            """)
    void what_keepalived_complains_about_is_told_with_its_line(String text, String problem) {
        assertThat(problems(text.startsWith("~SEQ") ? "\n" + text : text.replace("~", "\n")))
                .contains(problem);
    }

    @Test
    void keepalived_falls_back_to_its_defaults() {
        var instance = instance("priority 256\nadvert_int x");

        assertThat(instance.priority()).isEqualTo(100);
        assertThat(instance.advertInterval()).isEmpty();
        assertThat(instance.isMaster()).isFalse();
        assertThat(instance.preempts()).isTrue();
        assertThat(instance("").advertInterval()).contains(Duration.ofSeconds(1));
        assertThat(instance("advert_int 0.3").advertInterval()).contains(Duration.ofMillis(300));
        assertThat(instance("priority 120\npriority 130").priority()).isEqualTo(130);
    }

    @Test
    void nopreempt_is_dropped_for_an_instance_that_starts_as_master() {
        assertThat(instance("state BACKUP\nnopreempt").preempts()).isFalse();
        assertThat(instance("state MASTER\nnopreempt").preempts()).isTrue();
        assertThat(instance("preempt_delay 300").preemptDelay()).contains(Duration.ofMinutes(5));
    }

    @Test
    void an_instance_without_a_router_id_and_the_second_of_a_name_do_not_run() {
        var conf = parse("""
                vrrp_instance A {
                }
                vrrp_instance B {
                  virtual_router_id 5
                }
                vrrp_instance B {
                  virtual_router_id 6
                }
                vrrp_instance C {
                  virtual_router_id 256
                }
                """).value();

        assertThat(conf.instances())
                .extracting(VrrpInstance::name, VrrpInstance::routerId)
                .containsExactly(tuple("B", OptionalInt.of(5)));
    }

    @Test
    void unknown_blocks_do_not_disturb_the_rest() {
        var parsed = parse("nonsense {\n more {\n x\n }\n}\nvrrp_instance V {\n odd thing\n virtual_router_id 7\n}\n");

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().instances().get(0).routerId()).hasValue(7);
    }

    @Test
    void parameters_are_replaced_when_they_are_used() {
        var conf = parse("""
                $PRIO=150
                $BASE=10.2.${SUB}
                $SUB=0
                vrrp_instance V {
                  virtual_router_id 5
                  priority $PRIO
                  virtual_ipaddress {
                    ${BASE}.100/32
                    $SUB=10
                    ${BASE}.100/32
                  }
                  script "${UNKNOWN} $5"
                }
                """).value();
        var instance = conf.instances().get(0);

        assertThat(instance.priority()).isEqualTo(150);
        assertThat(instance.addresses())
                .containsExactly(
                        new VrrpAddress("10.2.0.100", 32, "", FILE.line(8)),
                        new VrrpAddress("10.2.10.100", 32, "", FILE.line(10)));
        assertThat(instance.block().value("script")).contains("${UNKNOWN} $5");
    }

    @Test
    void a_parameter_of_several_lines_stands_for_them() {
        var parsed = parse("""
                $INSTANCE= \\
                vrrp_instance VI_${NUM} { \\
                    virtual_router_id $NUM \\
                    @ctl1 priority 130 \\
                    @ctl2 priority 120 \\
                    $ADDRESSES
                }
                $ADDRESSES= \\
                    virtual_ipaddress { \\
                      10.0.${NUM}.254/24 \\
                    }
                $NUM=1
                $INSTANCE
                }
                $NUM=2
                $INSTANCE
                }
                """.replaceFirst("\\$ADDRESSES\n}", "\\$ADDRESSES"));

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().instances())
                .extracting(VrrpInstance::name, VrrpInstance::priority, i -> i.addresses()
                        .get(0)
                        .address())
                .containsExactly(tuple("VI_1", 130, "10.0.1.254"), tuple("VI_2", 130, "10.0.2.254"));
        assertThat(parsed.value().instances().get(1).at()).isEqualTo(FILE.line(2));
    }

    @Test
    void an_empty_line_ends_a_parameter_of_several_lines() {
        assertThat(parse("$A= \\\nx 1 \\\n\ny 2\n$A\n").value().nodes())
                .extracting(KeepalivedNode::words)
                .containsExactly(List.of("y", "2"), List.of("x", "1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ~SEQ(S, 0, 3) ip 10.0.${S}.1                       | 10.0.0.1 10.0.1.1 10.0.2.1 10.0.3.1
            ~SEQ(S, 3) ip $S                                   | 1 2 3
            ~SEQ(S, 5, -2, 1) ip $S                            | 5 3 1
            ~SEQx(S, 144, 16, 192) ip fe80::20:${S}:1          | fe80::20:90:1 fe80::20:a0:1 fe80::20:b0:1 fe80::20:c0:1
            ~SEQx(S, 0x90, 0x10, 0xa0) ip $S                   | 90 a0
            ~LST(S, 7, 5) ip $S                                | 7 5
            ~LST({A, B}, {10,1},{20,4}) ip 192.168.${A}.${B}   | 192.168.10.1 192.168.20.4
            ~LST(A, 1, 2) ~SEQ(B, 5, 6) ip ${A}.${B}           | 1.5 1.6 2.5 2.6
            """)
    void sequences_and_lists_are_written_out(String line, String expected) {
        assertThat(parse(line + "\n").value().nodes())
                .extracting(node -> node.word(1))
                .containsExactly(expected.split(" "));
    }

    @Test
    void a_line_with_a_condition_counts_only_for_its_configuration_id() {
        var instance = instance("@ctl1 priority 150\n@ctl2 priority 90\n@^ctl1 state MASTER\n@^ctl2 nopreempt");

        assertThat(instance.priority()).isEqualTo(150);
        assertThat(instance.isMaster()).isFalse();
        assertThat(instance.saysNoPreempt()).isTrue();
    }

    @Test
    void includes_are_read_in_their_place_and_relative_to_their_file() {
        var parsed = parse(
                "include conf.d/{a,b}*.conf\ninclude /etc/none/*.conf\nlast 1\n",
                Map.of(
                        "/etc/keepalived/conf.d/b.conf", "from b\n",
                        "/etc/keepalived/conf.d/a1.conf", "\nfrom a1\nincluder sub/x.conf\n",
                        "/etc/keepalived/conf.d/sub/x.conf", "from ${_PWD}\n"));

        assertThat(parsed.problems()).isEmpty();
        assertThat(parsed.value().nodes())
                .extracting(node -> node.word(1))
                .containsExactly("a1", "/etc/keepalived/conf.d/sub", "b", "1");
        assertThat(parsed.value().nodes().get(0).at())
                .isEqualTo(new Location("ctl1", "/etc/keepalived/conf.d/a1.conf", 2));
    }

    @Test
    void a_file_that_includes_itself_ends() {
        var parsed = parse("x 1\ninclude keepalived.conf\n", Map.of(FILE.source(), "x 1\ninclude keepalived.conf\n"));

        assertThat(parsed.problems()).hasSize(1);
        assertThat(parsed.value().nodes()).hasSizeBetween(2, 40);
    }

    @Test
    void what_expands_without_end_is_cut_and_told() {
        for (var text :
                List.of("~SEQ(A,1,60000) ~SEQ(B,1,60000) $X=1\n", "$A=$A $A\n$A\n", "$A= \\\n$A \\\n$A\n$A\n")) {
            var parsed = parse(text);
            assertThat(parsed.problems()).as(text).isNotEmpty();
        }
    }

    @Test
    void scripts_have_a_command_a_rhythm_and_a_weight() {
        var script = parse("""
                vrrp_script chk {
                  script "/usr/bin/killall -0 haproxy"
                  interval 2
                  weight -30
                  fall 4
                  user keepalived_script adm
                }
                """).value().script("chk").orElseThrow();

        assertThat(script.command()).isEqualTo("/usr/bin/killall -0 haproxy");
        assertThat(script.path()).isEqualTo("/usr/bin/killall");
        assertThat(script.interval()).isEqualTo(Duration.ofSeconds(2));
        assertThat(script.weight()).isEqualTo(-30);
        assertThat(script.fall()).isEqualTo(4);
        assertThat(script.rise()).isEqualTo(1);
        assertThat(script.user()).contains(List.of("keepalived_script", "adm"));
    }

    @Test
    void quotes_may_stand_inside_a_word() {
        assertThat(KeepalivedWords.of("a abcd\" efg h jkl \"mnop 'x y' \\\"z"))
                .containsExactly("a", "abcd efg h jkl mnop", "x y", "\"z");
    }

    @Test
    void a_script_is_tracked_by_the_instance_or_by_its_sync_group() {
        var conf = parse("""
                vrrp_script up {
                  script /bin/true
                }
                vrrp_instance V {
                  virtual_router_id 5
                  track_script {
                    up weight -20 reverse
                    late
                  }
                  track_interface {
                    eth0
                    eth1 weight 10
                  }
                }
                vrrp_sync_group G {
                  group {
                    V
                  }
                  track_script {
                    up
                  }
                }
                vrrp_script late {
                  script /bin/true
                }
                """).value();
        var instance = conf.instances().get(0);

        assertThat(conf.trackedScripts(instance))
                .containsExactly(
                        new VrrpTrack("up", OptionalInt.of(-20), true, FILE.line(7)),
                        new VrrpTrack("up", OptionalInt.empty(), false, FILE.line(20)));
        assertThat(VrrpTrack.of(instance.block(), "track_interface"))
                .extracting(VrrpTrack::name)
                .containsExactly("eth0", "eth1");
        assertThat(conf.syncGroups().get(0).members()).containsExactly("V");
    }

    @Test
    void unicast_and_authentication_are_read() {
        var instance = instance("""
                unicast_src_ip 10.0.0.11
                unicast_peer {
                    10.0.0.12
                    10.0.0.13
                }
                authentication {
                    auth_type PASS
                    auth_pass ‹secret:9f3a1c22:8-15›
                }""");

        assertThat(instance.unicastSource()).contains("10.0.0.11");
        assertThat(instance.unicastPeers())
                .extracting(KeepalivedNode::keyword)
                .containsExactly("10.0.0.12", "10.0.0.13");
        assertThat(instance.authType()).contains("PASS");
        assertThat(instance.authPass().orElseThrow().word(1)).isEqualTo("‹secret:9f3a1c22:8-15›");
        assertThat(instance.authPass().orElseThrow().at()).isEqualTo(FILE.line(10));
    }

    @Test
    void global_definitions_and_virtual_servers_are_found() {
        var conf = parse("""
                global_defs {
                  router_id a
                  enable_script_security
                }
                global_defs {
                  router_id b
                }
                virtual_server 10.0.0.9 80 {
                  real_server 10.0.0.1 80 {
                    weight 1
                  }
                }
                """).value();

        assertThat(conf.global("router_id").orElseThrow().word(1)).isEqualTo("b");
        assertThat(conf.global("enable_script_security")).isPresent();
        assertThat(conf.virtualServers().findFirst().orElseThrow().all("real_server"))
                .hasSize(1);
    }
}
