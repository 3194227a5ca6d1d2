package org.plumbline.cloud.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.cloud.Setting;
import org.plumbline.snapshot.Location;
import org.plumbline.snapshot.Secret;

class BrokerTest {

    private static final Location AT = new Location("ctl1", "rabbitmqctl", 1);

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "4.0.5, 4.0, true",
        "4.0, 4.0.0, true",
        "3.13.7, 4.0, false",
        "3.9.11, 3.10, false",
        "4.3.0-rc.1, 4.3, true",
        "'', 4.0, false",
    })
    void versions_are_compared_number_by_number(String version, String other, boolean atLeast) {
        assertThat(BrokerVersion.atLeast(version, other)).isEqualTo(atLeast);
        assertThat(BrokerVersion.before(version, other)).isEqualTo(!atLeast && !version.isEmpty());
    }

    @ParameterizedTest(name = "{0} on {1} of {2}: splits {3}, pauses both {4}, heals {5}")
    @CsvSource({
        "3.10.8, ignore,         3, true,  false, false",
        "3.10.8, ignore,         1, false, false, false",
        "3.10.8, pause_minority, 3, false, false, false",
        "3.10.8, pause_minority, 2, false, true,  false",
        "4.2.1,  autoheal,       3, false, false, true",
        "4.3.0,  ignore,         3, false, false, false",
        "'',     ignore,         3, false, false, false",
    })
    void partition_handling_is_judged_by_release_and_size(
            String version, String handling, int size, boolean splits, boolean pauses, boolean heals) {
        var settings = new java.util.HashMap<>(Map.of(
                "cluster_partition_handling", set("cluster_partition_handling", handling),
                "cluster_size", set("cluster_size", Integer.toString(size))));
        if (!version.isEmpty()) {
            settings.put("version", set("version", version));
        }
        var node = node(settings);
        assertThat(node.splits()).isEqualTo(splits);
        assertThat(node.pausesTwo()).isEqualTo(pauses);
        assertThat(node.heals()).isEqualTo(heals);
    }

    @ParameterizedTest(name = "{0} free, {1} memory: {2}")
    @CsvSource({
        "50000000,   2000000000,  true",
        "2000000000, 2000000000,  false",
        "2147483647, 16000000000, true",
        "2147483648, 16000000000, false",
        "50000000,   unknown,     true",
        "1000000000, unknown,     false",
    })
    void the_disk_alarm_comes_early_enough(String disk, String memory, boolean tooLate) {
        var node = node(
                Map.of("disk_free_limit", set("disk_free_limit", disk), "memory_limit", set("memory_limit", memory)));
        assertThat(node.stopsTooLate()).isEqualTo(tooLate);
    }

    @Test
    void what_is_not_known_accuses_nobody() {
        var node = node(Map.of());
        assertThat(node.stopsTooLate()).isFalse();
        assertThat(node.letsGuestIn()).isFalse();
        assertThat(node.lacksTls()).isFalse();
        assertThat(node.opensFewerFilesThan(50_000)).isFalse();
        assertThat(node.setting("open_files").known()).isFalse();
    }

    @Test
    void a_cluster_is_what_its_members_see() {
        var cluster = new BrokerCluster(
                "openstack",
                List.of(view("ctl1", "a b c", "a b"), view("ctl2", "a b", "a b")),
                List.of(),
                List.of(set("peers", "a, b, c"), set("peers", "a, b, c")),
                Map.of("a", "3.10.8 on Erlang 25.2", "b", "3.10.8 on Erlang 25.2", "c", "3.9.1 on Erlang 24.3"),
                List.of(),
                List.of(AT));
        assertThat(cluster.size()).isEqualTo(3);
        assertThat(cluster.even()).isFalse();
        assertThat(cluster.down()).containsExactly("c");
        assertThat(cluster.disagrees()).isTrue();
        assertThat(cluster.peersDiffer()).isFalse();
        assertThat(cluster.releasesByNode()).isEqualTo("3.10.8 on Erlang 25.2 (a, b), 3.9.1 on Erlang 24.3 (c)");
    }

    @Test
    void only_shared_classic_queues_without_mirror_are_on_one_node() {
        var queues = vhost(List.of(
                queue("conductor", "classic", true, 0, 0, 0),
                queue("reply_1", "classic", false, 0, 0, 0),
                queue("scheduler", "classic", true, 0, 0, 1),
                queue("compute", "quorum", true, 3, 2, 0),
                queue("cinder", "quorum", true, 1, 1, 0),
                queue("unknown", "", true, 0, 0, 0)));
        assertThat(queues.onOneNode()).extracting(BrokerQueue::name).containsExactly("conductor");
        assertThat(queues.thin()).extracting(BrokerQueue::name).containsExactly("cinder");
        assertThat(queues.degraded()).extracting(BrokerQueue::name).containsExactly("compute");
        assertThat(queues.untyped()).extracting(BrokerQueue::name).containsExactly("unknown");
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({"13, 20, true", "12, 20, false", "19, 19, false"})
    void leaders_lean_on_one_node(int busiest, int all, boolean leans) {
        var queues = new ArrayList<BrokerQueue>();
        for (int i = 0; i < all; i++) {
            queues.add(new BrokerQueue(
                    "/", "q" + i, "quorum", true, i < busiest ? "rabbit@a" : "rabbit@b", 3, 3, 0, 0, 0, 1, AT));
        }
        assertThat(vhost(queues).leansOnOneNode(60, 20)).isEqualTo(leans);
        assertThat(vhost(queues).busiest()).isEqualTo("rabbit@a");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "all, '', true",
        "exactly, 2, true",
        "exactly, 1, false",
        "'', '', false",
    })
    void a_policy_keeps_copies(String mode, String count, boolean keeps) {
        var policy = new BrokerPolicy("/", "ha", ".*", Map.of("ha-mode", mode, "ha-params", count), AT);
        assertThat(policy.keepsCopies()).isEqualTo(keeps);
    }

    @ParameterizedTest(name = "{0}: short {1}")
    @CsvSource({"8-15, true", "16, true", "17-23, false", "32, false"})
    void a_cookie_is_short(String length, boolean isShort) {
        assertThat(new BrokerCookie("ctl1", new Secret("9f3a1c22", length, false), AT).guessable())
                .isEqualTo(isShort);
    }

    private static Setting set(String option, String value) {
        return Setting.set(option, value, AT);
    }

    private static BrokerNode node(Map<String, Setting> settings) {
        return new BrokerNode("rabbit@ctl1", "ctl1", settings, List.of(), List.of(AT), AT);
    }

    private static BrokerView view(String host, String members, String running) {
        return new BrokerView(
                "rabbit@" + host,
                host,
                new TreeSet<>(List.of(members.split(" "))),
                List.of(),
                new TreeSet<>(List.of(running.split(" "))),
                Map.of(),
                AT);
    }

    private static VhostQueues vhost(List<BrokerQueue> queues) {
        return new VhostQueues("openstack", "/", true, 3, true, queues, List.of(), List.of(AT), AT);
    }

    private static BrokerQueue queue(String name, String type, boolean shared, int members, int online, int mirrors) {
        return new BrokerQueue("/", name, type, shared, "rabbit@a", members, online, mirrors, 0, 0, 1, AT);
    }
}
