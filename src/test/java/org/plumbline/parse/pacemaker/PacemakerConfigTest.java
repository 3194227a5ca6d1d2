package org.plumbline.parse.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.parse.Entry;
import org.plumbline.parse.Parsed;
import org.plumbline.parse.Problem;
import org.plumbline.snapshot.Location;

class PacemakerConfigTest {

    private static final Location FILE = new Location("ctl1", "cibadmin -Q", 0);

    /** The texts are what crmsh 4.4.1 and pcs 0.11.5 print for this CIB. */
    @Test
    void crm_and_pcs_say_the_same_as_the_cib() {
        var cib = digest(PacemakerCib.parse(FILE, text("cib.xml")).value());

        assertThat(digest(
                        CrmConfigure.parse(FILE, text("crm-configure-show.txt")).value()))
                .isEqualTo(cib);
        assertThat(digest(PcsConfig.parse(FILE, text("pcs-config.txt")).value()))
                .isEqualTo(cib);
        assertThat(cib)
                .contains(
                        "BUNDLE galera-bundle [] container=docker/3 members=galera",
                        "COLOCATION colocation-storage-redis "
                                + "{rsc=storage, score=100, with-rsc=redis-clone, with-rsc-role=Promoted}",
                        "level target ctl1 2 [fence-all]",
                        "op vip monitor {interval=10s, on-fail=restart, timeout=20s}",
                        "param redis wait_last_known_master=a b",
                        "property stonith-enabled=true")
                .hasSize(60);
    }

    @ParameterizedTest
    @CsvSource({
        "cib.xml,                fence-all, 34",
        "crm-configure-show.txt, fence-all, 8",
        "pcs-config.txt,         fence-all, 79",
    })
    void a_resource_stands_where_its_line_is(String file, String id, int line) {
        var config = parse(file).value();

        assertThat(config.resource(id).orElseThrow().at()).isEqualTo(FILE.line(line));
    }

    @Test
    void of_several_blocks_of_options_the_bootstrap_block_counts_then_the_highest_score_then_the_first_pair() {
        var config = PacemakerCib.parse(FILE, """
                <cib><configuration><crm_config>
                  <cluster_property_set id="low" score="1"><nvpair id="a" name="x" value="low"/>
                    <nvpair id="b" name="y" value="low"/><nvpair id="c" name="z" value="low"/></cluster_property_set>
                  <cluster_property_set id="high" score="INFINITY"><nvpair id="d" name="x" value="high"/>
                    <nvpair id="e" name="y" value="high"/><nvpair id="f" name="y" value="again"/></cluster_property_set>
                  <cluster_property_set id="night" score="INFINITY"><rule id="r" score="1"/>
                    <nvpair id="g" name="night" value="true"/></cluster_property_set>
                  <cluster_property_set id="cib-bootstrap-options"><nvpair id="h" name="x" value="first"/>
                  </cluster_property_set>
                </crm_config></configuration></cib>
                """).value();

        assertThat(config.property("x").orElseThrow().value()).isEqualTo("first");
        assertThat(config.property("y").orElseThrow().value()).isEqualTo("high");
        assertThat(config.property("z").orElseThrow()).isEqualTo(new Entry("low", "z", "low", FILE.line(3)));
        assertThat(config.property("night")).isEmpty();
    }

    @Test
    void references_to_blocks_and_operations_are_followed() {
        var config = PacemakerCib.parse(FILE, """
                <resources>
                  <primitive id="a" class="ocf" provider="heartbeat" type="Dummy">
                    <meta_attributes id="m"><nvpair id="n" name="target-role" value="Stopped"/></meta_attributes>
                    <operations id="o"><op id="p" name="monitor" interval="10s"/></operations>
                  </primitive>
                  <primitive id="b" class="lsb" type="x"><meta_attributes id-ref="m"/><operations id-ref="o"/></primitive>
                </resources>
                """).value();

        var resource = config.resource("b").orElseThrow();
        assertThat(resource.agent()).isEqualTo("lsb:x");
        assertThat(resource.meta("target-role")).isEqualTo("Stopped");
        assertThat(resource.operations())
                .extracting(PacemakerOperation::interval)
                .containsExactly("10s");
    }

    @Test
    void the_status_section_tells_who_is_online_and_what_failed() {
        var states = PacemakerCib.parse(FILE, text("cib.xml")).value().states();

        assertThat(states)
                .extracting(PacemakerNodeState::name, PacemakerNodeState::isOnline)
                .containsExactly(tuple("ctl1", true), tuple("ctl3", false));
        assertThat(states.get(0).transientAttributes())
                .extracting(Entry::key, Entry::value)
                .containsExactly(tuple("fail-count-vip#monitor_10000", "2"));
        assertThat(states.get(0).operations())
                .singleElement()
                .satisfies(op -> assertThat(op).containsEntry("resource", "vip").containsEntry("rc-code", "7"));
    }

    @Test
    void an_old_master_and_a_template_are_read_from_crm() {
        var config = CrmConfigure.parse(FILE, """
                node $id="1" n1 \\
                \tattributes standby="off"
                rsc_template web apache \\
                \tparams port=8000
                primitive drbd ocf:linbit:drbd \\
                \top monitor interval=29s role=Master
                primitive w @web
                ms ms-drbd drbd \\
                \tmeta master-max=1
                order o inf: ms-drbd:promote ( w v ) [ x:start y:start ]
                fencing_topology f1 f2,f3
                xml <rsc_order id="raw" first="a" \\
                  then="b"/>
                nonsense here
                """);

        var master = config.value().resource("ms-drbd").orElseThrow();
        assertThat(master.isPromotable()).isTrue();
        assertThat(master.members()).extracting(PacemakerResource::id).containsExactly("drbd");
        assertThat(config.value().resource("w").orElseThrow().template()).isEqualTo("web");
        assertThat(config.value().nodes()).singleElement().satisfies(node -> assertThat(
                        AttributeSet.effective(node.attributes(), "standby")
                                .orElseThrow()
                                .at())
                .isEqualTo(FILE.line(2)));
        assertThat(config.value().constraints().get(0).sets())
                .containsExactly(
                        new PacemakerConstraint.ResourceSet(Map.of("action", "promote"), List.of("ms-drbd")),
                        new PacemakerConstraint.ResourceSet(Map.of("sequential", "false"), List.of("w", "v")),
                        new PacemakerConstraint.ResourceSet(
                                Map.of("sequential", "false", "require-all", "false", "action", "start"),
                                List.of("x", "y")));
        assertThat(config.value().constraints().get(1).at()).isEqualTo(FILE.line(12));
        assertThat(config.value().fencingLevels())
                .extracting(FencingLevel::target, FencingLevel::devices)
                .containsExactly(tuple("", List.of("f1")), tuple("", List.of("f2", "f3")));
        assertThat(config.problems()).extracting(problem -> problem.at().line()).containsExactly(14);
    }

    @Test
    void the_constraints_of_old_and_new_pcs_are_the_same() {
        var old = PcsConfig.parse(FILE, """
                Cluster Name: c
                Location Constraints:
                  Resource: vip
                    Disabled on: ctl2 (score:-INFINITY) (id:l1)
                    Enabled on: ctl1 (score:50) (role: Started) (id:l2)
                Ordering Constraints:
                  start vip then promote db (kind:Optional) (non-symmetrical) (id:o1)
                Colocation Constraints:
                  vip with db (score:INFINITY) (rsc-role:Started) (with-rsc-role:Master) (id:c1)
                """).value().constraints();
        var recent = PcsConfig.parse(FILE, """
                Cluster Name: c
                Location Constraints:
                  resource 'vip' avoids node 'ctl2' with score INFINITY (id: l1)
                  Started resource 'vip' prefers node 'ctl1' with score 50 (id: l2)
                Order Constraints:
                  start resource 'vip' then promote resource 'db' (id: o1)
                    symmetrical=0 kind=Optional
                Colocation Constraints:
                  Started resource 'vip' with Promoted resource 'db' (id: c1)
                    score=INFINITY
                """).value().constraints();

        assertThat(recent)
                .extracting(PacemakerConfigTest::line)
                .containsExactlyElementsOf(
                        old.stream().map(PacemakerConfigTest::line).toList());
        assertThat(old)
                .extracting(PacemakerConfigTest::line)
                .contains(
                        "ORDER o1 {first=vip, first-action=start, kind=Optional, symmetrical=false, then=db, then-action=promote}",
                        "COLOCATION c1 {rsc=vip, rsc-role=Started, score=INFINITY, with-rsc=db, with-rsc-role=Promoted}");
    }

    @Test
    void old_pcs_writes_attributes_on_the_line_and_options_with_colons() {
        var config = PcsConfig.parse(FILE, """
                Cluster Name: c
                Pacemaker Nodes:
                 node-1 node-2

                Resources:
                 Clone: web-clone
                  Meta Attrs: interleave=true ordered=true
                  Resource: web (class=ocf provider=heartbeat type=apache)
                   Attributes: a=1 directory= b=2
                   Operations: start interval=0s timeout=90 (web-start-interval-0s)
                               monitor interval=30s on-fail=fence (web-monitor-interval-30s)

                Stonith Devices:
                 Resource: f1 (class=stonith type=fence_xvm)
                Fencing Levels:
                 Node: node-1
                  Level 1 - f1,f2

                Resources Defaults:
                 resource-stickiness: 100
                Operations Defaults:
                 No defaults set

                Cluster Properties:
                 no-quorum-policy: ignore
                 stonith-enabled: false
                """).value();

        var web = config.resource("web").orElseThrow();
        assertThat(web.agent()).isEqualTo("ocf:heartbeat:apache");
        assertThat(web.param("directory")).isEmpty();
        assertThat(web.param("b")).isEqualTo("2");
        assertThat(web.operations())
                .containsExactly(
                        new PacemakerOperation("start", Map.of("interval", "0s", "timeout", "90"), FILE.line(10)),
                        new PacemakerOperation(
                                "monitor", Map.of("interval", "30s", "on-fail", "fence"), FILE.line(11)));
        assertThat(config.resource("web-clone").orElseThrow().meta("interleave"))
                .isEqualTo("true");
        assertThat(config.nodes()).extracting(PacemakerNode::name).containsExactly("node-1", "node-2");
        assertThat(config.fencingLevels())
                .containsExactly(new FencingLevel("target", "node-1", 1, List.of("f1", "f2"), FILE.line(17)));
        assertThat(config.property("no-quorum-policy").orElseThrow())
                .isEqualTo(new Entry("", "no-quorum-policy", "ignore", FILE.line(25)));
        assertThat(config.operationDefaults()).isEmpty();
        assertThat(AttributeSet.effective(config.resourceDefaults(), "resource-stickiness")
                        .orElseThrow()
                        .value())
                .isEqualTo("100");
    }

    @Test
    void external_entities_are_not_read_and_bombs_do_not_go_off() {
        var parsed = PacemakerCib.parse(FILE, """
                <!DOCTYPE cib [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>
                <cib><configuration><nodes><node id="1" uname="n1">&x;&b;</node></nodes></configuration></cib>
                """);

        assertThat(parsed.value().nodes()).extracting(PacemakerNode::name).containsExactly("n1");
    }

    @Test
    void of_a_truncated_text_the_part_before_the_break_is_kept_and_the_break_is_named() {
        var whole = text("cib.xml");
        var cut = whole.substring(0, whole.indexOf("<fencing-topology>") + 5);

        var parsed = PacemakerCib.parse(FILE, cut);

        assertThat(parsed.value().constraints()).hasSize(8);
        assertThat(parsed.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.fatal()).isTrue();
            assertThat(problem.at().line()).isEqualTo((int) cut.lines().count());
        });
    }

    @Test
    void depth_is_bounded() {
        var parsed = PacemakerCib.parse(FILE, "<a>".repeat(10_000));

        assertThat(parsed.problems())
                .extracting(Problem::reason)
                .containsExactly("The XML is deeper or larger than we read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cib.xml", "crm-configure-show.txt", "pcs-config.txt"})
    void no_mutation_makes_a_parser_throw(String file) {
        var original = text(file);
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            var mutated = new StringBuilder(original);
            for (int i = 0; i < 8; i++) {
                int at = random.nextInt(mutated.length());
                if (random.nextBoolean()) {
                    mutated.deleteCharAt(at);
                } else {
                    mutated.setCharAt(at, "\"'\\<>/(){}[]:= \n\t&;x".charAt(random.nextInt(20)));
                }
            }
            int lines = (int) mutated.chars().filter(c -> c == '\n').count() + 1;
            var parsed = parse(file, mutated.toString());
            assertThat(parsed.value().all().map(r -> r.at().line())).allMatch(line -> line >= 1 && line <= lines);
        }
    }

    static Parsed<PacemakerConfig> parse(String file) {
        return parse(file, text(file));
    }

    private static Parsed<PacemakerConfig> parse(String file, String text) {
        BiFunction<Location, String, Parsed<PacemakerConfig>> parser =
                switch (file.charAt(1)) {
                    case 'i' -> PacemakerCib::parse;
                    case 'r' -> CrmConfigure::parse;
                    default -> PcsConfig::parse;
                };
        return parser.apply(FILE, text);
    }

    private static String text(String file) {
        try (var in = PacemakerConfigTest.class.getResourceAsStream("/parse/pacemaker/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collection<String> digest(PacemakerConfig config) {
        var lines = new TreeSet<String>();
        config.nodes().forEach(node -> lines.add("node " + node.name()));
        config.all().forEach(resource -> lines.addAll(lines(resource)));
        config.constraints().forEach(constraint -> lines.add(line(constraint)));
        config.fencingLevels()
                .forEach(level -> lines.add("level " + level.targetKind() + " " + level.target() + " " + level.index()
                        + " " + level.devices()));
        config.properties().forEach(set -> set.entries().forEach(e -> lines.add("property " + pair(e))));
        config.resourceDefaults().forEach(set -> set.entries().forEach(e -> lines.add("rsc_default " + pair(e))));
        config.operationDefaults().forEach(set -> set.entries().forEach(e -> lines.add("op_default " + pair(e))));
        return lines;
    }

    private static List<String> lines(PacemakerResource r) {
        var members = r.members().stream().map(PacemakerResource::id).collect(Collectors.joining(","));
        var container = r.container().isEmpty()
                ? ""
                : " container=" + r.container().get("type") + "/"
                        + r.container().get("replicas");
        var head = Stream.of(r.kind() + " " + r.id() + " [" + r.agent() + "]" + container
                + (members.isEmpty() ? "" : " members=" + members));
        var meta = r.meta().stream().flatMap(s -> s.entries().stream()).map(e -> "meta " + r.id() + " " + pair(e));
        var params = r.params().stream().flatMap(s -> s.entries().stream()).map(e -> "param " + r.id() + " " + pair(e));
        var ops = r.operations().stream()
                .map(op -> "op " + r.id() + " " + op.name() + " " + new TreeMap<>(op.attributes()));
        return Stream.of(head, meta, params, ops).flatMap(s -> s).toList();
    }

    private static String line(PacemakerConstraint c) {
        return c.kind() + " " + c.id() + (c.conditional() ? " (rule)" : "") + " " + new TreeMap<>(c.attributes());
    }

    private static String pair(Entry entry) {
        return entry.key() + "=" + entry.value();
    }
}
