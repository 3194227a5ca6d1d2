package org.plumbline.cloud.vip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;

class VrrpGroupTest {

    private static VrrpMember member(String host, int priority, Map<String, String> options, VrrpCheck... checks) {
        return member(host, priority, true, options, List.of(), checks);
    }

    private static VrrpMember member(
            String host,
            int priority,
            boolean runs,
            Map<String, String> options,
            List<String> peers,
            VrrpCheck... checks) {
        var at = new Location(host, "/etc/keepalived/keepalived.conf", 1);
        var settings = new HashMap<String, Setting>();
        settings.put("priority", Setting.set("priority", String.valueOf(priority), at));
        options.forEach((option, value) -> settings.put(option, Setting.set(option, value, at)));
        return new VrrpMember(
                host,
                "VI",
                runs,
                "eth0",
                Set.of("10.0.0.0/24"),
                51,
                2,
                List.of("10.0.0.10"),
                List.of(checks),
                host.equals("a") ? "10.0.0.1" : host.equals("b") ? "10.0.0.2" : "10.0.0.3",
                peers.stream().map(peer -> new VrrpMember.VrrpPeer(peer, at)).toList(),
                true,
                settings,
                at);
    }

    private static VrrpCheck check(int weight) {
        return new VrrpCheck(
                "track_script",
                "chk",
                "pgrep haproxy",
                VrrpCheck.Watches.BALANCER,
                weight,
                Duration.ofSeconds(2),
                2,
                new Location("a", "/etc/keepalived/keepalived.conf", 9));
    }

    private static VrrpGroup group(VrrpMember... members) {
        return new VrrpGroup(List.of(members), List.of());
    }

    /** A failed check moves the address only when another member is in front then. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # first | second | weight | nopreempt | decorative
            150     | 100    | -2     | false     | true
            150     | 100    | -50    | false     | true
            150     | 100    | -51    | false     | false
            150     | 100    | 50     | false     | true
            150     | 100    | 51     | false     | false
            150     | 100    | -51    | true      | true
            150     | 100    | 0      | false     | false
            3       | 2      | -200   | false     | false
            254     | 253    | 200    | false     | true
            """)
    void a_weight_must_bring_another_member_to_the_front(
            int first, int second, int weight, boolean nopreempt, boolean decorative) {
        var options = nopreempt ? Map.of("nopreempt", "on") : Map.<String, String>of();
        var group = group(member("a", first, options, check(weight)), member("b", second, options, check(weight)));

        assertThat(group.hasDecorativeChecks()).isEqualTo(decorative);
        assertThat(group.ignoresItsBalancer()).isEqualTo(decorative);
    }

    @Test
    void a_second_check_without_weight_still_looks_after_the_balancer() {
        var group = group(member("a", 150, Map.of(), check(-2), check(0)), member("b", 100, Map.of(), check(-2)));

        assertThat(group.hasDecorativeChecks()).isTrue();
        assertThat(group.ignoresItsBalancer()).isFalse();
    }

    @Test
    void nothing_is_said_of_weights_while_members_are_missing() {
        var members = List.of(member("a", 150, Map.of(), check(-2)), member("b", 100, Map.of(), check(-2)));

        assertThat(new VrrpGroup(members, List.of("c")).hasDecorativeChecks()).isFalse();
    }

    @Test
    void a_member_whose_keepalived_is_stopped_holds_nothing() {
        var alone = group(member("a", 150, Map.of()), member("b", 100, false, Map.of(), List.of()));

        assertThat(alone.alone()).isTrue();
        assertThat(alone.perhapsAlone()).isFalse();
        assertThat(new VrrpGroup(alone.members(), List.of("c")).alone()).isFalse();
        assertThat(new VrrpGroup(alone.members(), List.of("c")).perhapsAlone()).isTrue();
    }

    @Test
    void options_differ_only_where_all_are_known() {
        var one = member("a", 150, Map.of("auth_pass", "x"));

        assertThat(group(one, member("b", 100, Map.of("auth_pass", "y"))).differsIn("auth_pass"))
                .isTrue();
        assertThat(group(one, member("b", 100, Map.of("auth_pass", "x"))).differsIn("auth_pass"))
                .isFalse();
        assertThat(group(one, member("b", 100, Map.of())).differsIn("auth_pass"))
                .isTrue();
        assertThat(group(one, member("b", 100, Map.of("auth_pass", "****"))).differsIn("auth_pass"))
                .isFalse();
    }

    @Test
    void the_preferred_member_is_hasty_unless_it_waits() {
        var spare = member("b", 100, Map.of());

        assertThat(group(member("a", 150, Map.of(), check(0)), spare).hastyMember(5))
                .isNotNull();
        assertThat(group(member("a", 150, Map.of(), check(0)), spare).hastyMember(4))
                .isNull();
        assertThat(group(member("a", 150, Map.of("preempt_delay", "300")), spare)
                        .hastyMember(5))
                .isNull();
        assertThat(group(member("a", 150, Map.of("nopreempt", "on")), spare).hastyMember(5))
                .isNull();
        assertThat(group(member("a", 150, Map.of())).hastyMember(5)).isNull();
    }

    @Test
    void every_member_must_list_the_sources_of_the_others() {
        var peers = new ArrayList<>(List.of("10.0.0.2", "10.0.0.3"));
        var a = member("a", 3, true, Map.of(), peers);
        var b = member("b", 2, true, Map.of(), List.of("10.0.0.1", "10.0.0.3"));
        var c = member("c", 1, true, Map.of(), List.of("10.0.0.1", "10.0.0.2"));

        assertThat(group(a, b, c).hasMissingPeers()).isFalse();
        assertThat(group(a, b, c).hasStrangePeers()).isFalse();
        assertThat(group(a, b).strangePeers())
                .extracting(VrrpMember.VrrpPeer::address)
                .containsOnly("10.0.0.3");
        assertThat(group(a, b, member("c", 1, true, Map.of(), List.of("10.0.0.1")))
                        .membersWithMissingPeers())
                .extracting(VrrpMember::host)
                .containsExactly("c");
    }

    @Test
    void equal_priorities_count_between_hosts_only() {
        assertThat(group(member("a", 100, Map.of()), member("b", 100, Map.of())).hasEqualPriorities())
                .isTrue();
        assertThat(group(member("a", 100, Map.of()), member("a", 100, Map.of())).hasEqualPriorities())
                .isFalse();
        assertThat(group(member("a", 90, Map.of()), member("b", 100, Map.of())).priorities())
                .isEqualTo("b 100, a 90");
    }
}
